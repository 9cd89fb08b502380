using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>The distribution of every signal as a table.</summary>
internal static class SignalResults
{
    private static readonly (string Name, double P)[] Quantiles = [("p01", .01), ("p05", .05), ("p25", .25), ("p50", .5), ("p75", .75), ("p95", .95), ("p99", .99)];

    public static void Add(SignalQuantiles quantiles, SectionResult result)
    {
        var signals = Enum.GetValues<Signal>();
        result.Add("quality.signals", new DataFrame(
            [new StringDataFrameColumn("signal", signals.Select(signal => signal.Name())), new Int64DataFrameColumn("documents", signals.Select(quantiles.CountOf)),
             new DoubleDataFrameColumn("mean", signals.Select(signal => Defined(quantiles.MeanOf(signal)))),
             .. Quantiles.Select(q => new DoubleDataFrameColumn(q.Name, signals.Select(signal => Defined(quantiles.QuantileOf(signal, q.P)))))]));
        result.Show(new TableView("quality.signals", $"Distribution of every signal (quantiles within {NumberText.Share(quantiles.RelativeError)} of their value)",
            [new("signal", "Signal"), new("documents", "Documents", ColumnFormat.Count), new("mean", "Mean", ColumnFormat.Number), .. Quantiles.Select(q => new ColumnView(q.Name, $"{NumberText.Share(q.P)}", ColumnFormat.Number))], Rows: 100, Folded: true));
    }

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
