using BiasAudit.Measuring;
using BiasAudit.Sections.Provenance;
using BiasAudit.Sketches;
using System.Text.Unicode;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class ManyHostsTests
{
    /// <summary>Ten million distinct hosts with a heavy head, by two workers that are merged: run with <c>--explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void Ten_million_hosts_stay_under_one_and_a_half_gibibytes_and_exact()
    {
        const int Hosts = 10_000_000;
        var options = new AuditOptions();
        var states = ProvenanceSection.Define().Measures.Select(kind => kind.Create(options)).ToArray();
        var hosts = states.OfType<SourceSizes>().Single().Hosts;
        Fill(hosts, Hosts);
        var filled = GC.GetTotalMemory(forceFullCollection: false) / (1024.0 * 1024);
        var profile = new Profile(options, ProvenanceSection.Define().Measures, states, []);
        var part = ProvenanceSection.Define().Conclude(profile);
        var peak = System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024);
        TestContext.Current.TestOutputHelper!.WriteLine($"hosts kept {hosts.Count:N0}, exact {hosts.Exact}, after the scan {filled:N0} MiB of objects, peak {peak:N0} MiB");
        Assert.Equal(Hosts, part.Measures.Single(m => m.Id == "provenance.hosts.distinct").Value);
        var top = hosts.Largest(0, 1000);
        for (var i = 0; i < 1000; i++) Assert.Equal($"h{i}.d{i}.com", hosts.TextAt(top[i]));
        Assert.InRange(peak, 0, 1536);
    }

    [Fact]
    public void Beyond_the_limit_domains_are_sampled_whole_and_errors_are_known()
    {
        var hosts = new KeyedCounts(4, 20_000);
        Fill(hosts, 100_000);
        Assert.False(hosts.Exact);
        Assert.InRange(hosts.Distinct, 100_000 * (1 - 4 * hosts.DistinctError), 100_000 * (1 + 4 * hosts.DistinctError));
        Assert.InRange(hosts.DistinctError, 0.001, 0.02);
    }

    private static void Fill(KeyedCounts counts, int hosts)
    {
        Span<byte> name = stackalloc byte[32];
        for (var i = 0; i < hosts; i++)
        {
            Utf8.TryWrite(name, $"h{i}.d{i % 3_000_000}.com", out var length);
            var documents = i < 1000 ? 5000 - i : 1 + i % 3;
            counts.Add(name[..length], documents, 3000L * documents, 2900L * documents, 0);
        }
    }
}
