using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>A matrix of rows by columns, dark where large; each cell says its value while there is room.</summary>
internal static class HeatmapChart
{
    private const int MostWords = 14, MostLanes = 8, LaneHeight = 13;
    private const double WidthOfLetter = 6.6;

    public static Svg Draw(Chart chart, ChartRows rows)
    {
        var columns = rows.Values.Length;
        var height = Math.Min(26, Math.Max(12, 900 / rows.Labels.Length));
        var room = Math.Max(2, (int)((Drawing.Width - BarChart.LabelWidth - 16.0) / columns / WidthOfLetter));
        var lanes = Math.Clamp((chart.Series.Max(name => name.Length) + room - 1) / room, 1, MostLanes);
        var above = LaneHeight * (lanes - 1);
        var drawing = new Drawing(rows.Labels.Length * height + 30 + above, BarChart.LabelWidth, 16, 4, 26 + above);
        var size = rows.Values.SelectMany(values => values).Where(double.IsFinite).Max(Math.Abs);
        drawing.SetLimits(-0.5, columns - 0.5, -rows.Labels.Length + 0.5, 0.5);
        for (var c = 0; c < columns; c++)
        {
            WriteHead(drawing, chart.Series[c], c, lanes, room);
            for (var r = 0; r < rows.Labels.Length; r++) DrawCell(drawing, chart, rows.Values[c][r], c, r, size, columns <= MostWords);
        }
        for (var r = 0; r < rows.Labels.Length; r++) drawing.Write(-0.5, -r, rows.Labels[r], "end", dx: -10, most: 28);
        return drawing.ToSvg(chart);
    }

    /// <summary>Long heads take turns in lanes, each ending over its column, so that neighbors do not run into each other.</summary>
    private static void WriteHead(Drawing drawing, string name, int column, int lanes, int room)
    {
        if (lanes == 1) drawing.Write(column, 0.5, name, dy: -8, soft: true, most: room);
        else drawing.Write(column + 0.45, 0.5, name, "end", dy: -8 - (LaneHeight * (column % lanes)), soft: true, most: lanes * room);
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
