namespace BiasAudit.Reporting;

/// <summary>A drawn chart. The only markup that pages take unescaped, so whoever makes one vouches that all text in it is escaped.</summary>
/// <param name="Markup">One <c>svg</c> element without prolog, with <c>role="img"</c>, a title and a description; its ink is <c>currentColor</c>.</param>
public sealed record Svg(string Markup)
{
    /// <summary>The colors of the series by the names of the page's style sheet, as a file without that sheet needs them.</summary>
    private const string Colors = "color:#1b2026;background:#fff;--c1:#0072b2;--c2:#d55e00;--c3:#009e73;--c4:#cc79a7;--c5:#56b4e9;--c6:#e69f00;--c7:#59636d";

    /// <summary>The chart as a file of its own.</summary>
    public string StandAlone() => $"<svg style=\"{Colors}\"{Markup["<svg".Length..]}\n";
}
