using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Languages;

/// <summary>What a sample tells of tokenizers, and what the user's classifiers say.</summary>
internal static class SampleTables
{
    private const int FewestDocuments = 5;

    /// <summary>Tokens a character of each language, and the tokens that content of one English token costs.</summary>
    public static void AddPremium(TokenSample sample, SectionResult result)
    {
        var english = sample.Languages.IndexOf("en");
        var perEnglish = sample.Documents[english] >= FewestDocuments ? (double)sample.Tokens[english] / sample.Characters[english] : (double?)null;
        var rows = Enumerable.Range(1, sample.Languages.Count - 1).Where(i => sample.Documents[i] >= FewestDocuments && sample.Characters[i] > 0)
            .OrderByDescending(i => sample.Documents[i]).ThenBy(i => i).ToArray();
        if (rows.Length == 0) return;
        double Rate(int i) => (double)sample.Tokens[i] / sample.Characters[i];
        result.Add("languages.premium", new DataFrame(
            new StringDataFrameColumn("language", rows.Select(i => sample.Languages.Codes[i])),
            new Int64DataFrameColumn("documents", rows.Select(i => sample.Documents[i])),
            new Int64DataFrameColumn("characters", rows.Select(i => sample.Characters[i])),
            new Int64DataFrameColumn("tokens", rows.Select(i => sample.Tokens[i])),
            new DoubleDataFrameColumn("tokens-per-character", rows.Select(Rate)),
            new DoubleDataFrameColumn("premium", rows.Select(i => perEnglish is { } en && Parity.Of(sample.Languages.Codes[i]) is { } parity ? Rate(i) * parity.Characters / en : (double?)null))));
        result.Show(new TableView("languages.premium", $"Tokens of {Models.Tokens.TokenCounter.Encoding} by language, on a sample of 1 document in 128",
            [new("language", "Language"), new("documents", "Sampled documents", ColumnFormat.Count), new("tokens-per-character", "Tokens per character", ColumnFormat.Number), new("premium", "Tokens for the content of one English token", ColumnFormat.Number)], Folded: true));
    }

    /// <summary>The labels of each classifier: overall, by language and by source.</summary>
    public static void AddClassifiers(ClassifierLabels labels, SectionResult result)
    {
        if (labels.Classifiers.Count == 0) return;
        var all = labels.Classifiers.SelectMany(c => c.ByLanguage.ColumnTotals.OrderByDescending(t => t.Count).Select(t => (c.Name, t.Column, t.Count, Whole: c.ByLanguage.Total))).ToArray();
        result.Add("languages.classifiers", new DataFrame(
            new StringDataFrameColumn("classifier", all.Select(r => r.Name)), new StringDataFrameColumn("label", all.Select(r => r.Column)),
            new Int64DataFrameColumn("documents", all.Select(r => r.Count)), new DoubleDataFrameColumn("share", all.Select(r => LanguageTables.Ratio(r.Count, r.Whole)))));
        AddCross("languages.classifiers-by-language", "language", labels, c => c.ByLanguage, result);
        AddCross("languages.classifiers-by-source", "source", labels, c => c.BySource, result);
        result.Show(new TableView("languages.classifiers", "Labels of the classifiers",
            [new("classifier", "Classifier"), new("label", "Label"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share", ColumnFormat.Share)]));
    }

    private static void AddCross(string table, string field, ClassifierLabels labels, Func<ClassifierLabels.Classifier, Sketches.CrossTable> cross, SectionResult result)
    {
        var cells = labels.Classifiers.SelectMany(c => cross(c).Cells.GroupBy(cell => cell.Row)
            .SelectMany(row => row.Select(cell => (c.Name, cell.Row, cell.Column, cell.Count, Whole: row.Sum(r => r.Count))))).ToArray();
        result.Add(table, new DataFrame(
            new StringDataFrameColumn("classifier", cells.Select(c => c.Name)), new StringDataFrameColumn(field, cells.Select(c => c.Row)),
            new StringDataFrameColumn("label", cells.Select(c => c.Column)), new Int64DataFrameColumn("documents", cells.Select(c => c.Count)),
            new DoubleDataFrameColumn("share", cells.Select(c => LanguageTables.Ratio(c.Count, c.Whole)))));
    }
}
