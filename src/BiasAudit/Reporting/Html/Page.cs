using BiasAudit.Measuring;

namespace BiasAudit.Reporting.Html;

/// <summary>What every part of the page writes with.</summary>
internal sealed record Page(HtmlWriter Html, AuditResult Result, IChartRenderer? Charts, Budget Budget);
