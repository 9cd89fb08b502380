using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>A matrix of rows by columns, dark where large; each cell says its value while there is room.</summary>
internal static class HeatmapChart
{
    private const int MostWords = 14;

    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var columns = rows.Values.Length;
        var height = Math.Min(26, Math.Max(12, 900 / rows.Labels.Length));
        var drawing = new Drawing(rows.Labels.Length * height + 30, BarChart.LabelWidth, 16, 4, 26);
        var size = rows.Values.SelectMany(values => values).Where(double.IsFinite).Max(Math.Abs);
        drawing.SetLimits(-0.5, columns - 0.5, -rows.Labels.Length + 0.5, 0.5);
        var room = (int)((Drawing.Width - BarChart.LabelWidth - 16.0) / columns / 6.6);
        for (var c = 0; c < columns; c++)
        {
            drawing.Write(c, 0.5, chart.Series[c], dy: -8, soft: true, most: Math.Max(2, room));
            for (var r = 0; r < rows.Labels.Length; r++) DrawCell(drawing, chart, rows.Values[c][r], c, r, size, columns <= MostWords);
        }
        for (var r = 0; r < rows.Labels.Length; r++) drawing.Write(-0.5, -r, rows.Labels[r], "end", dx: -10, most: 28);
        return drawing.ToSvg(chart);
    }

    /// <summary>Strength of one color shows size; below zero takes the second color, and the written value its sign.</summary>
    private static void DrawCell(Drawing drawing, Chart chart, double value, int column, int row, double size, bool withWord)
    {
        var alpha = double.IsNaN(value) || size == 0 ? 0 : 0.62 * Math.Abs(value) / size;
        if (alpha > 0.004) drawing.Fill(column - 0.48, column + 0.48, -row - 0.46, -row + 0.46, Palette.Of(value < 0 ? 1 : 0).WithAlpha(alpha));
        if (!withWord) return;
        drawing.Write(column, -row, double.IsNaN(value) ? "–" : Scale.Format(chart.Unit)(NumberText.IsShare(chart.Unit) ? Math.Round(value, 3) : value), soft: alpha < 0.1);
    }
}
