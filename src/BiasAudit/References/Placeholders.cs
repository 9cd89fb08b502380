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

    /// <summary>Whether a value in UTF-8 is empty, white space or a placeholder, in any case of letters.</summary>
    public static bool Covers(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n\"'[](){}<>"u8);
        if (value.IsEmpty) return true;
        if (value.Length > Longest) return false;
        Span<char> text = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(value, text);
        for (var i = 0; i < length; i++) text[i] = char.ToLowerInvariant(text[i]);
        return Lookup.Contains(text[..length]);
    }
}
