using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>The distribution of every signal as a table, over all documents and by language.</summary>
internal static class SignalResults
{
    /// <summary>Fewer documents of a language have no 1 % quantile.</summary>
    private const int FewestDocuments = 100;

    private static readonly (string Name, double P)[] Quantiles = [("p01", .01), ("p05", .05), ("p25", .25), ("p50", .5), ("p75", .75), ("p95", .95), ("p99", .99)];

    public static void Add(SignalQuantiles quantiles, SectionResult result)
    {
        var signals = Enum.GetValues<Signal>();
        result.Add("quality.signals", new DataFrame(
            [new StringDataFrameColumn("signal", signals.Select(signal => signal.Name())), new Int64DataFrameColumn("documents", signals.Select(quantiles.CountOf)),
             new DoubleDataFrameColumn("mean", signals.Select(signal => Defined(quantiles.MeanOf(signal)))),
             .. Quantiles.Select(q => new DoubleDataFrameColumn(q.Name, signals.Select(signal => Defined(quantiles.QuantileOf(signal, q.P)))))]));
        ImmutableArray<ColumnView> numbers = [new("documents", "Documents", ColumnFormat.Count), new("mean", "Mean", ColumnFormat.Number), .. Quantiles.Select(q => new ColumnView(q.Name, $"{NumberText.Share(q.P)}", ColumnFormat.Number))];
        result.Show(new TableView("quality.signals", $"Distribution of every signal (quantiles within {NumberText.Share(quantiles.RelativeError)} of their value)",
            [new("signal", "Signal"), .. numbers], Rows: 100, Folded: true));
        if (AddLanguages(quantiles, result))
            result.Show(new TableView("quality.signals-by-language", $"The same by language, for languages with at least {FewestDocuments} documents (within {NumberText.Share(SignalQuantiles.RelativeErrorOfLanguage)})",
                [new("language", "Language"), new("signal", "Signal"), .. numbers], Rows: 100, Folded: true));
    }

    private static bool AddLanguages(SignalQuantiles quantiles, SectionResult result)
    {
        var rows = (from language in quantiles.Languages
                    let documents = language.Value[(int)Signal.Characters].Count
                    where documents >= FewestDocuments
                    orderby documents descending, language.Key
                    from signal in Enum.GetValues<Signal>()
                    select (Language: language.Key, Signal: signal, Sketch: language.Value[(int)signal], Scale: SignalQuantiles.ScaleOf(signal))).ToList();
        result.Add("quality.signals-by-language", new DataFrame(
            [new StringDataFrameColumn("language", rows.Select(row => row.Language)), new StringDataFrameColumn("signal", rows.Select(row => row.Signal.Name())),
             new Int64DataFrameColumn("documents", rows.Select(row => row.Sketch.Count)), new DoubleDataFrameColumn("mean", rows.Select(row => Defined(row.Sketch.Mean / row.Scale))),
             .. Quantiles.Select(q => new DoubleDataFrameColumn(q.Name, rows.Select(row => Defined(row.Sketch.Quantile(q.P) / row.Scale))))]));
        return rows.Count > 0;
    }

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
