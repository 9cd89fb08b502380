namespace BiasAudit.Sections.Provenance;

/// <summary>The text of one category (a country, a kind) with what its interval needs: how its documents cluster by source.</summary>
internal sealed class CategoryTotals
{
    /// <summary>Documents, bytes, characters, tokens.</summary>
    public long[] Amounts { get; } = new long[Provenance.Amounts.Width];

    /// <summary>Σm² of the documents of its sources; whole numbers, so that the order of the sources changes nothing.</summary>
    public Int128 Squares { get; private set; }

    /// <summary>The documents of its largest source.</summary>
    public long Largest { get; private set; }

    /// <summary>The number of its sources.</summary>
    public long Sources { get; private set; }

    /// <summary>How many sources there are of each size in documents.</summary>
    public Dictionary<long, long> Sizes { get; } = [];

    /// <summary>Takes sources of the category, all of one size, into account.</summary>
    public void AddSource(long documents, long sources = 1)
    {
        Sources += sources;
        Sizes[documents] = Sizes.GetValueOrDefault(documents) + sources;
        Squares += (Int128)sources * documents * documents;
        Largest = Math.Max(Largest, documents);
    }

    /// <summary>
    /// The uncertainty of the share of the documents of <paramref name="all"/> categories: linearized over sources, or the range
    /// that leaving out one source gives when few sources hold most documents.
    /// </summary>
    public Interval? ShareInterval(IReadOnlyCollection<CategoryTotals> all)
    {
        double whole = all.Sum(c => c.Amounts[0]), squares = (double)all.Aggregate((Int128)0, (sum, c) => sum + c.Squares), part = Amounts[0], share = part / whole;
        var sources = all.Sum(c => c.Sources);
        if (sources < 2 || squares == 0) return null;
        if (whole * whole / squares < SourceCounts.KishFloor)
        {
            var others = all.Where(c => c != this).Select(c => c.Largest).DefaultIfEmpty(0).Max();
            double low = Largest < whole ? (part - Largest) / (whole - Largest) : share, high = others < whole ? part / (whole - others) : share;
            return new(IntervalKind.LeaveOneSourceOut, Math.Min(low, share), Math.Max(high, share), 1);
        }
        // A source lies wholly in one category, so its residual is m(1−p) inside and −mp outside.
        var inside = (double)Squares;
        var residuals = inside * (1 - share) * (1 - share) + (squares - inside) * share * share;
        var half = StudentT.Quantile(0.975, whole * whole / squares - 1) * Math.Sqrt(sources / (sources - 1.0) * residuals) / whole;
        return LogitLimits.Of(share, half).As(IntervalKind.SourceClustered);
    }
}
