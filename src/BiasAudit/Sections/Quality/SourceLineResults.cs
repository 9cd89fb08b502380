using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>The boilerplate of each source: lines that a quarter of its sampled documents share.</summary>
internal static class SourceLineResults
{
    /// <summary>Fewer sampled documents say nothing about a source.</summary>
    private const int FewestDocuments = 8;

    private const int FewestCopies = 4, MostSources = 1000;

    public static void Add(SourceLines lines, SectionResult result)
    {
        var sources = lines.Sources.Where(documents => documents.Count >= FewestDocuments).Select(Of)
            .OrderByDescending(source => source.Share.Value).ThenByDescending(source => source.Share.Of).ThenBy(source => source.Name, StringComparer.Ordinal).ToList();
        AddShare(sources, result);
        var shown = sources.Where(source => source.Lines > 0).Take(MostSources).ToList();
        result.Add("quality.boilerplate-by-source", new DataFrame(
            new StringDataFrameColumn("source", shown.Select(source => source.Name)), new Int64DataFrameColumn("sampled", shown.Select(source => source.Share.Of)),
            new Int64DataFrameColumn("documents", shown.Select(source => source.Share.Count)), new DoubleDataFrameColumn("share", shown.Select(source => source.Share.Value)),
            new DoubleDataFrameColumn("share-low", shown.Select(source => source.Share.Wilson().Low)), new DoubleDataFrameColumn("share-high", shown.Select(source => source.Share.Wilson().High)),
            new Int64DataFrameColumn("lines", shown.Select(source => (long)source.Lines)), new Int64DataFrameColumn("line-documents", shown.Select(source => (long)source.Copies)),
            new StringDataFrameColumn("line", shown.Select(source => source.Line.Snippet))));
        if (shown.Count == 0) return;
        result.Show(new TableView("quality.boilerplate-by-source", $"Boilerplate by source: lines that a quarter of its sampled documents share (up to {SourceLines.MostOfSource} documents a source)",
            [new("source", "Source"), new("sampled", "Sampled", ColumnFormat.Count), new("documents", "With such a line", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share),
             new("share-low", "from", ColumnFormat.Share), new("share-high", "to", ColumnFormat.Share), new("lines", "Lines", ColumnFormat.Count), new("line", "Most frequent (masked)"), new("line-documents", "In", ColumnFormat.Count)], Rows: 10));
    }

    private static void AddShare(List<SourceBoilerplate> sources, SectionResult result)
    {
        const string Id = "quality.boilerplate.sources-share";
        if (sources.Count == 0)
            result.NotMeasurable(Id, "share", $"No source has {FewestDocuments} sampled documents.");
        else
            result.Add(new() { Id = Id, Value = (double)sources.Count(source => source.Share.Value >= 0.5) / sources.Count, Unit = "share", Of = sources.Count, OfUnit = $"sources with at least {FewestDocuments} sampled documents" });
    }

    private static SourceBoilerplate Of(IReadOnlyCollection<SampledDocument> documents)
    {
        var frequent = documents.SelectMany(document => document.Lines).GroupBy(line => line.Hash)
            .Where(copies => copies.Count() >= Math.Max(FewestCopies, documents.Count / 4.0)).ToDictionary(copies => copies.Key, copies => (Line: copies.First(), Count: copies.Count()));
        var touched = documents.Count(document => document.Lines.Any(line => frequent.ContainsKey(line.Hash)));
        var (line, count) = frequent.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key).Select(entry => entry.Value).FirstOrDefault();
        return new(documents.First().SourceName, new(touched, documents.Count), frequent.Count, line, count);
    }

    private sealed record SourceBoilerplate(string Name, Share Share, int Lines, SampledLine Line, int Copies);
}
