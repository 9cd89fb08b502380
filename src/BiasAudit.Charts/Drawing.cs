using BiasAudit.Reporting;
using ScottPlot;
using ScottPlot.TickGenerators;
using Color = ScottPlot.Color;

namespace BiasAudit.Charts;

/// <summary>A plot area with margins for words: shapes go to ScottPlot, words are placed by its coordinates.</summary>
internal sealed class Drawing
{
    public const int Width = 760;
    public const int FontSize = 12;

    private readonly List<Word> _words = [];
    private readonly int _height;

    /// <param name="height">Height in pixels of the whole picture.</param>
    /// <param name="left">Pixels left of the plot area.</param>
    /// <param name="right">Pixels right of it.</param>
    /// <param name="bottom">Pixels below it.</param>
    /// <param name="top">Pixels above it.</param>
    public Drawing(int height, int left, int right, int bottom, int top)
    {
        _height = height;
        Plot.FigureBackground.Color = Plot.DataBackground.Color = Colors.Transparent;
        Plot.Layout.Fixed(new PixelPadding(left, right, bottom, top));
        Plot.Axes.Frame(false);
        Plot.Axes.Bottom.TickGenerator = Plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
    }

    /// <summary>What draws the shapes.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Fixes the range of both axes; words can be placed from here on.</summary>
    public void SetLimits(double left, double right, double bottom, double top)
    {
        Plot.Axes.SetLimits(left, right, bottom, top);
        Plot.RenderInMemory(Width, _height);
    }

    /// <summary>Places a word at a coordinate.</summary>
    public void Write(double x, double y, string text, string anchor = "middle", double dx = 0, double dy = 4, bool soft = false, int most = 60)
    {
        var pixel = Plot.GetPixel(new Coordinates(x, y));
        _words.Add(new(pixel.X + dx, pixel.Y + dy, text, anchor, soft, most));
    }

    /// <summary>Places a word at a pixel.</summary>
    public void WriteAt(double x, double y, string text, string anchor = "start", bool soft = false, int most = 60) => _words.Add(new(x, y, text, anchor, soft, most));

    /// <summary>Draws a thin line of ink.</summary>
    public void Ink(double x1, double y1, double x2, double y2, float width = 1)
    {
        var line = Plot.Add.Line(x1, y1, x2, y2);
        (line.Color, line.LineWidth, line.MarkerSize) = (Palette.Ink, width, 0);
    }

    /// <summary>Draws a line through points.</summary>
    public ScottPlot.Plottables.Scatter Line(IEnumerable<double> xs, IEnumerable<double> ys, Color color) =>
        Plot.Add.ScatterLine(xs.ToArray(), ys.ToArray(), color);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(double left, double right, double bottom, double top, Color color)
    {
        var rectangle = Plot.Add.Rectangle(left, right, bottom, top);
        (rectangle.FillColor, rectangle.LineWidth) = (color, 0);
    }

    /// <summary>A whisker from one value to another, for horizontal bars.</summary>
    public void Whisker(double low, double high, double position, double cap)
    {
        Ink(low, position, high, position, 1.4f);
        Ink(low, position - cap, low, position + cap, 1.4f);
        Ink(high, position - cap, high, position + cap, 1.4f);
    }

    /// <summary>Grid lines across with their values written below.</summary>
    public void TicksBelow(IEnumerable<double> ticks, double bottom, double top, Func<double, string> format)
    {
        foreach (var tick in ticks)
        {
            Grid(tick, bottom, tick, top);
            Write(tick, bottom, format(tick), dy: 17, soft: true);
        }
    }

    /// <summary>Grid lines upwards with their values written to the left.</summary>
    public void TicksLeft(IEnumerable<double> ticks, double left, double right, Func<double, string> format)
    {
        foreach (var tick in ticks)
        {
            Grid(left, tick, right, tick);
            Write(left, tick, format(tick), "end", dx: -8, soft: true);
        }
    }

    /// <summary>Names the colors of several series, from the left, above the plot area.</summary>
    public static IEnumerable<(double X, string Name, int Color)> Legend(IReadOnlyList<string> names, double left)
    {
        var x = left;
        for (var i = 0; i < names.Count; i++)
        {
            yield return (x, names[i], i);
            x += 30 + Word.WidthOf(names[i]);
        }
    }

    public Svg ToSvg(Chart chart, IEnumerable<(double X, string Name, int Color)>? legend = null) =>
        new SvgText(chart, Width, _height).Write(Plot.GetSvgXml(Width, _height), _words, legend ?? []);

    private void Grid(double x1, double y1, double x2, double y2)
    {
        var line = Plot.Add.Line(x1, y1, x2, y2);
        (line.Color, line.LineWidth, line.MarkerSize) = (Palette.Ink.WithAlpha(0.13), 1, 0);
        Plot.MoveToBack(line);
    }
}
