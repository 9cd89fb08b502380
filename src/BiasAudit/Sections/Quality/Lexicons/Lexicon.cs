using System.Buffers;

namespace BiasAudit.Sections.Quality.Lexicons;

/// <summary>A user's list of terms, searched in a text: whole words where words are separated, anywhere in scripts without spaces.</summary>
/// <remarks>Upper and lower case are equal (simple mapping). Where several terms begin at one place the longest counts, and hits do not overlap.</remarks>
public sealed class Lexicon
{
    private readonly SearchValues<string> _any;
    private readonly Dictionary<char, string[]> _byFirst;

    /// <summary>Makes a lexicon of terms; blank ones are dropped.</summary>
    public Lexicon(IEnumerable<string> terms)
    {
        var distinct = terms.Select(term => term.Trim()).Where(term => term.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        Terms = distinct.Length;
        _any = SearchValues.Create(distinct, StringComparison.OrdinalIgnoreCase);
        _byFirst = distinct.GroupBy(term => char.ToUpperInvariant(term[0])).ToDictionary(group => group.Key, group => group.OrderByDescending(term => term.Length).ToArray());
    }

    /// <summary>How many different terms it has.</summary>
    public int Terms { get; }

    /// <summary>Reads a list: UTF-8, one term a line; empty lines and lines that begin with # do not count.</summary>
    /// <exception cref="AuditException">The file cannot be read or has no term (BA1008).</exception>
    public static Lexicon Read(string name, string path)
    {
        try
        {
            var lexicon = new Lexicon(File.ReadLines(path).Where(line => !line.StartsWith('#')));
            return lexicon.Terms > 0 ? lexicon : throw new AuditException("BA1008", $"the lexicon '{name}' has no term", path, "Write one term a line, in UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AuditException("BA1008", $"the lexicon '{name}' cannot be read", path, "Name a readable file: --lexicon NAME=FILE.", e);
        }
    }

    /// <summary>The number of hits in a text, and where the first one is.</summary>
    public int Count(ReadOnlySpan<char> text, out Text.Extent first)
    {
        first = default;
        var hits = 0;
        for (var at = 0; at < text.Length && text[at..].IndexOfAny(_any) is >= 0 and var next;)
        {
            at += next;
            var length = LongestAt(text, at);
            if (length > 0 && hits++ == 0) first = new(at, at + length);
            at += Math.Max(1, length);
        }
        return hits;
    }

    private int LongestAt(ReadOnlySpan<char> text, int at)
    {
        if (!_byFirst.TryGetValue(char.ToUpperInvariant(text[at]), out var terms)) return 0;
        foreach (var term in terms)
            if (text[at..].StartsWith(term, StringComparison.OrdinalIgnoreCase) && IsWhole(text, at, at + term.Length)) return term.Length;
        return 0;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end) =>
        !(start > 0 && Joins(text[start - 1]) && Joins(text[start])) && !(end < text.Length && Joins(text[end]) && Joins(text[end - 1]));

    /// <summary>Whether a character is part of a word in a script that separates words.</summary>
    private static bool Joins(char c) =>
        (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
        && c is < '\u0E00' or (> '\u0EFF' and < '\u1000') or (> '\u109F' and < '\u1780') or (> '\u17FF' and < '\u2E80') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFF10' and <= '\uFF5A');
}
