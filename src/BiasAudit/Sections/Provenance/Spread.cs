using BiasAudit.Measuring;

namespace BiasAudit.Sections.Provenance;

/// <summary>How one field (domains, countries ...) is spread, in one unit: the concentration among known and the bounds over all.</summary>
/// <param name="Field">The field, in the plural, as ids and tables spell it.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Known">The concentration of the text whose category is known.</param>
/// <param name="Total">All text, in the unit.</param>
/// <param name="Universe">The number of categories that Gini speaks of; null for those seen.</param>
/// <param name="Weight">How many categories each counted one stands for; 1 unless a consistent sample took over.</param>
internal sealed record Spread(string Field, SizeUnit Unit, Concentration Known, long Total, long? Universe = null, double Weight = 1)
{
    /// <summary>The share of the text whose category is not known.</summary>
    public double Unknown => Total == 0 ? 1 : Math.Max(0, 1 - Weight * Known.Total / Total);

    /// <summary>The bounds of Σp² over all text.</summary>
    public Limits HhiBounds
    {
        get
        {
            var shares = new double[Known.Categories];
            for (var i = 0; i < shares.Length; i++) shares[i] = (double)Known.Counts[i] / Total;
            return UnknownShare.Hhi(shares, Unknown);
        }
    }

    /// <summary>Adds the numbers, <c>provenance.{field}.{statistic}</c> for documents and <c>provenance.{field}-by-{unit}.{statistic}</c> else.</summary>
    public void AddTo(SectionResult result, string whyNot, Interval? largest = null)
    {
        var thing = Unit == SizeUnit.Documents ? $"provenance.{Field}" : $"provenance.{Field}-by-{Unit.Name()}";
        if (Known.Total == 0)
        {
            foreach (var (statistic, unit) in Statistics) result.NotMeasurable($"{thing}.{statistic}", unit, whyNot);
            return;
        }
        var top = (double)Known.Counts[0] / Total;
        Add("distinct", Field, Known.Categories * Weight, Weight == 1 ? null : Near(Known.Categories * Weight, Math.Sqrt(Weight * (Weight - 1) * Known.Categories)));
        Add("largest-share", "share", Known.LargestShare / Weight, Weight > 1 ? new(IntervalKind.Bounds, top, 1, 1) : largest, UnknownShare.Share(top, Unknown));
        Add("top-10-share", "share", Known.LargestShares(10) / Weight, Weight > 1 ? new(IntervalKind.Bounds, Known.LargestShares(10) / Weight, 1, 1) : null);
        Add("hhi", "sum of squared shares", Hhi, Weight == 1 ? null : Near(Hhi, HhiError), HhiBounds);
        Add("effective-number", $"equal {Field}", 1 / Hhi, null, new(1 / HhiBounds.High, 1 / HhiBounds.Low));
        Add("effective-number-1", $"equal {Field}", Weight == 1 ? Known.Hill(1) : double.NaN, null);
        Add("gini", "0 to 1", Known.Gini(Universe), null);

        void Add(string statistic, string unit, double value, Interval? interval, Limits? bounds = null) => result.Add(new()
        {
            Id = $"{thing}.{statistic}",
            Value = double.IsNaN(value) ? null : value,
            Reason = double.IsNaN(value) ? "A consistent sample of sources took over, which cannot estimate this number." : null,
            Unit = unit,
            Of = Known.Total * (long)Weight,
            OfUnit = Unit.Name(),
            LeftOut = Math.Max(0, Total - Known.Total * (long)Weight),
            Interval = interval,
            Bounds = Unknown > 0 ? bounds?.As(IntervalKind.Bounds, 1) : null,
        });
    }

    private static readonly (string Statistic, string Unit)[] Statistics =
    [
        ("distinct", "categories"), ("largest-share", "share"), ("top-10-share", "share"), ("hhi", "sum of squared shares"),
        ("effective-number", "equal categories"), ("effective-number-1", "equal categories"), ("gini", "0 to 1"),
    ];

    // With a consistent sample each kept category stands for Weight of them, and the shares are of the exact total.
    private double Hhi => Known.Hhi / Weight;

    private double HhiError
    {
        get
        {
            var sum = 0.0;
            foreach (var count in Known.Counts) sum += Math.Pow(count / (Known.Total * Weight), 4);
            return Math.Sqrt(Weight * (Weight - 1) * sum);
        }
    }

    private static Interval Near(double value, double error) =>
        new(IntervalKind.Sampling, Math.Max(0, value - 1.96 * error), value + 1.96 * error);
}
