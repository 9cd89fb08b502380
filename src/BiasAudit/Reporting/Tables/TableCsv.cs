using System.Globalization;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting.Tables;

/// <summary>Writes a result table as CSV that a spreadsheet shows and never runs.</summary>
/// <remarks>Control characters become codes; the Parquet file has the text as it is. Numbers are written in full.</remarks>
public static class TableCsv
{
    /// <summary>Writes a table with its column names as the first line.</summary>
    public static void Write(DataFrame frame, TextWriter writer)
    {
        writer.Write(Csv.Line(frame.Columns.Select(column => VisibleText.Of(column.Name))));
        for (var i = 0L; i < frame.Rows.Count; i++)
        {
            var row = i;
            writer.Write(Csv.Line(frame.Columns.Select(column => Cell(column[row]))));
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => VisibleText.Of(text),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
