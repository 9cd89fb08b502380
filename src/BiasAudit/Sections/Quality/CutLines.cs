using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts line breaks inside words: hyphenated ones, those of text cut at a fixed width, and those whose word stands whole elsewhere.</summary>
/// <remarks>
/// A break between a letter and a small letter is ordinary where lines are wrapped, so it counts only with evidence: six lines of
/// exactly the width of the longest one, or the joined word in the same text while its halves are not. No dictionary is asked.
/// </remarks>
internal static class CutLines
{
    private const int NarrowestWidth = 20;
    private const int LinesOfWidth = 6;
    private const int ShortestWord = 5;
    private const int LongestWord = 40;

    /// <summary>Breaks whose words are looked for elsewhere in a text: each costs a search through it.</summary>
    private const int Asked = 16;

    /// <summary>The number of cut lines, and where the first one ends.</summary>
    public static int Count(ReadOnlySpan<char> text, ReadOnlySpan<Extent> lines, out int first)
    {
        var (hits, asked, width, run) = (0, 0, WidthOf(lines), 0);
        first = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            run = lines[i].Length == width && !lines[i].Of(text).Contains("  ", StringComparison.Ordinal) ? run + 1 : 0;
            if (lines[i].Length < 2 || !IsCut(text, lines, i, InRun(lines, i, run, width), ref asked)) continue;
            if (hits++ == 0) first = lines[i].End - 1;
        }
        return hits;
    }

    private static int WidthOf(ReadOnlySpan<Extent> lines)
    {
        var width = 0;
        foreach (var line in lines) width = Math.Max(width, line.Length);
        return width < NarrowestWidth ? -1 : width;
    }

    /// <summary>Whether a line is one of at least six of the full width, counted forward from where the run began.</summary>
    private static bool InRun(ReadOnlySpan<Extent> lines, int line, int run, int width)
    {
        if (run == 0) return false;
        while (run < LinesOfWidth && ++line < lines.Length && lines[line].Length == width) run++;
        return run >= LinesOfWidth;
    }

    private static bool IsCut(ReadOnlySpan<char> text, ReadOnlySpan<Extent> lines, int line, bool inRun, ref int asked)
    {
        var end = lines[line].End;
        var next = lines[line + 1].Of(text);
        if (text[end - 1] is '-' or '\u2010' or '\u00AD')
        {
            next = next.TrimStart();
            return char.IsLetter(text[end - 2]) && next.Length > 1 && char.IsLower(next[0]) && char.IsLetter(next[1]);
        }
        if (next.Length == 0 || !char.IsLower(next[0]) || !char.IsLetter(text[end - 1])) return false;
        return inRun || (asked < Asked && StandsWholeElsewhere(text, lines[line], next, ref asked));
    }

    private static bool StandsWholeElsewhere(ReadOnlySpan<char> text, Extent line, ReadOnlySpan<char> next, ref int asked)
    {
        var (left, right) = (line.End, 0);
        while (left > line.Start && line.End - left < LongestWord && char.IsLetter(text[left - 1])) left--;
        while (right < next.Length && right < LongestWord && char.IsLetter(next[right])) right++;
        var head = text[left..line.End];
        var tail = next[..right];
        if (head.Length + tail.Length < ShortestWord) return false;
        asked++;
        Span<char> joined = stackalloc char[2 * LongestWord];
        head.CopyTo(joined);
        tail.CopyTo(joined[head.Length..]);
        return Words(text, joined[..(head.Length + tail.Length)]) > 0 && Words(text, head) == 1 && Words(text, tail) == 1;
    }

    /// <summary>How often a word stands in a text with no letter around it; counts to two.</summary>
    private static int Words(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var count = 0;
        for (var at = 0; count < 2 && text[at..].IndexOf(word) is >= 0 and var found; at += found + word.Length)
        {
            var (start, end) = (at + found, at + found + word.Length);
            if ((start == 0 || !char.IsLetter(text[start - 1])) && (end == text.Length || !char.IsLetter(text[end]))) count++;
        }
        return count;
    }
}
