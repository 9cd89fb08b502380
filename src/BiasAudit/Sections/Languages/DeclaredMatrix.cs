using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Languages;

/// <summary>Declared against detected as a matrix for the eye: the largest languages of both sides, the rest as one column.</summary>
internal static class DeclaredMatrix
{
    private const int Rows = 12;
    private const int Columns = 10;
    private const string Others = "others";

    public static void AddTo(DeclaredLanguages declared, SectionResult result)
    {
        var cells = declared.Confusion.Cells.Where(c => c.Row != LanguageCodes.Undetermined).ToArray();
        string[] rows = [.. Largest(cells.Select(c => (c.Row, c.Count))).Take(Rows)];
        var shown = cells.Where(c => rows.Contains(c.Row, StringComparer.Ordinal)).ToArray();
        // In the order of the rows, so that agreement is the diagonal.
        string[] detected = [.. Largest(shown.Where(c => c.Column != LanguageCodes.Undetermined).Select(c => (c.Column, c.Count))).Take(Columns)];
        string[] columns = [.. rows.Where(detected.Contains), .. detected.Except(rows), LanguageCodes.Undetermined, Others];
        var wholes = rows.Select(row => shown.Where(c => c.Row == row).Sum(c => c.Count)).ToArray();
        var frame = new DataFrame(new StringDataFrameColumn("declared", rows.Select(LanguageCodes.NameOf)), new Int64DataFrameColumn("documents", wholes));
        foreach (var column in columns)
            frame.Columns.Add(new DoubleDataFrameColumn(column, rows.Select((row, i) => LanguageTables.Ratio(shown.Where(c => c.Row == row && Place(c.Column) == column).Sum(c => c.Count), wholes[i]))));
        result.Add("languages.declared-matrix", frame);
        if (rows.Length == 0) return;
        var worst = Enumerable.Range(0, rows.Length).MaxBy(i => Away(rows[i]) / Math.Max(1.0, wholes[i]));
        var finding = Away(rows[worst]) == 0 ? "Every declared language is detected as itself or not at all."
            : $"Of the documents declared {LanguageCodes.NameOf(rows[worst])}, {NumberText.Share(LanguageTables.Ratio(Away(rows[worst]), wholes[worst]))} are detected as another language, the largest part of the {rows.Length} languages shown.";
        result.Show(new Sentence(finding));
        result.Show(new Chart("languages.declared", ChartKind.Heatmap, "Declared against detected language", finding + " Each row adds to one; agreement is on the diagonal.",
            "share of the documents declared so", "languages.declared-matrix", "declared", [.. columns], Rows: Rows));

        string Place(string code) => columns.Contains(code) ? code : Others;
        long Away(string row) => shown.Where(c => c.Row == row && c.Column != LanguageCodes.Undetermined && !DeclaredLanguages.Agree(row, c.Column)).Sum(c => c.Count);
    }

    private static IEnumerable<string> Largest(IEnumerable<(string Code, long Count)> counts) =>
        counts.GroupBy(c => c.Code).OrderByDescending(g => g.Sum(c => c.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);
}
