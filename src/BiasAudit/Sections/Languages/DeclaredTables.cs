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
        AddWriting(declared, result);
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
        AddByDeclared(declared, result);
        DeclaredMatrix.AddTo(declared, result);
        Show(declared, totals, profile, result);
    }

    private static void AddWriting(DeclaredLanguages declared, SectionResult result)
    {
        var totals = declared.BySource.Totals();
        var (comparable, disagree) = (totals[DeclaredLanguages.WritingComparable], totals[DeclaredLanguages.WritingDisagree]);
        result.Add(new()
        {
            Id = "languages.declared.writing-disagreement-share", Unit = "share", Of = comparable, OfUnit = "documents with a declared and a detected writing of Chinese",
            Value = comparable == 0 ? null : LanguageTables.Ratio(disagree, comparable),
            Reason = comparable == 0 ? "No document declares Simplified or Traditional Chinese and shows which it is." : null,
            Interval = comparable == 0 ? null : declared.BySource.JackknifeShare(DeclaredLanguages.WritingDisagree, DeclaredLanguages.WritingComparable),
        });
        if (disagree > 0)
            result.Show(new Sentence($"{disagree:N0} of {comparable:N0} documents declared as Simplified or Traditional Chinese are in the other writing, or in both."));
    }

    /// <summary>One row a declared language: how many of its documents are detected as another.</summary>
    private static void AddByDeclared(DeclaredLanguages declared, SectionResult result)
    {
        var rows = declared.Confusion.Cells.Where(c => c.Row != LanguageCodes.Undetermined).GroupBy(c => c.Row).Select(cells => (
            Code: cells.Key, Documents: cells.Sum(c => c.Count), Undetermined: cells.Where(c => c.Column == LanguageCodes.Undetermined).Sum(c => c.Count),
            Other: cells.Where(c => c.Column != LanguageCodes.Undetermined && !DeclaredLanguages.Agree(c.Row, c.Column)).Sum(c => c.Count)))
            .OrderByDescending(row => row.Other).ThenByDescending(row => row.Documents).ThenBy(row => row.Code, StringComparer.Ordinal).ToArray();
        result.Add("languages.declared-disagreement", new DataFrame(
            new StringDataFrameColumn("declared", rows.Select(r => r.Code)),
            new StringDataFrameColumn("name", rows.Select(r => LanguageCodes.NameOf(r.Code))),
            new Int64DataFrameColumn("documents", rows.Select(r => r.Documents)),
            new Int64DataFrameColumn("undetermined", rows.Select(r => r.Undetermined)),
            new Int64DataFrameColumn("disagreeing", rows.Select(r => r.Other)),
            new DoubleDataFrameColumn("disagreement-share", rows.Select(r => r.Documents == r.Undetermined ? null : (double?)LanguageTables.Ratio(r.Other, r.Documents - r.Undetermined)))));
        result.Show(new TableView("languages.declared-disagreement", "Declared languages by documents detected as another",
            [new("name", "Declared"), new("documents", "Documents", ColumnFormat.Count), new("undetermined", "Undetermined", ColumnFormat.Count), new("disagreeing", "Detected as another", ColumnFormat.Count),
             new("disagreement-share", "Share of those with a detected language", ColumnFormat.Share)], Folded: true));
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
