using BiasAudit.Measuring;

namespace BiasAudit.Sections.Provenance;

/// <summary>How one field (domains, countries ...) is spread, in one unit: the concentration among known and the bounds over all.</summary>
/// <remarks>Keeps numbers and no counts, since there can be ten million of them for each field and unit.</remarks>
internal sealed class Spread
{
    private readonly Dictionary<string, Interval?> _intervals = new(StringComparer.Ordinal);

    /// <summary>Computes the numbers of categories whose text is all known.</summary>
    /// <param name="field">The field, in the plural, as ids and tables spell it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="counts">The text of each known category; sorted in place.</param>
    /// <param name="total">All text, in the unit.</param>
    /// <param name="universe">The number of categories that Gini speaks of; null for those seen.</param>
    /// <param name="areSources">Whether the categories are themselves what documents cluster by.</param>
    public Spread(string field, SizeUnit unit, long[] counts, long total, long? universe = null, bool areSources = false)
    {
        var known = Concentration.OfOwned(counts);
        (Field, Unit, Total, Known) = (field, unit, total, known.Total);
        (Categories, Universe) = (known.Categories, universe ?? known.Categories);
        if (known.Total == 0) return;
        (LargestShare, Top10Share, Hhi) = (known.LargestShare, known.LargestShares(10), known.Hhi);
        (N1, Gini, Chao1) = (known.Hill(1), known.Gini(universe), known.Chao1);
        HhiBounds = Bounds();
        if (areSources) Resample(known);
    }

    /// <summary>Takes the numbers that are estimated once there are more names than are kept.</summary>
    public Spread(string field, SizeUnit unit, SketchedSpread sketch, long known, long total)
    {
        (Field, Unit, Total, Known) = (field, unit, total, known);
        double Take(SketchedSpread.Number number, string statistic)
        {
            (var value, _intervals[statistic]) = sketch[number];
            return value;
        }
        Universe = Categories = (long)Math.Round(Take(SketchedSpread.Number.Distinct, "distinct"));
        (LargestShare, Top10Share) = (Take(SketchedSpread.Number.LargestShare, "largest-share"), Take(SketchedSpread.Number.Top10Share, "top-10-share"));
        (Hhi, N1, Gini) = (Take(SketchedSpread.Number.Hhi, "hhi"), Take(SketchedSpread.Number.N1, "effective-number-1"), Take(SketchedSpread.Number.Gini, "gini"));
        _intervals["effective-number"] = Reciprocal(_intervals["hhi"]);
        HhiBounds = Bounds();
    }

    public string Field { get; }

    public SizeUnit Unit { get; }

    /// <summary>All text, in the unit.</summary>
    public long Total { get; }

    /// <summary>The text whose category is known.</summary>
    public long Known { get; }

    /// <summary>The categories.</summary>
    public long Categories { get; }

    /// <summary>The number of categories that Gini speaks of.</summary>
    public long Universe { get; }

    public double LargestShare { get; } = double.NaN;

    public double Top10Share { get; } = double.NaN;

    public double Hhi { get; } = double.NaN;

    public double N1 { get; } = double.NaN;

    public double N2 => 1 / Hhi;

    public double Gini { get; } = double.NaN;

    public double Chao1 { get; } = double.NaN;

    /// <summary>The bounds of Σp² over all text.</summary>
    public Limits HhiBounds { get; } = new(double.NaN, double.NaN);

    /// <summary>How the sources behind the categories are spread; null where that is not known.</summary>
    public ClusteredConcentration? Sources { get; private set; }

    /// <summary>The share of the text whose category is not known.</summary>
    public double Unknown => Total == 0 ? 1 : Math.Max(0, 1 - (double)Known / Total);

    /// <summary>The uncertainty of a number, by the last part of its id.</summary>
    public Interval? this[string statistic] => _intervals.GetValueOrDefault(statistic);

    /// <summary>Gives the numbers intervals that resample the sources of the categories.</summary>
    public Spread Clustered(IReadOnlyCollection<CategoryTotals> categories)
    {
        if (Known == 0) return this;
        Resample(new ClusteredConcentration(categories.SelectMany((category, at) => category.Sizes.Select(size => (at, size.Key, size.Value)))));
        _intervals["largest-share"] = categories.MaxBy(c => c.Amounts[0])!.ShareInterval(categories);
        return this;
    }

    /// <summary>Adds the numbers, <c>provenance.{field}.{statistic}</c> for documents and <c>provenance.{field}-by-{unit}.{statistic}</c> else.</summary>
    public void AddTo(SectionResult result, string whyNot)
    {
        var thing = Unit == SizeUnit.Documents ? $"provenance.{Field}" : $"provenance.{Field}-by-{Unit.Name()}";
        var largest = UnknownShare.Share(LargestShare * (1 - Unknown), Unknown);
        foreach (var (statistic, unit, value, bounds) in new (string, string, double, Limits?)[]
        {
            ("distinct", Field, Categories, null), ("largest-share", "share", LargestShare, largest), ("top-10-share", "share", Top10Share, null),
            ("hhi", "sum of squared shares", Hhi, HhiBounds), ("effective-number", $"equal {Field}", N2, new(1 / HhiBounds.High, 1 / HhiBounds.Low)),
            ("effective-number-1", $"equal {Field}", N1, null), ("gini", "0 to 1", Gini, null),
        })
        {
            if (Known == 0) result.NotMeasurable($"{thing}.{statistic}", unit, whyNot);
            else result.Add(new()
            {
                Id = $"{thing}.{statistic}", Value = value, Unit = unit, Of = Known, OfUnit = Unit.Name(), LeftOut = Math.Max(0, Total - Known),
                Interval = this[statistic], Bounds = Unknown > 0 ? bounds?.As(IntervalKind.Bounds, 1) : null,
            });
        }
    }

    private Limits Bounds()
    {
        var (scale, largest) = (1 - Unknown, LargestShare * (1 - Unknown));
        var low = Hhi * scale * scale;
        return new(low, low - largest * largest + (largest + Unknown) * (largest + Unknown));
    }

    // The largest share is no smooth function of the sources: what is left when one goes is told instead.
    private void Resample(Concentration known)
    {
        Resample(ClusteredConcentration.OfSources(known.Counts));
        if (known.Categories < 2) return;
        var counts = known.Counts[..Math.Min(11, known.Categories)].ToArray();
        double total = known.Total, ten = counts.Take(10).Sum(), next = counts.ElementAtOrDefault(10);
        _intervals["largest-share"] = new(IntervalKind.LeaveOneSourceOut, counts[1] / (total - counts[0]), counts[0] / (total - counts[1]), 1);
        _intervals["top-10-share"] = new(IntervalKind.LeaveOneSourceOut, (ten - counts[0] + next) / (total - counts[0]), Math.Min(1, ten / (total - next)), 1);
    }

    private void Resample(ClusteredConcentration sources) =>
        (Sources, _intervals["hhi"], _intervals["effective-number"], _intervals["effective-number-1"]) = (sources, sources.Hhi, sources.N2, sources.N1);

    private static Interval? Reciprocal(Interval? interval) => interval is null ? null : interval with { Low = 1 / interval.High, High = interval.Low == 0 ? double.MaxValue : 1 / interval.Low };
}
