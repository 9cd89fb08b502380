using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Charts;

/// <summary>Draws the charts of a report: ScottPlot draws what has a shape, and all words are real text of the picture.</summary>
/// <remarks>
/// ScottPlot writes words with the fonts of the machine and drops what they lack, Chinese first of all. So no word goes through
/// it: labels are placed beside its shapes as text, which the reader's own fonts show. For the same reason equal charts are
/// equal bytes on every machine.
/// </remarks>
public sealed class ScottPlotRenderer : IChartRenderer
{
    private static readonly Lock Drawing = new();

    /// <inheritdoc/>
    public Svg? Draw(Chart chart, DataFrame table)
    {
        var rows = ChartRows.Read(chart, table);
        if (rows.Labels.Length == 0 || rows.IsEmpty) return null;
        // ScottPlot keeps global counters and font caches.
        lock (Drawing)
            return chart.Kind switch
            {
                ChartKind.Bars => BarChart.Draw(chart, rows),
                ChartKind.StackedBars => StackedBarChart.Draw(chart, rows),
                ChartKind.Histogram => HistogramChart.Draw(chart, rows),
                ChartKind.Line => LineChart.Draw(chart, rows),
                ChartKind.Lorenz => LorenzChart.Draw(chart, rows),
                ChartKind.Heatmap => HeatmapChart.Draw(chart, rows),
                _ => throw new NotSupportedException($"No renderer draws {chart.Kind}."),
            };
    }
}
