using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>Writes the picture: ScottPlot's shapes without its ids, clips and colors, then the words.</summary>
internal sealed partial class SvgText(Chart chart, int width, int height)
{
    private static readonly string[] Kept =
        ["d", "x", "y", "width", "height", "cx", "cy", "r", "points", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"];

    private readonly StringBuilder _svg = new();

    public Svg Write(string drawn, IEnumerable<Word> words, IEnumerable<(double X, string Name, int Color)> legend)
    {
        var id = "svg-" + chart.Id;
        Tag("svg", ("viewBox", $"0 0 {width} {height}"), ("width", $"{width}"), ("height", $"{height}"), ("role", "img"), ("aria-labelledby", $"{id}-t {id}-d"),
            ("font-family", "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"), ("font-size", $"{Drawing.FontSize}"), ("xmlns", "http://www.w3.org/2000/svg"));
        Element("title", chart.Title, ("id", id + "-t"));
        Element("desc", chart.Description, ("id", id + "-d"));
        foreach (var shape in XDocument.Parse(drawn).Descendants().Where(IsShape)) Shape(shape);
        foreach (var (x, name, color) in legend) WriteKey(x, name, color);
        foreach (var word in words) Write(word);
        _svg.Append("</svg>");
        return new(_svg.ToString());
    }

    /// <summary>Clips hide nothing, because the axes cover all data.</summary>
    private static bool IsShape(XElement element) =>
        element.Name.LocalName is "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon" && element.Parent!.Name.LocalName != "clipPath";

    private void Shape(XElement shape)
    {
        _svg.Append('<').Append(shape.Name.LocalName);
        foreach (var attribute in shape.Attributes().Where(attribute => Kept.Contains(attribute.Name.LocalName)))
            Attribute(attribute.Name.LocalName, attribute.Name.LocalName is "fill" or "stroke" ? Palette.Css(attribute.Value) : Rounded(attribute.Value));
        _svg.Append("/>");
    }

    private void WriteKey(double x, string name, int color)
    {
        Tag("rect", ("x", Number(x)), ("y", "4"), ("width", "11"), ("height", "11"), ("rx", "2"), ("fill", Palette.Css(color)));
        _svg.Append("</rect>");
        Write(new(x + 17, 14, name, "start", false, 40));
    }

    private void Write(Word word)
    {
        var shown = word.Shown();
        Tag("text", ("x", Number(word.X)), ("y", Number(word.Y)), ("text-anchor", word.Anchor == "start" ? null : word.Anchor),
            ("fill", "currentColor"), ("fill-opacity", word.IsSoft ? ".68" : null));
        if (shown != word.Text) Element("title", word.Text);
        Text(shown);
        _svg.Append("</text>");
    }

    private void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        Text(text);
        _svg.Append("</").Append(tag).Append('>');
    }

    private void Tag(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _svg.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            if (value is not null) Attribute(name, value);
        _svg.Append('>');
    }

    private void Attribute(string name, string value)
    {
        _svg.Append(' ').Append(name).Append("=\"");
        Text(value);
        _svg.Append('"');
    }

    private void Text(string text)
    {
        foreach (var c in VisibleText.Of(text))
            _ = c switch
            {
                '&' => _svg.Append("&amp;"),
                '<' => _svg.Append("&lt;"),
                '>' => _svg.Append("&gt;"),
                '"' => _svg.Append("&quot;"),
                _ => _svg.Append(c),
            };
    }

    /// <summary>A hundredth of a pixel is not seen.</summary>
    private static string Rounded(string value) => Fraction().Replace(value, match => Number(double.Parse(match.Value, CultureInfo.InvariantCulture)));

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d*\.\d+(?:e-?\d+)?")]
    private static partial Regex Fraction();
}
