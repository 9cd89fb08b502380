namespace BiasAudit.Tests.Sections.Provenance;

/// <summary>How often intervals cover the truth on corpora drawn by sources.</summary>
internal static class ClusterSimulation
{
    public sealed record Coverage(double Independent, double Linearized, double Jackknife, double Bootstrap, double Kept, double UnderFloor, double Refused, double DesignEffect, double Hhi);

    public static Coverage Run(double spread, int sources, int corpora, bool bootstrap)
    {
        const double Truth = 0.2;
        var random = new Random(20260101 + sources + (int)(spread * 10));
        double independent = 0, linearized = 0, jackknife = 0, resampled = 0, kept = 0, keptCovering = 0, underFloor = 0, refused = 0, effects = 0, concentrations = 0;
        for (var c = 0; c < corpora; c++)
        {
            var (counts, sizes, hits) = Draw(random, spread, sources);
            var share = new ClusteredShare(sizes, hits);
            effects += share.DesignEffect / corpora;
            if (Covers(new Share(hits.Sum(), sizes.Sum()).Wilson(), Truth)) independent++;
            if (Covers(share.Linearized(), Truth)) linearized++;
            // Σm²/(Σm)² of log-normal sizes tends to exp(σ²)/G.
            if (Covers([.. sizes], Math.Exp(spread * spread) / sources)) concentrations++;
            var (low, high) = Jackknife(counts, share);
            if (low <= Truth && Truth <= high) jackknife++;
            if (bootstrap && Covers(counts.Bootstrap(s => (double)s[0] / s[1], 300, (ulong)c)!.Value, Truth)) resampled++;
            if (share.EffectiveSources < SourceCounts.KishFloor) underFloor++;
            var printed = counts.JackknifeShare(0, 1)!;
            if (printed.Kind != IntervalKind.SourceClustered) refused++;
            else
            {
                kept++;
                if (printed.Low <= Truth && Truth <= printed.High) keptCovering++;
            }
        }
        return new(independent / corpora, linearized / corpora, jackknife / corpora, bootstrap ? resampled / corpora : double.NaN, keptCovering / kept, underFloor / corpora, refused / corpora, effects, concentrations / corpora);
    }

    // The interval itself, without the floor: by the definition, one source left out at a time.
    private static (double Low, double High) Jackknife(SourceCounts counts, ClusteredShare share)
    {
        if (counts.JackknifeShare(0, 1) is { Kind: IntervalKind.SourceClustered } interval) return (interval.Low, interval.High);
        var linear = share.Linearized();
        return (linear.Low, linear.High);
    }

    private static (SourceCounts Counts, long[] Sizes, long[] Hits) Draw(Random random, double spread, int sources)
    {
        var (counts, sizes, hits) = (new SourceCounts(2, size: 1), new long[sources], new long[sources]);
        for (var g = 0; g < sources; g++)
        {
            sizes[g] = Math.Max(1, (long)Math.Round(20 * Math.Exp(spread * Gaussian(random))));
            var share = BetaDraw(random, 0.2, 0.8);
            hits[g] = Binomial(random, sizes[g], share);
            (counts.Of((ulong)g)[0], counts.Of((ulong)g)[1]) = (hits[g], sizes[g]);
        }
        return (counts, sizes, hits);
    }

    private static bool Covers(long[] sizes, double hhi)
    {
        Array.Sort(sizes);
        return ClusteredConcentration.OfSources(sizes).Hhi is { } interval && interval.Low <= hhi && hhi <= interval.High;
    }

    private static bool Covers(Limits limits, double truth) => limits.Low <= truth && truth <= limits.High;

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Jöhnk (1964), good for parameters below one.
    private static double BetaDraw(Random random, double a, double b)
    {
        while (true)
        {
            double x = Math.Pow(random.NextDouble(), 1 / a), y = Math.Pow(random.NextDouble(), 1 / b);
            if (x + y is > 0 and <= 1) return x / (x + y);
        }
    }

    private static long Binomial(Random random, long n, double p)
    {
        if (n > 200 && n * p * (1 - p) > 9) return Math.Clamp((long)Math.Round(n * p + Math.Sqrt(n * p * (1 - p)) * Gaussian(random)), 0, n);
        var hits = 0L;
        for (var i = 0L; i < n; i++)
            if (random.NextDouble() < p) hits++;
        return hits;
    }
}
