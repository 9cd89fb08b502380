using System.Text;

namespace BiasAudit.Reporting.Markdown;

/// <summary>Writes GitHub-flavored Markdown in which corpus text is only ever text.</summary>
internal sealed class MarkdownWriter
{
    private const string Special = "\\`*_{}[]!|~^$";
    private const string Nothing = "<!-- -->";

    private readonly StringBuilder _page = new();

    /// <summary>Bytes of the page in UTF-8 so far.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(_page.ToString());

    public void Heading(int level, string text) => _page.Append('\n').Append('#', level).Append(' ').Append(Escape(text)).Append("\n\n");

    /// <summary>A paragraph; an empty comment keeps <c>1.</c> from starting a list.</summary>
    public void Paragraph(string text) => _page.Append(StartsList(text) ? Nothing : "").Append(Escape(text)).Append("\n\n");

    public void Item(string lead, string text) => _page.Append("- **").Append(Escape(lead)).Append("** ").Append(Escape(text)).Append('\n');

    public void Blank() => _page.Append('\n');

    public void Row(IEnumerable<string> cells) => _page.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    public void Rule(IEnumerable<bool> rightAligned) => _page.Append("| ").AppendJoin(" | ", rightAligned.Select(right => right ? "---:" : "---")).Append(" |\n");

    /// <summary>A code block; its fence is longer than any run of backticks inside.</summary>
    public void Code(string text)
    {
        var shown = VisibleText.Of(text);
        var fence = new string('`', Math.Max(3, LongestRun(shown) + 1));
        _page.Append(fence).Append("text\n").Append(shown).Append('\n').Append(fence).Append("\n\n");
    }

    /// <summary>Takes back what was written after a length.</summary>
    public void CutTo(int length) => _page.Length = length;

    public int Length => _page.Length;

    public override string ToString() => _page.ToString();

    /// <summary>Escapes every character that Markdown, HTML or a forge could take for more than text.</summary>
    internal static string Escape(string text)
    {
        var shown = VisibleText.Of(text);
        var escaped = new StringBuilder(shown.Length + 16);
        for (var i = 0; i < shown.Length; i++) Escape(escaped, shown[i], isFirst: i == 0, before: i > 0 ? shown[i - 1] : ' ', after: i + 1 < shown.Length ? shown[i + 1] : ' ');
        return escaped.ToString();
    }

    private static bool StartsList(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and var end && text[end] is ('.' or ')');

    private static void Escape(StringBuilder escaped, char c, bool isFirst, char before, char after)
    {
        switch (c)
        {
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '&': escaped.Append("&amp;"); break;
            // A comment keeps mentions, issue numbers, emoji names and bare addresses from becoming links; an entity would not.
            case ':' when after == ' ': escaped.Append(c); break;
            case '@' or '#' or ':': escaped.Append('\\').Append(c).Append(Nothing); break;
            case '.' when char.ToLowerInvariant(before) == 'w' || isFirst: escaped.Append(Nothing).Append(c); break;
            case '-' or '+' or '=' when isFirst: escaped.Append('\\').Append(c); break;
            default:
                if (Special.Contains(c, StringComparison.Ordinal)) escaped.Append('\\');
                escaped.Append(c);
                break;
        }
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
