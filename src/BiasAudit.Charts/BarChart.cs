using BiasAudit.Reporting;
using ScottPlot;

namespace BiasAudit.Charts;

/// <summary>Horizontal bars, one a row; several series are grouped. The value stands at the end of its bar.</summary>
internal static class BarChart
{
    public const int LabelWidth = 210;
    private const int LabelColumns = 28;

    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var series = rows.Values.Length;
        var slot = 9 + series * (series == 1 ? 16 : 12);
        var top = series > 1 ? 26 : 4;
        var drawing = new Drawing(rows.Labels.Length * slot + top + 26, LabelWidth, 76, 26, top);
        var ends = rows.Values.SelectMany(values => values).Concat(rows.Low).Concat(rows.High).Where(double.IsFinite).ToList();
        var ticks = Scale.Ticks(Math.Min(0, ends.Min()), Math.Max(0, ends.Max()));
        drawing.SetLimits(ticks[0], ticks[^1], -rows.Labels.Length + 0.5, 0.5);
        for (var s = 0; s < series; s++) DrawSeries(drawing, chart, rows, s);
        for (var i = 0; i < rows.Labels.Length; i++) drawing.Write(ticks[0], -i, rows.Labels[i], "end", dx: -10, most: LabelColumns);
        drawing.TicksBelow(ticks, -rows.Labels.Length + 0.5, 0.5, Scale.Format(chart.Unit));
        if (ticks[0] < 0) drawing.Ink(0, -rows.Labels.Length + 0.5, 0, 0.5);
        return drawing.ToSvg(chart, series > 1 ? Drawing.Legend(chart.Names ?? chart.Series, LabelWidth) : null);
    }

    private static void DrawSeries(Drawing drawing, Chart chart, ChartRows rows, int s)
    {
        var size = 0.74 / rows.Values.Length;
        for (var i = 0; i < rows.Labels.Length; i++)
        {
            var value = rows.Values[s][i];
            var position = -i + 0.37 - size * (s + 0.5);
            var end = Math.Max(0, double.IsNaN(value) ? 0 : value);
            if (!double.IsNaN(value)) AddBar(drawing.Plot, position, value, size * 0.94, Palette.Of(s));
            if (s == 0 && i < rows.Low.Length && i < rows.High.Length && double.IsFinite(rows.Low[i]) && double.IsFinite(rows.High[i]))
            {
                drawing.Whisker(rows.Low[i], rows.High[i], position, size * 0.22);
                end = Math.Max(end, rows.High[i]);
            }
            drawing.Write(end, position, double.IsNaN(value) ? "–" : Value(chart.Unit, value), "start", dx: 6, soft: true);
        }
    }

    private static void AddBar(Plot plot, double position, double value, double size, Color color) =>
        plot.Add.Bars(new[] { new Bar { Position = position, Value = value, Size = size, FillColor = color, LineWidth = 0 } }).Horizontal = true;

    private static string Value(string unit, double value) => unit == "bytes" || NumberText.IsShare(unit) ? NumberText.Value(value, unit) : NumberText.Significant(value);
}
