using System.Text;

namespace BiasAudit.Reporting;

/// <summary>Fits text into the columns of a terminal.</summary>
public static class Screen
{
    /// <summary>The rows that a screen has at least: a summary stays within them.</summary>
    public const int Rows = 24;

    /// <summary>The first code point of the scripts whose letters take two columns; what lies behind it counts as wide, so that text is cut early and never late.</summary>
    private const int FirstWide = 0x1100;

    /// <summary>How many columns a text takes.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes()) columns += Width(rune);
        return columns;
    }

    /// <summary>The text, or as much of its beginning as fits with an ellipsis.</summary>
    public static string Fit(string text, int columns)
    {
        if (text.Length <= columns / 2 || Columns(text) <= columns) return text;
        var fitted = new StringBuilder(columns);
        var left = columns - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((left -= Width(rune)) < 0) break;
            fitted.Append(rune);
        }
        return fitted.Append('…').ToString();
    }

    private static int Width(Rune rune) => rune.Value < FirstWide || rune.Value is >= 0x2000 and < 0x2E80 ? 1 : 2;
}
