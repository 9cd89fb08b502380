using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>The lines that many documents of the sample share.</summary>
internal static class BoilerplateResults
{
    /// <summary>Sampled documents that make a line boilerplate.</summary>
    private const int FewestDocuments = 5;

    private const int MostLines = 100;

    public static void Add(BoilerplateLines sample, SectionResult result)
    {
        var lines = new Dictionary<ulong, (SampledLine Line, List<SampledDocument> Documents)>();
        foreach (var document in sample.Documents)
            foreach (var sampled in document.Lines)
            {
                if (!lines.TryGetValue(sampled.Hash, out var line)) lines.Add(sampled.Hash, line = (sampled, []));
                line.Documents.Add(document);
            }
        var frequent = lines.Where(line => line.Value.Documents.Count >= FewestDocuments)
            .OrderByDescending(line => line.Value.Documents.Count).ThenBy(line => line.Key).Select(line => line.Value).ToList();
        AddShare(sample, frequent.SelectMany(line => line.Documents).Distinct().LongCount(), result);
        var shown = frequent.Take(MostLines).ToList();
        result.Add("quality.boilerplate", new DataFrame(
            new StringDataFrameColumn("line", shown.Select(line => line.Line.Snippet)), new Int64DataFrameColumn("documents", shown.Select(line => (long)line.Documents.Count)),
            new DoubleDataFrameColumn("share", shown.Select(line => (double)line.Documents.Count / sample.Documents.Count)),
            new Int64DataFrameColumn("sources", shown.Select(line => line.Documents.Select(document => document.Source).Distinct().LongCount())),
            new StringDataFrameColumn("main-source", shown.Select(line => MainSource(line.Documents)))));
        if (shown.Count == 0) return;
        result.Show(new TableView("quality.boilerplate", $"Lines shared by at least {FewestDocuments} of {sample.Documents.Count:N0} sampled documents",
            [new("line", "Line (masked)"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share), new("sources", "Sources", ColumnFormat.Count), new("main-source", "Most from")], Folded: true));
    }

    private static void AddShare(BoilerplateLines sample, long documents, SectionResult result)
    {
        var share = new Share(documents, sample.Documents.Count);
        if (share.Of == 0)
        {
            result.NotMeasurable("quality.boilerplate.documents-share", "share", "There are no documents.");
            return;
        }
        var limits = share.WilsonOf(sample.Seen);
        result.Add(new()
        {
            Id = "quality.boilerplate.documents-share",
            Value = share.Value,
            Unit = "share",
            Of = share.Of,
            OfUnit = "sampled documents",
            LeftOut = sample.Seen - share.Of,
            Interval = sample.Seen > share.Of ? new(IntervalKind.Sampling, limits.Low, limits.High) : null,
        });
    }

    private static string MainSource(List<SampledDocument> documents) => documents.GroupBy(document => document.SourceName)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;
}
