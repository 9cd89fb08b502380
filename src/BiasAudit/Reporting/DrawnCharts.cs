using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting;

/// <summary>Draws each chart once, for the page and for the file.</summary>
/// <param name="renderer">What draws.</param>
internal sealed class DrawnCharts(IChartRenderer renderer) : IChartRenderer
{
    private readonly Dictionary<Chart, Svg?> _drawn = new(ReferenceEqualityComparer.Instance);

    public Svg? Draw(Chart chart, DataFrame table)
    {
        if (!_drawn.TryGetValue(chart, out var svg)) _drawn.Add(chart, svg = renderer.Draw(chart, table));
        return svg;
    }
}
