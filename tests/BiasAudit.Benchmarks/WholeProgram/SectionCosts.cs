using System.Diagnostics;
using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>What each measure costs beside the text scan, in one run of one thread: nanoseconds of CPU per byte of text.</summary>
internal static class SectionCosts
{
    private const string SourceRow = "source of the document";
    private const int Rounds = 6;

    /// <summary>Measures over some files and returns a page of Markdown; the last round counts.</summary>
    public static string Run(string[] inputs)
    {
        var corpus = Corpus.Open(inputs, new() { HashShards = false });
        var page = "";
        for (var round = 0; round < Rounds; round++) page = Measure(corpus);
        return page;
    }

    private static string Measure(Corpus corpus)
    {
        var options = new AuditOptions { Threads = 1 };
        var kinds = Catalog.Sections.SelectMany(section => section.Measures).ToArray();
        var (states, ticks) = (kinds.Select(kind => kind.Create(options)).ToArray(), new long[kinds.Length]);
        var (document, alone) = (new Document(options), new TextScan());
        var source = new SourceFacts(References.PublisherRegistry.BuiltIn);
        var (scan, facts, sources, bytes, documents, found) = (0L, 0L, 0L, 0L, 0L, 0L);
        var (begin, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.UserTime);
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    if (batch[Role.Text]!.IsNull(i)) continue;
                    var at = Stopwatch.GetTimestamp();
                    alone.Scan(batch[Role.Text]![i]);
                    found += alone.SpacedWords.Length + alone.Lines.Length;
                    scan += Lap(ref at);
                    document.Read(batch, i);
                    found += document.SpacedWords.Length + document.Lines.Length; // made when asked for: not to be a measure's cost
                    facts += Lap(ref at);
                    source.Read(document);
                    sources += Lap(ref at);
                    (bytes, documents) = (bytes + document.Utf8.Length, documents + 1);
                    for (var k = 0; k < states.Length; k++)
                    {
                        states[k].Add(document);
                        ticks[k] += Lap(ref at);
                    }
                }
            }, default);
        var total = Stopwatch.GetTimestamp() - begin;
        // Shares of the wall clock, scaled to the CPU time of the process.
        var unit = (Environment.CpuUsage.UserTime - cpu).TotalSeconds / total * 1e9 / bytes;
        var reading = total - scan - facts - sources - ticks.Sum();
        var rows = new List<(string Name, double Cost)> { ("reading", reading * unit), ("text scan alone", scan * unit), (SourceRow, sources * unit), ("language and topic of the document", (facts - scan - sources) * unit) };
        rows.AddRange(kinds.Zip(ticks, (kind, spent) => (kind.Id, spent * unit)));
        GC.KeepAlive(found);
        return Page(rows, bytes, documents);
    }

    private static long Lap(ref long at)
    {
        var now = Stopwatch.GetTimestamp();
        var lap = now - at;
        at = now;
        return lap;
    }

    private static string Page(List<(string Name, double Cost)> rows, long bytes, long documents)
    {
        var sum = rows.Sum(row => row.Cost);
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"# What each measure costs\n\n{documents:N0} documents, {bytes / 1e6:N1} MB of text, one thread, {Environment.Version}, {Environment.ProcessorCount} processors. The whole: {1000 / sum:N0} MB of text per second of CPU.\n");
        page.AppendLine("| part | ns of CPU per byte | of the text scan |\n|---|---|---|");
        foreach (var (name, cost) in rows) page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {cost:0.00} | {cost / rows[1].Cost:0.00} |");
        var provenance = rows.Where(row => row.Name == SourceRow || row.Name.StartsWith("provenance.", StringComparison.Ordinal)).Sum(row => row.Cost);
        page.AppendLine(CultureInfo.InvariantCulture, $"\nProvenance in all, the source of the document included: {provenance:0.00} ns per byte, {provenance / sum:P1} of the whole scan and {provenance / (rows[0].Cost + rows[1].Cost):P1} of reading and text scan alone.");
        return page.ToString();
    }
}
