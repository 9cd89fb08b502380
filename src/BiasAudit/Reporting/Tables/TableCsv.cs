using System.Buffers;
using System.Globalization;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting.Tables;

/// <summary>Writes a result table as CSV (RFC 4180) that a spreadsheet shows and never runs.</summary>
/// <remarks>
/// Text that a spreadsheet would take for a formula gets a leading apostrophe, and control characters become codes; the Parquet
/// file has the text as it is. Numbers are written in full and are never changed.
/// </remarks>
public static class TableCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n'");

    /// <summary>Writes a table with its column names as the first line.</summary>
    public static void Write(DataFrame frame, TextWriter writer)
    {
        WriteLine(writer, frame.Columns.Select(column => Text(column.Name)));
        for (var i = 0L; i < frame.Rows.Count; i++)
        {
            var row = i;
            WriteLine(writer, frame.Columns.Select(column => Cell(column[row])));
        }
    }

    private static void WriteLine(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells));
        writer.Write("\r\n");
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Text(text),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Text(string text)
    {
        var shown = VisibleText.Of(text);
        if (StartsFormula(shown)) shown = "'" + shown;
        return shown.AsSpan().ContainsAny(Quoted) ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : shown;
    }

    /// <summary>Full-width forms count: some spreadsheets fold them.</summary>
    private static bool StartsFormula(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}
