using BiasAudit.Measuring;

namespace BiasAudit.Sections.Provenance;

/// <summary>How one field (domains, countries ...) is spread, in one unit: the concentration among known and the bounds over all.</summary>
/// <remarks>Keeps numbers and no counts, since there can be ten million of them for each field and unit.</remarks>
internal sealed class Spread
{
    private readonly double _weight;
    private readonly double _hhiError;

    /// <summary>Computes the numbers.</summary>
    /// <param name="field">The field, in the plural, as ids and tables spell it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="counts">The text of each known category; sorted in place.</param>
    /// <param name="total">All text, in the unit.</param>
    /// <param name="universe">The number of categories that Gini speaks of; null for those seen.</param>
    /// <param name="weight">How many categories each counted one stands for; 1 unless a consistent sample took over.</param>
    public Spread(string field, SizeUnit unit, long[] counts, long total, long? universe = null, double weight = 1)
    {
        var known = Concentration.OfOwned(counts);
        (Field, Unit, Total, _weight) = (field, unit, total, weight);
        Known = (long)(known.Total * weight);
        (Categories, Universe) = (known.Categories, universe ?? known.Categories);
        if (known.Total == 0) return;
        (LargestShare, Top10Share, Hhi) = (known.LargestShare / weight, known.LargestShares(10) / weight, known.Hhi / weight);
        (N1, Gini, Chao1) = (weight == 1 ? known.Hill(1) : double.NaN, known.Gini(universe), known.Chao1);
        foreach (var count in known.Counts) _hhiError += Math.Pow((double)count / Known, 4);
        _hhiError = Math.Sqrt(weight * (weight - 1) * _hhiError);
        var (scale, largest) = ((double)Known / total, (double)known.Counts[0] / total);
        Largest = largest;
        var low = Hhi * scale * scale;
        HhiBounds = new(low, low - largest * largest + (largest + Unknown) * (largest + Unknown));
    }

    public string Field { get; }

    public SizeUnit Unit { get; }

    /// <summary>All text, in the unit.</summary>
    public long Total { get; }

    /// <summary>The text whose category is known.</summary>
    public long Known { get; }

    /// <summary>The categories counted.</summary>
    public int Categories { get; }

    /// <summary>The number of categories that Gini speaks of.</summary>
    public long Universe { get; }

    public double LargestShare { get; } = double.NaN;

    public double Top10Share { get; } = double.NaN;

    public double Hhi { get; } = double.NaN;

    public double N1 { get; } = double.NaN;

    public double N2 => 1 / Hhi;

    public double Gini { get; } = double.NaN;

    public double Chao1 { get; } = double.NaN;

    /// <summary>The share of the largest category in all text, unknown included.</summary>
    public double Largest { get; }

    /// <summary>The bounds of Σp² over all text.</summary>
    public Limits HhiBounds { get; } = new(double.NaN, double.NaN);

    /// <summary>The share of the text whose category is not known.</summary>
    public double Unknown => Total == 0 ? 1 : Math.Max(0, 1 - (double)Known / Total);

    /// <summary>Adds the numbers, <c>provenance.{field}.{statistic}</c> for documents and <c>provenance.{field}-by-{unit}.{statistic}</c> else.</summary>
    public void AddTo(SectionResult result, string whyNot, Interval? largest = null)
    {
        var thing = Unit == SizeUnit.Documents ? $"provenance.{Field}" : $"provenance.{Field}-by-{Unit.Name()}";
        if (Known == 0)
        {
            foreach (var (statistic, unit) in Statistics) result.NotMeasurable($"{thing}.{statistic}", unit.Replace("categories", Field), whyNot);
            return;
        }
        var sampled = _weight > 1;
        Add("distinct", Field, Categories * _weight, sampled ? Near(Categories * _weight, Math.Sqrt(_weight * (_weight - 1) * Categories)) : null);
        Add("largest-share", "share", LargestShare, sampled ? new(IntervalKind.Bounds, LargestShare, 1, 1) : largest, UnknownShare.Share(Largest, Unknown));
        Add("top-10-share", "share", Top10Share, sampled ? new(IntervalKind.Bounds, Top10Share, 1, 1) : null);
        Add("hhi", "sum of squared shares", Hhi, sampled ? Near(Hhi, _hhiError) : null, HhiBounds);
        Add("effective-number", $"equal {Field}", N2, null, new(1 / HhiBounds.High, 1 / HhiBounds.Low));
        Add("effective-number-1", $"equal {Field}", N1, null);
        Add("gini", "0 to 1", Gini, null);

        void Add(string statistic, string unit, double value, Interval? interval, Limits? bounds = null) => result.Add(new()
        {
            Id = $"{thing}.{statistic}",
            Value = double.IsNaN(value) ? null : value,
            Reason = double.IsNaN(value) ? "A consistent sample of sources took over, which cannot estimate this number." : null,
            Unit = unit,
            Of = Known,
            OfUnit = Unit.Name(),
            LeftOut = Math.Max(0, Total - Known),
            Interval = interval,
            Bounds = Unknown > 0 ? bounds?.As(IntervalKind.Bounds, 1) : null,
        });
    }

    private static readonly (string Statistic, string Unit)[] Statistics =
    [
        ("distinct", "categories"), ("largest-share", "share"), ("top-10-share", "share"), ("hhi", "sum of squared shares"),
        ("effective-number", "equal categories"), ("effective-number-1", "equal categories"), ("gini", "0 to 1"),
    ];

    private static Interval Near(double value, double error) =>
        new(IntervalKind.Sampling, Math.Max(0, value - 1.96 * error), value + 1.96 * error);
}
