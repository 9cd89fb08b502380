using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;
using BiasAudit.Measuring;
using BiasAudit.Sections.Provenance;
using BiasAudit.Sketches;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class ManyHostsTests
{
    private static readonly string[] Statistics = ["distinct", "largest-share", "top-10-share", "hhi", "effective-number", "effective-number-1", "gini"];

    /// <summary>Ten million distinct hosts on as many domains with a heavy head, scanned by two workers that are merged: run with <c>--explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void Ten_million_hosts_stay_under_one_and_a_half_gibibytes_and_exact()
    {
        const int Hosts = 10_000_000;
        var options = new AuditOptions();
        var states = ProvenanceSection.Define().Measures.Select(kind => kind.Create(options)).ToArray();
        var hosts = states.OfType<SourceSizes>().Single().Hosts;
        MergeTwoWorkers(hosts, Hosts);
        var scanned = Peak();
        var profile = new Profile(options, ProvenanceSection.Define().Measures, states, []);
        var part = ProvenanceSection.Define().Conclude(profile);
        TestContext.Current.TestOutputHelper!.WriteLine($"| {Hosts:N0} | {new DomainTable(hosts).Count:N0} | {scanned:N0} MiB | {Peak():N0} MiB | {(hosts.Exact ? "yes" : "no")} |");
        Assert.Equal(Hosts, part.Measures.Single(m => m.Id == "provenance.hosts.distinct").Value);
        Assert.Equal(Hosts, part.Measures.Single(m => m.Id == "provenance.domains.distinct").Value);
        var (top, table) = (hosts.Largest(0, 1000), part.Tables.Single(t => t.Name == "provenance.domains").Frame);
        for (var i = 0; i < 1000; i++) Assert.Equal(($"h{i}.d{i}.com", $"d{i}.com", 5000L - i), (hosts.TextAt(top[i]), table["domain"][i], table["documents"][i]));
        Assert.InRange(Peak(), 0, 1536);
    }

    [Fact]
    public void Once_a_sketch_takes_over_every_number_has_an_error_that_holds_the_truth()
    {
        var (truth, estimate) = (Conclude(capacity: 1_000_000), Conclude(capacity: 50_000));
        var (held, all) = (0, 0);
        foreach (var thing in new[] { "hosts", "domains", "publishers", "domains-by-bytes" })
            foreach (var statistic in Statistics)
            {
                var (exact, measured) = (truth.Single(m => m.Id == $"provenance.{thing}.{statistic}"), estimate.Single(m => m.Id == $"provenance.{thing}.{statistic}"));
                Assert.True(measured.Interval is { Kind: IntervalKind.Sampling }, measured.Id);
                var half = (measured.Interval!.High - measured.Interval.Low) / 2;
                Assert.True(Math.Abs(exact.Value!.Value - measured.Value!.Value) <= 1.6 * half, $"{measured.Id}: {exact.Value} is not near {measured.Value} ± {half}");
                Assert.True(half <= (statistic == "distinct" ? 0.03 : 0.2) * measured.Value, $"{measured.Id}: ± {half} of {measured.Value}");
                (held, all) = (held + (measured.Interval.Low <= exact.Value && exact.Value <= measured.Interval.High ? 1 : 0), all + 1);
            }
        Assert.True(held >= 0.85 * all, $"{held} of {all} intervals of 95 % hold the exact number");
        foreach (var field in new[] { "countries", "kinds" })
        {
            var (exact, measured) = (truth.Single(m => m.Id == $"provenance.{field}.largest-share").Value!.Value, estimate.Single(m => m.Id == $"provenance.{field}.largest-share").Value!.Value);
            Assert.InRange(measured, exact - 0.01, exact + 0.01);
        }
    }

    [Fact]
    public void Distinct_hosts_are_within_one_percent_at_the_usual_size_of_the_sketch()
    {
        var counts = new KeyedCounts(1, 100_000);
        Span<byte> name = stackalloc byte[32];
        for (var i = 0; i < 1_000_000; i++)
        {
            Utf8.TryWrite(name, $"h{i}.example", out var length);
            counts.Add(name[..length], 1);
        }
        Assert.False(counts.Exact);
        Assert.InRange(counts.Distinct, 990_000, 1_010_000);
        Assert.InRange(counts.DistinctError, 0.001, 0.01);
    }

    // 200,000 hosts on 120,000 domains; sizes fall as 1/rank, and the documents of big sites are shorter.
    private static List<Measured> Conclude(int capacity)
    {
        var options = new AuditOptions { SourceCapacity = capacity };
        var kinds = ProvenanceSection.Define().Measures;
        var states = kinds.Select(kind => kind.Create(options)).ToArray();
        var (hosts, sample) = (states.OfType<SourceSizes>().Single().Hosts, states.OfType<DocumentSample>().Single());
        var document = 0UL;
        for (var i = 0; i < 200_000; i++)
        {
            var (ending, host) = (i % 3 == 0 ? "de" : i % 7 == 0 ? "fr" : "com", i < 3 ? new[] { "bbc.com", "people.com.cn", "wikipedia.org" }[i] : "");
            if (host.Length == 0) host = $"h{i}.d{i % 120_000}.{(i >= 120_000 ? (i - 120_000) % 3 == 0 ? "de" : (i - 120_000) % 7 == 0 ? "fr" : "com" : ending)}";
            var (documents, bytes) = (1 + 120_000L / (i + 8), 400L + i % 3000);
            Add(hosts, host, documents, documents * bytes);
            for (var d = 0; d < documents; d++) sample.Keep(new(ConsistentSample.Mix(++document * 0x9E3779B97F4A7C15), host, bytes, bytes, 0));
        }
        return [.. ProvenanceSection.Define().Conclude(new Profile(options, kinds, states, [])).Measures];
    }

    private static void MergeTwoWorkers(KeyedCounts hosts, int count)
    {
        var other = new KeyedCounts(4);
        Span<byte> name = stackalloc byte[32];
        for (var i = 0; i < count; i++)
        {
            Utf8.TryWrite(name, $"h{i}.d{i}.com", out var length);
            var documents = i < 1000 ? 5000 - i : 1 + i % 3;
            (i % 2 == 0 ? hosts : other).Add(name[..length], documents, 3000L * documents, 2900L * documents, 0);
        }
        hosts.Merge(other);
    }

    private static void Add(KeyedCounts hosts, string host, long documents, long bytes)
    {
        var (name, domain) = (Encoding.ASCII.GetBytes(host), Encoding.ASCII.GetBytes(BiasAudit.References.PublicSuffixes.Shared.DomainOf(host)));
        hosts.Add(Site.KeyOf(XxHash3.HashToUInt64(domain), XxHash3.HashToUInt64(name)), name, [documents, bytes, bytes, 0]);
    }

    private static double Peak() => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024);
}
