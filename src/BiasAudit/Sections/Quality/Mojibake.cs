namespace BiasAudit.Sections.Quality;

/// <summary>Recognizes UTF-8 that was read as Latin-1 or Windows-1252: letters whose codes are the bytes of a UTF-8 sequence.</summary>
internal static class Mojibake
{
    /// <summary>The characters of Windows-1252 for the bytes 80 to 9F; U+0000 where it has none.</summary>
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>What ordinary text writes after a capital letter too: no evidence after a single lead.</summary>
    private const string Typographic = "\u201A\u201E\u2026\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u203A\u2039\u00BB\u00AB";

    /// <summary>Counts the misread characters that begin here.</summary>
    /// <param name="text">The text from a letter between U+00C2 and U+00F4 on.</param>
    /// <param name="length">The units they take.</param>
    /// <returns>The number of misread characters in an unbroken run; 0 where the evidence is one ordinary-looking pair.</returns>
    public static int Count(ReadOnlySpan<char> text, out int length)
    {
        var (count, strong) = (0, false);
        length = 0;
        while (length < text.Length && SequenceLength(text[length..]) is > 0 and var units)
        {
            strong |= IsStrong(text.Slice(length, units));
            (count, length) = (count + 1, length + units);
        }
        return strong || count > 1 ? count : 0;
    }

    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        var continuations = text[0] switch { < '\u00C2' => 0, < '\u00E0' => 1, < '\u00F0' => 2, <= '\u00F4' => 3, _ => 0 };
        if (continuations == 0 || text.Length <= continuations) return 0;
        for (var i = 1; i <= continuations; i++)
            if (!IsContinuation(text[i])) return 0;
        return continuations + 1;
    }

    /// <summary>Whether one sequence is enough: an accented Latin letter, a quotation mark or dash, a byte-order or replacement mark.</summary>
    private static bool IsStrong(ReadOnlySpan<char> sequence) => sequence[0] switch
    {
        '\u00C2' or '\u00C3' => !Typographic.Contains(sequence[1]),
        '\u00E2' => sequence[1] is '\u20AC' or '\u0080' or '\u201E' or '\u0084' or '\u201A' or '\u0082' or '\u2020' or '\u0086',
        '\u00EF' => sequence[1] is '\u00BB' or '\u00BF',
        '\u00F0' => sequence[1] is '\u0178' or '\u009F',
        _ => false,
    };

    private static bool IsContinuation(char unit) => unit is >= '\u0080' and <= '\u00BF' || (unit > '\u00FF' && Windows1252.Contains(unit));
}
