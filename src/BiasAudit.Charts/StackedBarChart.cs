using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>One horizontal bar a row, the series stacked to a whole; a part that is wide enough says its value.</summary>
internal static class StackedBarChart
{
    private const double Wide = 0.09;

    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var drawing = new Drawing(rows.Labels.Length * 27 + 26 + 26, BarChart.LabelWidth, 30, 26, 26);
        var most = Enumerable.Range(0, rows.Labels.Length).Max(i => rows.Values.Sum(values => Size(values[i])));
        var ticks = Scale.Ticks(0, NumberText.IsShare(chart.Unit) && most is > 0.5 and <= 1.0001 ? 1 : most);
        drawing.SetLimits(0, ticks[^1], -rows.Labels.Length + 0.5, 0.5);
        drawing.TicksBelow(ticks, -rows.Labels.Length + 0.5, 0.5, Scale.Format(chart.Unit));
        for (var i = 0; i < rows.Labels.Length; i++)
        {
            drawing.Write(0, -i, rows.Labels[i], "end", dx: -10, most: 28);
            DrawRow(drawing, chart, rows, i, ticks[^1]);
        }
        return drawing.ToSvg(chart, Drawing.Legend(chart.Names ?? chart.Series, BarChart.LabelWidth));
    }

    private static void DrawRow(Drawing drawing, Chart chart, ChartRows rows, int row, double whole)
    {
        var at = 0.0;
        for (var s = 0; s < rows.Values.Length; s++)
        {
            var size = Size(rows.Values[s][row]);
            if (size == 0) continue;
            // A hair of the page between the parts tells them apart without color.
            var gap = Math.Min(size / 2, whole * 0.0012);
            drawing.Fill(at + gap, at + size - gap, -row - 0.36, -row + 0.36, Palette.Of(s).WithAlpha(0.55));
            if (size >= whole * Wide) drawing.Write(at + size / 2, -row, Scale.Format(chart.Unit)(Math.Round(size, 3)));
            at += size;
        }
    }

    private static double Size(double value) => double.IsNaN(value) ? 0 : Math.Max(0, value);
}
