using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>Lines over numbers or years, with a band for the interval of the first.</summary>
internal static class LineChart
{
    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var drawing = new Drawing(290, 70, 24, 30, chart.Series.Length > 1 ? 28 : 10);
        var values = rows.Values.SelectMany(series => series).Concat(rows.Low).Concat(rows.High).Where(double.IsFinite).ToList();
        var keys = rows.Keys.Where(double.IsFinite).ToList();
        var up = Scale.Ticks(Math.Min(0, values.Min()), values.Max());
        var (first, last) = (keys.Min(), Math.Max(keys.Max(), keys.Min() + 1e-9));
        drawing.SetLimits(first, last, up[0], up[^1]);
        drawing.TicksLeft(up, first, last, Scale.Format(chart.Unit));
        drawing.TicksBelow(Scale.Ticks(first, last, 8).Where(tick => tick >= first && tick <= last), up[0], up[0], Scale.Key);
        drawing.Ink(first, up[0], last, up[0]);
        AddBand(drawing, rows);
        for (var s = 0; s < rows.Values.Length; s++) AddLine(drawing, rows, s);
        return drawing.ToSvg(chart, chart.Series.Length > 1 ? Drawing.Legend(chart.Names ?? chart.Series, 70) : null);
    }

    private static void AddLine(Drawing drawing, ChartRows rows, int s)
    {
        var known = Known(rows, i => rows.Values[s][i]);
        var line = drawing.Line(known.Select(i => rows.Keys[i]), known.Select(i => rows.Values[s][i]), Palette.Of(s));
        line.LineWidth = 2;
        // The pattern tells the lines apart without color.
        line.LinePattern = s switch { 0 => ScottPlot.LinePattern.Solid, 1 => ScottPlot.LinePattern.Dashed, 2 => ScottPlot.LinePattern.Dotted, _ => ScottPlot.LinePattern.DenselyDashed };
    }

    private static void AddBand(Drawing drawing, ChartRows rows)
    {
        if (rows.Low.IsEmpty || rows.High.IsEmpty) return;
        var known = Known(rows, i => rows.Low[i] + rows.High[i]);
        if (known.Count < 2) return;
        var band = drawing.Plot.Add.FillY([.. known.Select(i => rows.Keys[i])], [.. known.Select(i => rows.Low[i])], [.. known.Select(i => rows.High[i])]);
        (band.FillColor, band.LineWidth) = (Palette.Of(0).WithAlpha(0.2), 0);
    }

    private static List<int> Known(ChartRows rows, Func<int, double> value) =>
        [.. Enumerable.Range(0, rows.Keys.Length).Where(i => double.IsFinite(rows.Keys[i]) && double.IsFinite(value(i))).OrderBy(i => rows.Keys[i])];
}
