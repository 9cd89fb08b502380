using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting;

/// <summary>The numbers of a chart as a table, so that nothing is seen in a picture alone.</summary>
public static class ChartTable
{
    /// <summary>The table of the drawn rows: label, series and interval ends.</summary>
    public static TableView Of(Chart chart, DataFrame table)
    {
        var format = chart.Unit switch
        {
            _ when NumberText.IsShare(chart.Unit) => ColumnFormat.Share,
            "bytes" => ColumnFormat.Bytes,
            _ => ColumnFormat.Number,
        };
        var columns = chart.Series.Zip(chart.Names ?? chart.Series, (series, name) => new ColumnView(series, $"{name} ({chart.Unit})", format)).ToList();
        if (chart.Low is { } low) columns.Add(new(low, "low", format));
        if (chart.High is { } high) columns.Add(new(high, "high", format));
        var label = new ColumnView(chart.Label, chart.Label, table[chart.Label] is StringDataFrameColumn ? ColumnFormat.Text : ColumnFormat.Number);
        return new(chart.Table, "Numbers of this chart", [label, .. columns], chart.Rows, Folded: true);
    }
}
