using System.Diagnostics;
using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>What each measure costs beside the text scan, on one thread: nanoseconds of CPU per byte of text.</summary>
/// <remarks>
/// Rounds with a clock between the measures, for the table, take turns with rounds without, for the whole: thirty clocks a document cost
/// half a nanosecond a byte. Of each the best counts, because whatever else a machine does only adds.
/// </remarks>
internal static class SectionCosts
{
    private const string SourceRow = "source of the document";
    private const int Rounds = 6;

    /// <summary>Measures over some files and returns a page of Markdown.</summary>
    public static string Run(string[] inputs)
    {
        var corpus = Corpus.Open(inputs, new() { HashShards = false });
        var (whole, table) = (new List<double>(), new List<List<(string Name, double Cost)>>());
        var (bytes, documents) = (0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            table.Add(Measure(corpus, out bytes, out documents));
            whole.Add(Whole(corpus));
        }
        return Page(table.MinBy(rows => rows.Sum(row => row.Cost))!, whole, bytes, documents);
    }

    /// <summary>What one scan costs that does what an audit does, per byte of text.</summary>
    private static double Whole(Corpus corpus)
    {
        var options = new AuditOptions { Threads = 1 };
        var states = Catalog.Sections.SelectMany(section => section.Measures).Select(kind => kind.Create(options)).ToArray();
        var (document, bytes, cpu) = (new Document(options), 0L, Environment.CpuUsage.TotalTime);
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    if (batch[Role.Text]!.IsNull(i)) continue;
                    document.Read(batch, i);
                    bytes += document.Utf8.Length;
                    foreach (var state in states) state.Add(document);
                }
            }, default);
        return (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / bytes;
    }

    private static List<(string Name, double Cost)> Measure(Corpus corpus, out long size, out long rowCount)
    {
        var options = new AuditOptions { Threads = 1 };
        var kinds = Catalog.Sections.SelectMany(section => section.Measures).ToArray();
        var (states, ticks) = (kinds.Select(kind => kind.Create(options)).ToArray(), new long[kinds.Length]);
        var (document, alone) = (new Document(options), new TextScan());
        var source = new SourceFacts(References.PublisherRegistry.BuiltIn);
        var (scan, facts, sources, bytes, documents, found) = (0L, 0L, 0L, 0L, 0L, 0L);
        var (begin, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
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
                    found += document.Scan.Tokens.Tokens.Length + document.Lines.Length; // made when asked for: not to be a measure's cost
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
        var unit = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / total * 1e9 / bytes;
        var reading = total - scan - facts - sources - ticks.Sum();
        var rows = new List<(string Name, double Cost)> { ("reading", reading * unit), ("text scan alone", scan * unit), (SourceRow, sources * unit), ("language and topic of the document", (facts - scan - sources) * unit) };
        rows.AddRange(kinds.Zip(ticks, (kind, spent) => (kind.Id, spent * unit)));
        GC.KeepAlive(found);
        (size, rowCount) = (bytes, documents);
        return rows;
    }

    private static long Lap(ref long at)
    {
        var now = Stopwatch.GetTimestamp();
        var lap = now - at;
        at = now;
        return lap;
    }

    private static string Page(List<(string Name, double Cost)> rows, List<double> whole, long bytes, long documents)
    {
        var (sum, best) = (rows.Sum(row => row.Cost), whole.Min());
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"# What each measure costs\n\n{documents:N0} documents, {bytes / 1e6:N1} MB of text, one thread, {Environment.Version}, {Environment.ProcessorCount} processors. The whole scan: {1000 / best:N1} MB of text per second of CPU ({best:0.0} ns per byte, the best of {whole.Count} rounds; the middle one {whole.Order().ElementAt(whole.Count / 2):0.0}). The table is the best of as many rounds with clocks between the parts, which cost something themselves: its sum is {sum:0.0}.\n");
        page.AppendLine("| part | ns of CPU per byte | of the text scan |\n|---|---|---|");
        foreach (var (name, cost) in rows) page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {cost:0.00} | {cost / rows[1].Cost:0.00} |");
        var provenance = rows.Where(row => row.Name == SourceRow || row.Name.StartsWith("provenance.", StringComparison.Ordinal)).Sum(row => row.Cost);
        page.AppendLine(CultureInfo.InvariantCulture, $"\nProvenance in all, the source of the document included: {provenance:0.00} ns per byte, {provenance / sum:P1} of the whole scan and {provenance / (rows[0].Cost + rows[1].Cost):P1} of reading and text scan alone.");
        return page.ToString();
    }
}
