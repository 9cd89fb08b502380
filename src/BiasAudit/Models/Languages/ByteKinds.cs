namespace BiasAudit.Models.Languages;

/// <summary>What a byte of UTF-8 says about the token it is in, as bits.</summary>
internal static class ByteKinds
{
    public const int None = 0;
    public const int Letter = 1;
    public const int High = 2;
    public const int Digit = 4;
    public const int Code = 8;
    public const int Cjk = 16;
    public const int Dot = 32;
    public const int Angle = 64;
    private const string CodeSigns = "<>{}=_\\|#$`~^@/[]*+%&";

    private static readonly byte[] Table = Build();

    public static int Of(byte value) => Table[value];

    public static int CountCode(ReadOnlySpan<byte> token)
    {
        var count = 0;
        foreach (var b in token) count += (Table[b] & Code) != 0 || b is (byte)'(' or (byte)')' or (byte)';' ? 1 : 0;
        return count;
    }

    /// <summary>Letters: those of ASCII and the characters of more than one byte but general punctuation.</summary>
    public static int CountLetters(ReadOnlySpan<byte> token)
    {
        var count = 0;
        foreach (var b in token) count += (Table[b] & Letter) != 0 || (b >= 0xC3 && b != 0xE2) ? 1 : 0;
        return count;
    }

    public static int CountLeads(ReadOnlySpan<byte> token)
    {
        var count = 0;
        foreach (var b in token) count += b >= 0xC3 && b != 0xE2 ? 1 : 0;
        return count;
    }

    /// <summary>Whether a point or colon stands between two characters, as in names of hosts, files and members.</summary>
    public static bool IsDotted(ReadOnlySpan<byte> token)
    {
        var inner = token[..^1].IndexOfAny("."u8[0], ":"u8[0]);
        return inner > 0 && (Table[token[inner + 1]] & Letter) != 0 && (Table[token[inner - 1]] & Letter) != 0;
    }

    private static byte[] Build()
    {
        var table = new byte[256];
        for (var i = 0; i < 256; i++)
            table[i] = (byte)(i switch
            {
                >= 0xE3 and <= 0xED => High | Cjk,
                // The supplementary ideographs begin with F0 A0..B3; F0 is also emoji, which Take ignores.
                >= 0x80 => High,
                _ when char.IsAsciiLetter((char)i) => Letter,
                _ when char.IsAsciiDigit((char)i) => Digit,
                '<' or '>' => Code | Angle,
                '.' or ':' => Dot,
                _ when CodeSigns.Contains((char)i) => Code,
                _ => None,
            });
        return table;
    }
}
