using System.Buffers;

namespace BiasAudit.Text.Identifiers;

/// <summary>Finds e-mail addresses around an at sign, plain or spelled out.</summary>
internal static class EmailScan
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;
    private static readonly string[] ExampleDomains = ["example.com", "example.org", "example.net", "example.edu"];
    private static readonly string[] ExampleEndings = [".example", ".test", ".invalid", ".localhost"];
    private static readonly SearchValues<string> FileEndings =
        SearchValues.Create([".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> AddressDigits = SearchValues.Create("0123456789.");
    private static readonly string[] Dots = [".", " dot ", "[dot]", " [dot] ", "(dot)", " (dot) ", "{dot}", " {dot} ", " [.] ", "[.]"];
    private static readonly string[] NotNames = ["was", "is", "am", "are", "be", "me", "us", "look", "online", "here", "available", "shop", "found", "more", "it", "stay", "visit", "up"];

    /// <summary>The address around an at sign; empty when there is none.</summary>
    public static Extent Around(ReadOnlySpan<char> text, int at)
    {
        var start = LocalStart(text, at);
        if (start == at) return default;
        var end = DomainEnd(text, at + 1);
        return end > 0 ? new(start, end) : default;
    }

    /// <summary>The address around a spelled-out at sign, such as <c>name [at] host [dot] com</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mark">The mark for the at sign, brackets included.</param>
    public static Extent AroundSpelled(ReadOnlySpan<char> text, Extent mark)
    {
        var at = mark.Start;
        while (at > 0 && mark.Start - at < 2 && text[at - 1] == ' ') at--;
        var start = LocalStart(text, at);
        if (start == at) return default;
        var domain = mark.End;
        while (domain < text.Length && domain - mark.End < 2 && text[domain] == ' ') domain++;
        return SpelledDomainEnd(text, domain, out var dots) is var end && dots > 0 ? new(start, end) : default;
    }

    /// <summary>The address written as <c>name at host dot com</c>, for the place of its first " dot ".</summary>
    public static Extent AroundWord(ReadOnlySpan<char> text, int dot)
    {
        var at = dot;
        while (at > 0 && dot - at < 63 && IsLabel(text[at - 1])) at--;
        at -= 4;
        if (at < 1 || at + 4 == dot || !text[at..].StartsWith(" at ", StringComparison.OrdinalIgnoreCase)) return default;
        var start = LocalStart(text, at);
        if (start == at || Array.Exists(NotNames, new string(text[start..at]).ToLowerInvariant().Equals)) return default;
        return new(start, SpelledDomainEnd(text, at + 4, out _));
    }

    /// <summary>Whether the address is a documented example.</summary>
    public static bool IsExample(ReadOnlySpan<char> address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        foreach (var example in ExampleDomains)
            if (domain.EndsWith(example, StringComparison.OrdinalIgnoreCase) && (domain.Length == example.Length || domain[^(example.Length + 1)] == '.')) return true;
        foreach (var ending in ExampleEndings)
            if (domain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static int LocalStart(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1])) start--;
        while (start < at && text[start] is '.' or '-' or '\'') start++;
        return start < at && text[at - 1] == '.' ? at : start;
    }

    /// <summary>The end of a domain of at least two labels, or of an IPv4 literal; 0 when there is none.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int start)
    {
        var literal = start < text.Length && text[start] == '[' ? 1 : 0;
        int end = start + literal, label = end, dots = 0, last = 0;
        for (; end < text.Length && end - start < LongestDomain; end++)
        {
            if (IsLabel(text[end])) continue;
            if (text[end] is not ('.' or '．') || end == label || end + 1 == text.Length || !IsLabel(text[end + 1]) || text[end + 1] == '-') break;
            (label, dots, last) = (end + 1, dots + 1, end);
        }
        while (end > label && text[end - 1] == '-') end--;
        if (dots == 0 || text[start + literal] == '-') return 0;
        var top = text[(last + 1)..end];
        if (literal == 1) return end < text.Length && text[end] == ']' && dots == 3 ? end + 1 : 0;
        var isName = top.Length >= 2 && char.IsLetter(top[0]) && !text[last..end].ContainsAny(FileEndings);
        var isAddress = dots == 3 && top.Length <= 3 && !text[start..end].ContainsAnyExcept(AddressDigits);
        return isName || isAddress ? end : 0;
    }

    private static int SpelledDomainEnd(ReadOnlySpan<char> text, int start, out int dots)
    {
        var end = start;
        dots = 0;
        while (true)
        {
            var label = end;
            while (end < text.Length && end - label < 63 && IsLabel(text[end])) end++;
            if (end == label) break;
            var dot = DotLength(text[end..]);
            if (dot == 0 || end + dot >= text.Length || !char.IsLetterOrDigit(text[end + dot])) break;
            (end, dots) = (end + dot, dots + 1);
        }
        return end;
    }

    private static int DotLength(ReadOnlySpan<char> text)
    {
        foreach (var dot in Dots)
            if (text.StartsWith(dot, StringComparison.OrdinalIgnoreCase)) return dot.Length;
        return 0;
    }

    private static bool IsLocal(char c) => IsLabel(c) || c is '.' or '_' or '%' or '+' or '\'';

    private static bool IsLabel(char c) =>
        char.IsAsciiLetterOrDigit(c) || c == '-' || c is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or (>= '０' and <= '９') || (c is > '\u00BF' and < '\u2000' && char.IsLetter(c));
}
