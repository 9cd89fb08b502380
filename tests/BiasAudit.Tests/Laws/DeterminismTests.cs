using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Laws;

/// <summary>The same input gives the same bytes: any thread count, any parts merged in any order, sample corpus and real corpora.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_sample_corpus_gives_the_same_bytes_however_it_is_scanned() =>
        AssertSame([Path.Combine(SharedData.Root, "datasets", "sample")], threads: [2, 5], parts: [7, 3, 1, 6, 2, 5, 4]);

    [Fact]
    public void Real_corpora_of_several_layouts_give_the_same_bytes_however_they_are_scanned() =>
        AssertSame(
            [SharedData.File("c4-sample.parquet"), SharedData.File("dolma-sample-nested.parquet"), SharedData.File("data-juicer-samples")],
            threads: [5], parts: [2, 3, 1]);

    private static void AssertSame(string[] inputs, int[] threads, int[] parts)
    {
        var corpus = Corpus.Open(inputs, new());
        var (profile, json) = Conclude(Profiler.Scan(corpus, new() { Threads = 1 }));
        Assert.True(json.Length > 10_000);
        foreach (var count in threads)
        {
            var (again, same) = Conclude(Profiler.Scan(corpus, new() { Threads = count }));
            Assert.Equal(profile, again);
            Assert.Equal(json, same);
        }
        var scans = parts.Select(part => Profiler.Scan(corpus, new() { Part = new(part, parts.Length) })).ToList();
        foreach (var part in scans.Skip(1)) scans[0].Merge(part);
        var (merged, report) = Conclude(scans[0]);
        Assert.Equal(profile, merged);
        Assert.Equal(json, report);
    }

    private static (byte[] Profile, string Json) Conclude(BiasAudit.Measuring.Profile profile)
    {
        using var bytes = new MemoryStream();
        profile.Save(bytes);
        using var json = new MemoryStream();
        AuditJson.Write(Audit.Conclude(profile, "corpus"), json);
        return (bytes.ToArray(), System.Text.Encoding.UTF8.GetString(json.ToArray()));
    }
}
