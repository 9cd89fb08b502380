using System.Xml.Linq;
using BiasAudit.Charts;
using BiasAudit.Reporting;
using BiasAudit.Tests.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Tests.Charts;

public sealed class ScottPlotRendererTests
{
    private readonly ScottPlotRenderer _renderer = new();

    public static TheoryData<string> Ids => [.. SampleCharts.All.Select(chart => chart.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_chart_is_one_accessible_picture_in_well_formed_XML(string id)
    {
        var chart = SampleCharts.All.Single(chart => chart.Id == id);
        var svg = XElement.Parse(_renderer.Draw(chart, SampleCharts.Table)!.Markup);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(chart.Title, svg.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.Equal(chart.Description, svg.Elements().First(e => e.Name.LocalName == "desc").Value);
        var referred = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(referred.Order(), svg.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Equal_charts_are_equal_bytes_however_many_were_drawn_before(string id)
    {
        var chart = SampleCharts.All.Single(chart => chart.Id == id);
        var first = _renderer.Draw(chart, SampleCharts.Table);
        foreach (var other in SampleCharts.All) _renderer.Draw(other, SampleCharts.Table);
        Assert.Equal(first, new ScottPlotRenderer().Draw(chart, SampleCharts.Table));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_chart_follows_the_colors_of_its_page_and_asks_for_nothing(string id)
    {
        var markup = _renderer.Draw(SampleCharts.All.Single(chart => chart.Id == id), SampleCharts.Table)!.Markup;
        Assert.DoesNotContain("=\"#", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("href", markup, StringComparison.Ordinal);
        Assert.True(markup.Length < 12_000, $"{markup.Length} characters");
    }

    [Fact]
    public void Chinese_and_Arabic_labels_are_text_whatever_fonts_the_machine_has()
    {
        var svg = XElement.Parse(_renderer.Draw(SampleCharts.All.First(), SampleCharts.Table)!.Markup);
        var words = svg.Elements().Where(e => e.Name.LocalName == "text").ToList();
        Assert.Contains(words, word => word.Value.Contains("新华网 人民日报", StringComparison.Ordinal));
        Assert.Contains(words, word => word.Value == "العربية");
        var cut = words.Single(word => word.Nodes().OfType<XText>().Any(text => text.Value.StartsWith("新华网", StringComparison.Ordinal)));
        Assert.Equal("新华网 人民日报 中国新闻网 光明日报 经济日报", cut.Elements().Single().Value);
    }

    [Fact]
    public void Hostile_labels_stay_text()
    {
        foreach (var chart in SampleCharts.All)
        {
            var markup = _renderer.Draw(chart, SampleCharts.Table)!.Markup;
            Assert.DoesNotContain("<img", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("</script", markup, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', markup);
        }
    }

    [Fact]
    public void A_chart_of_nothing_is_no_picture()
    {
        var chart = SampleCharts.All.First();
        Assert.Null(_renderer.Draw(chart, SampleCharts.Table.Head(0)));
        Assert.Null(_renderer.Draw(chart with { Low = null, High = null, Series = ["none"] }, new DataFrame(
            new StringDataFrameColumn("source", ["a"]), new DoubleDataFrameColumn("none", [double.NaN]))));
    }

    [Fact]
    public void One_row_zeros_and_equal_values_have_a_picture()
    {
        var table = new DataFrame(new StringDataFrameColumn("source", ["a"]), new DoubleDataFrameColumn("share", [0.0]), new Int64DataFrameColumn("year", [2020]));
        foreach (var kind in Enum.GetValues<ChartKind>())
            Assert.NotNull(_renderer.Draw(new("one", kind, "One", "One row.", "share", "t", kind is ChartKind.Line or ChartKind.Lorenz ? "year" : "source", ["share"]), table));
    }
}
