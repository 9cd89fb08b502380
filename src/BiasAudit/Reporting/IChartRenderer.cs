using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting;

/// <summary>Draws charts. Equal charts over equal tables give equal bytes, on any machine.</summary>
public interface IChartRenderer
{
    /// <summary>Draws a chart from its table; null when it has nothing to show.</summary>
    Svg? Draw(Chart chart, DataFrame table);
}
