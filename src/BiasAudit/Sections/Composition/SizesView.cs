using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Composition;

/// <summary>How much text there is, and how long its documents are.</summary>
internal static class SizesView
{
    private static readonly (string Name, double At)[] Quantiles =
        [("p01", 0.01), ("p05", 0.05), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p95", 0.95), ("p99", 0.99)];

    public static void Conclude(Profile profile, SectionResult result)
    {
        var (sizes, lengths) = (profile.State<Sizes>(), profile.State<Lengths>());
        result.Add(new() { Id = "composition.bytes.count", Value = sizes.Bytes, Unit = "bytes", Of = sizes.Documents, OfUnit = "documents" });
        result.Add(new() { Id = "composition.characters.count", Value = sizes.Characters, Unit = "characters", Of = sizes.Documents, OfUnit = "documents" });
        result.Add(new() { Id = "composition.words.count", Value = (double)lengths.Words.Sum, Unit = "words", Of = sizes.Documents, OfUnit = "documents" });
        AddTokens(profile, result, sizes);
        AddLengths(result, lengths);
    }

    private static void AddTokens(Profile profile, SectionResult result, Sizes sizes)
    {
        const string id = "composition.tokens.count";
        var tokens = profile.State<Tokens>();
        if (sizes.Documents > 0 && tokens.Declaring == sizes.Documents)
        {
            result.Add(new() { Id = id, Value = tokens.Declared, Unit = "tokens", Of = sizes.Documents, OfUnit = "documents" });
            result.Show(new Sentence($"The corpus declares {tokens.Declared:N0} tokens for its {sizes.Documents:N0} documents."));
        }
        else if (tokens.Sampled < 2) result.NotMeasurable(id, "tokens", $"{tokens.Sampled} documents fell into the token sample (one in {Tokens.OneIn}); an estimate needs two.");
        else
        {
            var (value, error) = (tokens.Ratio * sizes.Bytes, 1.96 * tokens.StandardError * sizes.Bytes);
            var interval = new Interval(IntervalKind.Sampling, Math.Max(0, value - error), value + error);
            result.Add(new() { Id = id, Value = value, Unit = "tokens", Of = sizes.Documents, OfUnit = "documents", LeftOut = sizes.Documents - tokens.Sampled, Interval = interval });
            result.Show(new Sentence($"About {value:N0} tokens (o200k_base; 95% sampling interval {interval.Low:N0} to {interval.High:N0}), estimated from {tokens.Sampled:N0} of {sizes.Documents:N0} documents."));
        }
    }

    private static void AddLengths(SectionResult result, Lengths lengths)
    {
        (string Unit, QuantileSketch Sketch)[] units = [("characters", lengths.Characters), ("bytes", lengths.Bytes), ("words", lengths.Words)];
        foreach (var (unit, sketch) in units)
            foreach (var (name, at) in Quantiles)
                if (sketch.Count == 0) result.NotMeasurable($"composition.lengths.{unit}-{name}", unit, "No document was measured.");
                else result.Add(new() { Id = $"composition.lengths.{unit}-{name}", Value = sketch.Quantile(at), Unit = unit, Of = sketch.Count, OfUnit = "documents" });
        if (lengths.Characters.Count == 0) return;
        DataFrameColumn[] columns =
        [
            new StringDataFrameColumn("unit", units.Select(u => u.Unit)),
            new Int64DataFrameColumn("smallest", units.Select(u => u.Sketch.Smallest)),
            .. Quantiles.Select(q => new DoubleDataFrameColumn(q.Name, units.Select(u => u.Sketch.Quantile(q.At)))),
            new Int64DataFrameColumn("largest", units.Select(u => u.Sketch.Largest)),
            new DoubleDataFrameColumn("mean", units.Select(u => u.Sketch.Mean)),
        ];
        result.Add("composition.lengths", new DataFrame(columns));
        result.Show(new TableView("composition.lengths", "Length of a document",
        [
            new("unit", "Unit"), new("smallest", "Smallest", ColumnFormat.Count), .. Quantiles.Select(q => new ColumnView(q.Name, q.Name, ColumnFormat.Count)),
            new("largest", "Largest", ColumnFormat.Count), new("mean", "Mean", ColumnFormat.Number),
        ]));
        result.Show(new Sentence($"Quantiles are exact up to {lengths.Characters.ExactUpTo:N0} and within {NumberText.Share(lengths.Characters.RelativeError)} of the true value beyond.", SentenceRole.Limit));
        AddHistogram(result, lengths.Characters);
    }

    /// <summary>Documents by length, each bar twice as wide as the one before it.</summary>
    private static void AddHistogram(SectionResult result, QuantileSketch characters)
    {
        var bars = new SortedDictionary<int, long>();
        foreach (var (from, _, count) in characters.Bins())
        {
            var bar = from == 0 ? 0 : (int)Math.Log2(from) + 1;
            bars[bar] = bars.GetValueOrDefault(bar) + count;
        }
        var range = Enumerable.Range(bars.Keys.First(), bars.Keys.Last() - bars.Keys.First() + 1).ToList();
        result.Add("composition.length-histogram", new DataFrame(
            new StringDataFrameColumn("characters", range.Select(bar => bar == 0 ? "0" : $"{1L << (bar - 1)}–{(1L << bar) - 1}")),
            new Int64DataFrameColumn("documents", range.Select(bar => bars.GetValueOrDefault(bar)))));
        result.Show(new Chart("composition.length-histogram", ChartKind.Histogram, "Documents by length",
            $"Half of the documents have at most {characters.Quantile(0.5):N0} characters; the longest has {characters.Largest:N0}.",
            "documents", "composition.length-histogram", "characters", ["documents"], Rows: 40));
    }
}
