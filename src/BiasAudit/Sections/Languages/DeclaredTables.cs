using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Languages;

/// <summary>Declared against detected: the numbers, the confusion table and the rows that disagree most.</summary>
internal static class DeclaredTables
{
    public static void Conclude(DeclaredLanguages declared, Profile profile, SectionResult result)
    {
        var totals = declared.BySource.Totals();
        var documents = totals[DeclaredLanguages.Documents];
        result.Add(new()
        {
            Id = "languages.declared.share", Unit = "share", Of = documents, OfUnit = "documents",
            Value = documents == 0 ? null : LanguageTables.Ratio(totals[DeclaredLanguages.Declared], documents),
            Reason = documents == 0 ? "The corpus has no documents." : null,
        });
        var comparable = totals[DeclaredLanguages.Comparable];
        if (comparable == 0)
        {
            result.NotMeasurable("languages.declared.disagreement-share", "share", "No document has both a declared and a detected language.");
            return;
        }
        result.Add(new()
        {
            Id = "languages.declared.disagreement-share", Unit = "share", Value = LanguageTables.Ratio(totals[DeclaredLanguages.Disagree], comparable),
            Of = comparable, OfUnit = "documents with a declared and a detected language", LeftOut = documents - comparable,
            Interval = declared.BySource.JackknifeShare(DeclaredLanguages.Disagree, DeclaredLanguages.Comparable),
        });
        AddTable(declared, result);
        Show(declared, totals, profile, result);
    }

    private static void AddTable(DeclaredLanguages declared, SectionResult result)
    {
        var byDeclared = declared.Confusion.Cells.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var cells = declared.Confusion.Cells.OrderByDescending(c => c.Count).ThenBy(c => c.Row, StringComparer.Ordinal).ThenBy(c => c.Column, StringComparer.Ordinal).ToArray();
        result.Add("languages.declared", new DataFrame(
            new StringDataFrameColumn("declared", cells.Select(c => c.Row)),
            new StringDataFrameColumn("detected", cells.Select(c => c.Column)),
            new Int64DataFrameColumn("documents", cells.Select(c => c.Count)),
            new DoubleDataFrameColumn("share", cells.Select(c => LanguageTables.Ratio(c.Count, byDeclared[c.Row])))));
    }

    private static void Show(DeclaredLanguages declared, long[] totals, Profile profile, SectionResult result)
    {
        result.Show(new Sentence(string.Create(null,
            $"{totals[DeclaredLanguages.Disagree]:N0} of {totals[DeclaredLanguages.Comparable]:N0} documents with a declared and a detected language ({NumberText.Share(LanguageTables.Ratio(totals[DeclaredLanguages.Disagree], totals[DeclaredLanguages.Comparable]))}) are detected as another language than the corpus declares; languages that the model does not separate count as agreeing.")));
        result.Show(new TableView("languages.declared", "Declared against detected language",
            [new("declared", "Declared"), new("detected", "Detected"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of the declared", ColumnFormat.Share)], Folded: true));
        if (declared.Rows.Count == 0) return;
        result.Show(new Evidence("Rows whose declared language the text contradicts most",
            [.. declared.Rows.Take(20).Select(row => new EvidenceRow(row.Address, profile.PathOf(row.Address.Shard), row.Snippet, row.Detected,
                $"declared {LanguageCodes.NameOf(row.Declared)}, detected {LanguageCodes.NameOf(row.Detected)} at {row.ConfidencePerMille / 1000.0:F2}", "declared"))]));
    }
}
