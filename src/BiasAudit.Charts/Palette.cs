using ScottPlot;

namespace BiasAudit.Charts;

/// <summary>The colors of Wong 2011 (color-blind safe) without its yellow, which is too faint on white.</summary>
internal static class Palette
{
    private static readonly string[] Series = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#59636D"];

    /// <summary>What stands for the color of the page's text.</summary>
    public static Color Ink { get; } = Color.FromHex("#1B2026");

    /// <summary>The color of a series.</summary>
    public static Color Of(int series) => Color.FromHex(Series[series % Series.Length]);

    /// <summary>The color as the page's style sheet names it, so that it follows light and dark.</summary>
    public static string Css(int series) => $"var(--c{series % Series.Length + 1})";

    /// <summary>Turns a color that ScottPlot wrote into the one of the page.</summary>
    public static string Css(string written)
    {
        var index = Array.FindIndex(Series, color => color.Equals(written, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Css(index) : written is "none" ? written : "currentColor";
    }
}
