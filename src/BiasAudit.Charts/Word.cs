using System.Globalization;
using System.Text;

namespace BiasAudit.Charts;

/// <summary>A piece of text in a picture, in pixels.</summary>
/// <param name="X">Where it is anchored.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">The text.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="IsSoft">Whether it stands back, as the values of axes do.</param>
/// <param name="Most">Its most columns; a longer text is cut and ends in an ellipsis.</param>
internal sealed record Word(double X, double Y, string Text, string Anchor, bool IsSoft, int Most)
{
    private const double ColumnWidth = 6.6;

    /// <summary>The width in pixels as far as it can be told without a font: wide scripts take two columns.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(Columns) * ColumnWidth;

    /// <summary>The text cut to its columns.</summary>
    public string Shown()
    {
        var columns = 0;
        var end = 0;
        foreach (var rune in Text.EnumerateRunes())
        {
            columns += Columns(rune);
            if (columns > Most) return Text[..Math.Max(0, CutAt(end))].TrimEnd() + "…";
            end += rune.Utf16SequenceLength;
        }
        return Text;
    }

    /// <summary>Leaves room for the ellipsis and never splits a surrogate pair.</summary>
    private int CutAt(int end)
    {
        var cut = end - 1;
        return cut > 0 && char.IsLowSurrogate(Text[cut]) ? cut - 1 : cut;
    }

    private static int Columns(Rune rune) => rune.Value >= 0x1100
        && (rune.Value is <= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x3FFFD))
            ? 2 : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0 : 1;
}
