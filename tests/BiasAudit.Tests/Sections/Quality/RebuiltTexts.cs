namespace BiasAudit.Tests.Sections.Quality;

/// <summary>Texts with the counts of published fixtures: the pages themselves belong to others, their figures do not.</summary>
internal static class RebuiltTexts
{
    /// <summary>F1 and F2, zorlu.com.mk: 106 lines of which 35 are copies; 437 of 1,581 characters without line feeds; 93 lines of at most 30; 312 tokens.</summary>
    public static string Zorlu { get; } = Lines(
        [.. Copies(1, 18, 13), .. Copies(2, 19, 12), .. Unique(100, 44, 13), .. Unique(200, 12, 12), .. Unique(300, 12, 31), Line(400, 30, 3) + "."], 312);

    /// <summary>F1, zoubutsu.com: 89 lines of which 56 are copies; 484 of 1,548 characters.</summary>
    public static string Zoubutsu { get; } = string.Join('\n', [.. Copies(1, 37, 9, 1), .. Copies(2, 21, 8, 1), .. Unique(100, 29, 31), .. Unique(200, 2, 30)]);

    /// <summary>F1 and F2, zrvisas.com: 3 lines of which one is a copy of 116 characters; 262 characters; 39 tokens; two ends of a sentence.</summary>
    public static string Zrvisas { get; } = string.Join('\n', [.. Copies(1, 2, 115, 17).Select(line => line + "."), Line(2, 28, 3)]);

    /// <summary>F1, zvo.su: 9 lines of which 4 are copies; 52 of 300 characters.</summary>
    public static string Zvo { get; } = string.Join('\n', [.. Copies(1, 5, 13), .. Unique(100, 3, 57), .. Unique(200, 1, 56)]);

    /// <summary>F3, row 0: 30 lines, of which 20 have no terminal mark, 7 too few words, and 3 are kept.</summary>
    public static string C4Row0 { get; } = string.Join('\n',
        [.. Unique(100, 20, 30), .. Enumerable.Range(0, 7).Select(i => $"Word {i}."), .. Enumerable.Range(0, 3).Select(i => $"Line {i} has enough words to be kept.")]);

    /// <summary>A line that no other number makes, of a length and of so many tokens.</summary>
    public static string Line(int number, int length, int tokens) =>
        string.Concat(Enumerable.Repeat("a ", tokens - 1)) + number.ToString().PadLeft(length - 2 * (tokens - 1), 'b');

    private static IEnumerable<string> Copies(int number, int count, int length, int tokens = 3) => Enumerable.Repeat(Line(number, length, tokens), count);

    private static IEnumerable<string> Unique(int first, int count, int length) => Enumerable.Range(first, count).Select(number => Line(number, length, 3));

    /// <summary>Joins lines and takes the blank out of as many as there are tokens too many.</summary>
    private static string Lines(string[] lines, int tokens)
    {
        var surplus = lines.Sum(line => line.Split(' ').Length + (line.EndsWith('.') ? 1 : 0)) - tokens;
        for (var i = lines.Length - 1 - surplus; surplus > 0; i++, surplus--) lines[i] = "aa" + lines[i][2..];
        return string.Join('\n', lines);
    }
}
