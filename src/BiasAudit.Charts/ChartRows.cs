using System.Collections.Immutable;
using System.Globalization;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Charts;

/// <summary>The drawn rows of a chart's table as plain numbers; what is missing is not a number.</summary>
/// <param name="Labels">The labels of the rows.</param>
/// <param name="Keys">The labels as numbers, or the row numbers where they are none.</param>
/// <param name="Values">The values: series, then row.</param>
/// <param name="Low">The lower interval ends of the first series, or empty.</param>
/// <param name="High">The upper interval ends of the first series, or empty.</param>
internal sealed record ChartRows(
    ImmutableArray<string> Labels, ImmutableArray<double> Keys, ImmutableArray<ImmutableArray<double>> Values,
    ImmutableArray<double> Low, ImmutableArray<double> High)
{
    /// <summary>More rows than this are a picture of nothing.</summary>
    private const int Most = 400;

    public bool IsEmpty => Values.All(series => series.All(double.IsNaN));

    public static ChartRows Read(Chart chart, DataFrame table)
    {
        var count = (int)Math.Min(Math.Min(chart.Rows, Most), table.Rows.Count);
        var label = table[chart.Label];
        return new(
            [.. Enumerable.Range(0, count).Select(i => label is StringDataFrameColumn ? NumberText.Cell(label[i], ColumnFormat.Text) : Scale.Key(Number(label[i])))],
            [.. Enumerable.Range(0, count).Select(i => label is StringDataFrameColumn ? ParseKey(label[i], i) : Number(label[i]))],
            [.. chart.Series.Select(series => Column(table, series, count))],
            chart.Low is { } low ? Column(table, low, count) : [],
            chart.High is { } high ? Column(table, high, count) : []);
    }

    private static ImmutableArray<double> Column(DataFrame table, string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Number(table[name][i]))];

    private static double Number(object? value) =>
        value is IConvertible number and not string && number.ToDouble(CultureInfo.InvariantCulture) is var read && double.IsFinite(read) ? read : double.NaN;

    private static double ParseKey(object? label, int row) =>
        double.TryParse(label as string, CultureInfo.InvariantCulture, out var key) && double.IsFinite(key) ? key : row;
}
