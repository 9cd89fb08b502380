using System.Globalization;
using System.Text;

namespace BiasAudit.Reporting;

/// <summary>Makes hostile text visible: what would steer a terminal or reorder a line becomes a code such as <c>[U+202E]</c>.</summary>
/// <remarks>
/// Codes replace control characters (but tab and line feed where lines are kept), format characters that reorder or hide
/// (bidirectional controls, zero-width marks, tags), line and paragraph separators, unpaired surrogates and noncharacters.
/// The zero-width joiner and non-joiner stay: Persian and Indic words need them.
/// </remarks>
public static class VisibleText
{
    /// <summary>The text with codes for what cannot be seen; line feeds and tabs become codes too.</summary>
    public static string Of(string text)
    {
        if (!NeedsCodes(text)) return text;
        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            var decoded = Rune.TryGetRuneAt(text, i, out var rune);
            if (!decoded) AppendCode(visible, text[i]);
            else if (IsHidden(rune)) AppendCode(visible, rune.Value);
            else visible.Append(text, i, rune.Utf16SequenceLength);
            i += decoded ? rune.Utf16SequenceLength : 1;
        }
        return visible.ToString();
    }

    private static bool NeedsCodes(string text)
    {
        foreach (var c in text)
            if (c < ' ' || c >= '\u007F') return true;
        return false;
    }

    private static void AppendCode(StringBuilder visible, int value) =>
        visible.Append("[U+").Append(value.ToString("X4", CultureInfo.InvariantCulture)).Append(']');

    private static bool IsHidden(Rune rune) => rune.Value is not (0x200C or 0x200D) && (Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF);
}
