using System.Globalization;
using System.Text;

namespace BiasAudit.Corpora.Jsonl;

/// <summary>The content of a JSON string as UTF-8, without judging it: invalid bytes stay as they are for the ledger to count.</summary>
internal static class JsonText
{
    /// <summary>Replaces escapes; a lone surrogate becomes the bytes that UTF-8 forbids, so that it counts as invalid.</summary>
    /// <returns>Bytes written; never more than were given.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        var written = 0;
        while (true)
        {
            var slash = escaped.IndexOf((byte)'\\');
            var plain = slash < 0 ? escaped : escaped[..slash];
            plain.CopyTo(text[written..]);
            written += plain.Length;
            if (slash < 0) return written;
            escaped = escaped[(slash + 1)..];
            written += One(ref escaped, text[written..]);
        }
    }

    private static int One(ref ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        var kind = escaped[0];
        escaped = escaped[1..];
        if (kind == 'u') return CodePoint(ref escaped, text);
        text[0] = kind switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => kind,
        };
        return 1;
    }

    private static int CodePoint(ref ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        var unit = Unit(escaped);
        escaped = escaped[4..];
        if (char.IsHighSurrogate(unit) && escaped is [(byte)'\\', (byte)'u', ..] && Unit(escaped[2..]) is var low && char.IsLowSurrogate(low))
        {
            escaped = escaped[6..];
            return new Rune(unit, low).EncodeToUtf8(text);
        }
        if (!char.IsSurrogate(unit)) return new Rune(unit).EncodeToUtf8(text);
        (text[0], text[1], text[2]) = ((byte)(0xE0 | unit >> 12), (byte)(0x80 | (unit >> 6 & 0x3F)), (byte)(0x80 | (unit & 0x3F)));
        return 3;
    }

    private static char Unit(ReadOnlySpan<byte> digits) => (char)ushort.Parse(digits[..4], NumberStyles.AllowHexSpecifier);
}
