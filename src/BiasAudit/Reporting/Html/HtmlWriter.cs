using System.Text;

namespace BiasAudit.Reporting.Html;

/// <summary>Writes HTML in which every text and attribute value is escaped, because there is no way to write one that is not.</summary>
/// <remarks>Control, bidirectional and invisible characters are shown as codes (<see cref="VisibleText"/>).</remarks>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new();

    /// <summary>Characters written so far.</summary>
    public int Length => _page.Length;

    /// <summary>Begins the page.</summary>
    public void Doctype() => _page.Append("<!doctype html>\n");

    /// <summary>Opens an element; disposing closes it.</summary>
    public Closing Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _page.Append('<').Append(Name(tag));
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _page.Append(' ').Append(Name(name)).Append("=\"");
            Escape(VisibleText.Of(value));
            _page.Append('"');
        }
        _page.Append('>');
        return new(this, tag);
    }

    /// <summary>Writes text, or nothing for null.</summary>
    public HtmlWriter Text(string? text)
    {
        if (text is not null) Escape(VisibleText.Of(text));
        return this;
    }

    /// <summary>Writes an element that holds only text.</summary>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(tag, attributes)) Text(text);
    }

    /// <summary>Writes an element without content or end tag, such as <c>meta</c>.</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes);

    /// <summary>Starts a new line of the source, to keep it readable.</summary>
    public void Line() => _page.Append('\n');

    /// <summary>Writes a chart.</summary>
    public void Picture(Svg svg) => _page.Append(svg.Markup);

    /// <summary>Writes the style sheet, which is part of the product.</summary>
    public void Style(string css)
    {
        using (Open("style")) _page.Append(css);
    }

    /// <summary>The page so far.</summary>
    public override string ToString() => _page.ToString();

    private static string Name(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? name : throw new ArgumentException($"'{name}' names no element or attribute.", nameof(name));

    private void Escape(string text)
    {
        foreach (var c in text)
            switch (c)
            {
                case '&': _page.Append("&amp;"); break;
                case '<': _page.Append("&lt;"); break;
                case '>': _page.Append("&gt;"); break;
                case '"': _page.Append("&quot;"); break;
                case '\'': _page.Append("&#39;"); break;
                default: _page.Append(c); break;
            }
    }

    /// <summary>Closes an element.</summary>
    public readonly struct Closing(HtmlWriter writer, string tag) : IDisposable
    {
        public void Dispose() => writer._page.Append("</").Append(tag).Append('>');
    }
}
