using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>Vertical bars over ordered bins.</summary>
internal static class HistogramChart
{
    private const int MostLabels = 12;

    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var count = rows.Labels.Length;
        var drawing = new Drawing(270, 70, 16, 30, rows.Values.Length > 1 ? 28 : 10);
        var ticks = Scale.Ticks(0, rows.Values.SelectMany(values => values).Concat(rows.High).Where(double.IsFinite).Max());
        drawing.SetLimits(-0.5, count - 0.5, 0, ticks[^1]);
        drawing.TicksLeft(ticks, -0.5, count - 0.5, Scale.Format(chart.Unit));
        var width = 0.92 / rows.Values.Length;
        for (var s = 0; s < rows.Values.Length; s++)
            for (var i = 0; i < count; i++)
                if (rows.Values[s][i] > 0) drawing.Fill(i - 0.46 + width * s, i - 0.46 + width * (s + 1), 0, rows.Values[s][i], Palette.Of(s));
        drawing.Ink(-0.5, 0, count - 0.5, 0);
        var every = (count + MostLabels - 1) / MostLabels;
        for (var i = 0; i < count; i += every) drawing.Write(i, 0, rows.Labels[i], dy: 18, soft: true, most: count > 6 ? 9 : 16);
        return drawing.ToSvg(chart, rows.Values.Length > 1 ? Drawing.Legend(chart.Names ?? chart.Series, 70) : null);
    }
}
