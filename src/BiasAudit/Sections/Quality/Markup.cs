using System.Collections.Frozen;

namespace BiasAudit.Sections.Quality;

/// <summary>Recognizes HTML that was left in a text.</summary>
internal static class Markup
{
    private const int LongestEntity = 10, LongestTag = 512;

    private static readonly FrozenSet<string> Tags = ((string[])
    [
        "a", "abbr", "article", "b", "blockquote", "body", "br", "button", "center", "code", "div", "em", "font", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "label", "li", "link",
        "meta", "nav", "ol", "option", "p", "pre", "script", "section", "select", "small", "span", "strong", "style", "sub", "sup",
        "table", "tbody", "td", "textarea", "th", "thead", "title", "tr", "u", "ul", "video",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TagNames = Tags.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether an entity begins at this ampersand: a name or number with its semicolon.</summary>
    public static bool IsEntity(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 3) return false;
        var name = text[1..end];
        if (name[0] == '#') name = name[1] is 'x' or 'X' ? name[2..] : name[1..];
        if (name.Length == 0) return false;
        foreach (var unit in name)
            if (!char.IsAsciiLetterOrDigit(unit)) return false;
        return true;
    }

    /// <summary>Whether a known tag begins at this sign: its name, then a space, slash or the closing sign.</summary>
    public static bool IsTag(ReadOnlySpan<char> text)
    {
        var start = text.Length > 1 && text[1] == '/' ? 2 : 1;
        var end = start;
        while (end < text.Length && end < start + LongestEntity && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end == start || end == text.Length || !TagNames.Contains(text[start..end])) return false;
        return text[end] == '>' || (text[end] is ' ' or '/' or '\n' or '\t' && text[end..Math.Min(text.Length, LongestTag)].Contains('>'));
    }
}
