using System.Collections.Frozen;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>Values that fill a field and say nothing: <c>unknown</c>, <c>not available</c>, <c>none</c> ... They count as missing.</summary>
public static class Placeholders
{
    private const int Longest = 32;

    private static readonly FrozenSet<string> Values =
        EmbeddedFile.Lines("References/placeholders.tsv").Select(line => line.Trim()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Values.GetAlternateLookup<ReadOnlySpan<char>>();

    private static ReadOnlySpan<byte> Wrapping => " \t\r\n\"'[](){}<>"u8;

    // By length and first letter: nearly every value that says something is told by these two.
    private static readonly bool[] Possible = MakePossible();

    /// <summary>Whether a value in UTF-8 is empty, white space or a placeholder, in any case of letters.</summary>
    public static bool Covers(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return true;
        if (Wraps(value[0]) || Wraps(value[^1])) value = value.Trim(Wrapping);
        if (value.IsEmpty) return true;
        if (value.Length > Longest || (value[0] < 0x80 && !Possible[value.Length << 7 | value[0]])) return false;
        Span<char> text = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(value, text);
        for (var i = 0; i < length; i++) text[i] = char.ToLowerInvariant(text[i]);
        return Lookup.Contains(text[..length]);
    }

    // Values that say something begin and end with a letter, a digit or a slash.
    private static bool Wraps(byte edge) => edge < 0x80 && !char.IsAsciiLetterOrDigit((char)edge) && Wrapping.Contains(edge);

    private static bool[] MakePossible()
    {
        var possible = new bool[(Longest + 1) << 7];
        foreach (var value in Values.Where(value => char.IsAscii(value[0])))
        {
            var length = Encoding.UTF8.GetByteCount(value) << 7;
            possible[length | value[0]] = possible[length | char.ToUpperInvariant(value[0])] = true;
        }
        return possible;
    }
}
