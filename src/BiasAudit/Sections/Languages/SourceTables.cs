using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Languages;

/// <summary>Which sources carry each language, and which languages rest on one.</summary>
internal static class SourceTables
{
    private const int CarriersShown = 5;
    private const int FewestDocuments = 10;
    private const double Alone = 0.9;

    private sealed record Language(string Code, long Documents, (string Source, long Documents)[] Carriers)
    {
        public double LargestShare => LanguageTables.Ratio(Carriers[0].Documents, Documents);

        public bool RestsOnOne => Documents >= FewestDocuments && LargestShare >= Alone;
    }

    public static void Conclude(LanguageCounts counts, SectionResult result)
    {
        var languages = counts.Sources.Cells.Where(cell => cell.Column != LanguageCodes.Undetermined).GroupBy(cell => cell.Column)
            .Select(cells => new Language(cells.Key, cells.Sum(c => c.Count), [.. cells.OrderByDescending(c => c.Count).Select(c => (c.Row, c.Count))]))
            .OrderByDescending(language => language.Documents).ThenBy(language => language.Code, StringComparer.Ordinal).ToArray();
        AddTables(languages, result);
        var lonely = languages.Where(language => language.RestsOnOne).ToArray();
        result.Add(new() { Id = "languages.single-source.count", Value = lonely.Length, Unit = "languages", Of = languages.Length, OfUnit = "languages" });
        Show(counts, languages, lonely, result);
    }

    private static void AddTables(Language[] languages, SectionResult result)
    {
        result.Add("languages.sources", new DataFrame(
            new StringDataFrameColumn("language", languages.Select(l => l.Code)),
            new Int64DataFrameColumn("documents", languages.Select(l => l.Documents)),
            new Int64DataFrameColumn("sources", languages.Select(l => (long)l.Carriers.Length)),
            new StringDataFrameColumn("largest-source", languages.Select(l => l.Carriers[0].Source)),
            new DoubleDataFrameColumn("largest-share", languages.Select(l => l.LargestShare)),
            new StringDataFrameColumn("rests-on-one", languages.Select(l => l.RestsOnOne ? "yes" : ""))));
        var carriers = languages.SelectMany(l => l.Carriers.Take(CarriersShown).Select(c => (l.Code, c.Source, c.Documents, Whole: l.Documents))).ToArray();
        result.Add("languages.carriers", new DataFrame(
            new StringDataFrameColumn("language", carriers.Select(c => c.Code)), new StringDataFrameColumn("source", carriers.Select(c => c.Source)),
            new Int64DataFrameColumn("documents", carriers.Select(c => c.Documents)), new DoubleDataFrameColumn("share", carriers.Select(c => LanguageTables.Ratio(c.Documents, c.Whole)))));
    }

    private static void Show(LanguageCounts counts, Language[] languages, Language[] lonely, SectionResult result)
    {
        if (languages.Length == 0) return;
        var names = string.Join(", ", lonely.Take(CarriersShown).Select(l => $"{LanguageCodes.NameOf(l.Code)} ({l.Carriers[0].Source})"));
        if (lonely.Length > 0)
            result.Show(new Sentence($"{lonely.Length:N0} of {languages.Length:N0} languages {(lonely.Length == 1 ? "rests" : "rest")} on one source, which holds {NumberText.Share(Alone)} or more of their documents: {names}{(lonely.Length > CarriersShown ? ", and more" : "")}."));
        if (!counts.Sources.Exact)
            result.Show(new Sentence($"Languages by source are from one source in {counts.Sources.Weight:N0}, chosen by hash.", SentenceRole.Limit));
        result.Show(new TableView("languages.sources", "Which sources carry each language",
            [new("language", "Language"), new("documents", "Documents", ColumnFormat.Count), new("sources", "Sources", ColumnFormat.Count), new("largest-source", "Largest source"), new("largest-share", "Its share", ColumnFormat.Share), new("rests-on-one", "Rests on it alone")], Folded: true));
    }
}
