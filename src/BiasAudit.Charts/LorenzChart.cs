using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>A Lorenz curve: the share of the whole that the smallest share of its parts holds, with the line of equality.</summary>
internal static class LorenzChart
{
    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var drawing = new Drawing(400, 70, Drawing.Width - 70 - 340, 34, 14);
        drawing.SetLimits(0, 1, 0, 1);
        double[] ticks = [0, 0.25, 0.5, 0.75, 1];
        drawing.TicksBelow(ticks, 0, 1, Scale.Format("share"));
        drawing.TicksLeft(ticks, 0, 1, Scale.Format("share"));
        var points = rows.Keys.Zip(rows.Values[0]).Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second)).Prepend((0, 0)).Append((1, 1)).Distinct().Order().ToList();
        var area = drawing.Plot.Add.FillY([.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item1)], [.. points.Select(p => p.Item2)]);
        (area.FillColor, area.LineWidth) = (Palette.Of(0).WithAlpha(0.16), 0);
        var curve = drawing.Line(points.Select(p => p.Item1), points.Select(p => p.Item2), Palette.Of(0));
        curve.LineWidth = 2.2f;
        var equality = drawing.Plot.Add.Line(0, 0, 1, 1);
        (equality.Color, equality.LineWidth, equality.MarkerSize, equality.LinePattern) = (Palette.Ink, 1, 0, ScottPlot.LinePattern.Dashed);
        drawing.Write(1, 1, "line of equality", "start", dx: 10, dy: 8, soft: true);
        drawing.Write(1, 0.5, chart.Series[0], "start", dx: 10, soft: true);
        drawing.Write(1, 0, chart.Label, "start", dx: 26, dy: 17, soft: true);
        return drawing.ToSvg(chart);
    }
}
