using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Tests.Reporting;

/// <summary>One chart of each kind, with Chinese, long, hostile and missing labels.</summary>
internal static class SampleCharts
{
    public static DataFrame Table { get; } = new(
        new StringDataFrameColumn("source", ["example.org", "新华网 人民日报 中国新闻网 光明日报 经济日报", "a-very-long-registrable-domain-name.example.co.uk", SampleResult.Hostile, "العربية", null!]),
        new DoubleDataFrameColumn("share", [0.4213, 0.25, 0.131, 0.09, 0.04, double.NaN]),
        new DoubleDataFrameColumn("low", [0.31, 0.2, 0.1, 0.03, double.NaN, double.NaN]),
        new DoubleDataFrameColumn("high", [0.55, 0.33, 0.19, 0.15, double.NaN, double.NaN]),
        new DoubleDataFrameColumn("news", [0.5, 0.2, 0.7, 0.1, 0.33, null]),
        new DoubleDataFrameColumn("law", [0.3, 0.2, 0.1, 0.1, 0.33, null]),
        new DoubleDataFrameColumn("sport", [0.2, 0.6, 0.2, 0.8, 0.34, null]),
        new Int64DataFrameColumn("year", [2018, 2019, 2020, 2021, 2022, 2023]),
        new DoubleDataFrameColumn("odds", [1.5, -0.7, 0.2, -2.2, 0.01, 0]),
        new DoubleDataFrameColumn("sources", [0.2, 0.4, 0.6, 0.8, 0.9, 1]),
        new DoubleDataFrameColumn("documents", [0.01, 0.04, 0.1, 0.25, 0.45, 1]));

    public static IEnumerable<Chart> All { get; } =
    [
        new("t.bars", ChartKind.Bars, "Largest sources", "example.org holds 42.1% of the documents; the next holds 25%.", "share", "t", "source", ["share"], "low", "high"),
        new("t.grouped", ChartKind.Bars, "Two series", "News and law by source.", "share", "t", "source", ["news", "law"]),
        new("t.signed", ChartKind.Bars, "Log-odds", "Positive to the right.", "log-odds", "t", "source", ["odds"]),
        new("t.stacked", ChartKind.StackedBars, "Topics by source", "News leads.", "share", "t", "source", ["news", "law", "sport"]),
        new("t.histogram", ChartKind.Histogram, "Documents by year", "Most are from 2018.", "share", "t", "year", ["share"]),
        new("t.line", ChartKind.Line, "Shares over the years", "News falls.", "share", "t", "year", ["share", "news"], "low", "high"),
        new("t.lorenz", ChartKind.Lorenz, "Concentration", "The largest tenth holds 55%.", "share", "t", "sources", ["documents"]),
        new("t.heatmap", ChartKind.Heatmap, "Topics by source", "Law is rare.", "share", "t", "source", ["news", "law", "sport", "share"]),
    ];
}
