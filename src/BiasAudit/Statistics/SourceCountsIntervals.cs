namespace BiasAudit.Statistics;

/// <content>The intervals of statistics of the sums: sources are what is left out, or drawn again.</content>
public sealed partial class SourceCounts
{
    /// <summary>The interval of a statistic of the sums: source-clustered, or the leave-one-source-out range under the floor.</summary>
    /// <param name="statistic">Computes the statistic from sums in the order of the counts.</param>
    /// <param name="lowest">The smallest value that the statistic can have.</param>
    /// <param name="highest">The largest.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>Null with fewer than two sources, or where the statistic is not defined without one of them.</returns>
    public Interval? Jackknife(
        Func<ReadOnlySpan<long>, double> statistic, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity,
        double level = 0.95)
    {
        return Conclude(LeaveOneOut(statistic), statistic(Totals()), lowest, highest, level);
    }

    /// <summary>The interval of a share, the sum of one count over the sum of another; symmetric in log odds.</summary>
    public Interval? JackknifeShare(int part, int whole, double level = 0.95)
    {
        // Two columns are enough, so that a table of many shares does not sum all of them for each.
        var (used, totals, _) = Summed;
        double Without(int slot) => Share(totals[part] - _counts[slot * width + part], totals[whole] - _counts[slot * width + whole]);
        return ConcludeShare(Array.ConvertAll(used, Without), Share(totals[part], totals[whole]), level);
    }

    /// <summary>The intervals of the shares that single counts have of the weighted sum of several, such as characters of languages; symmetric in log odds.</summary>
    /// <param name="first">The first of the several counts.</param>
    /// <param name="weights">The weight of each of them.</param>
    /// <param name="parts">The counts whose shares are asked for, as places among the weights.</param>
    /// <param name="level">The confidence level.</param>
    public Interval?[] JackknifeShares(int first, double[] weights, ReadOnlySpan<int> parts, double level = 0.95)
    {
        var (used, totals, _) = Summed;
        var whole = Weighted(totals.AsSpan(first), weights);
        var rests = Array.ConvertAll(used, slot => whole - Weighted(_counts.AsSpan(slot * width + first), weights));
        var intervals = new Interval?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var (at, weight) = (first + parts[i], weights[parts[i]]);
            var left = new double[used.Length];
            for (var u = 0; u < used.Length; u++) left[u] = weight * (totals[at] - _counts[used[u] * width + at]) / rests[u];
            intervals[i] = ConcludeShare(left, weight * totals[at] / whole, level);
        }
        return intervals;
    }

    private Interval? ConcludeShare(double[] left, double share, double level)
    {
        var interval = Conclude(left, share, double.NegativeInfinity, double.PositiveInfinity, level);
        return interval?.Kind != IntervalKind.SourceClustered ? interval : LogitLimits.Of(share, (interval.High - interval.Low) / 2).As(interval.Kind, level);
    }

    private Interval? Conclude(double[] left, double value, double lowest, double highest, double level)
    {
        if (left.Length < 2 || Array.Exists(left, double.IsNaN)) return null;
        if (EffectiveSources < KishFloor) return new(IntervalKind.LeaveOneSourceOut, left.Min(), left.Max(), 1);
        var mean = left.Average();
        var variance = (left.Length - 1.0) / left.Length * left.Sum(v => (v - mean) * (v - mean));
        // The effective number of sources, since the variance is itself estimated from the few that hold most documents.
        var half = StudentT.Quantile((1 + level) / 2, EffectiveSources - 1) * Math.Sqrt(variance);
        return new(IntervalKind.SourceClustered, Math.Max(lowest, value - half), Math.Min(highest, value + half), level);
    }

    /// <summary>
    /// The design effect of a share: its linearized variance over sources in units of the variance of independent documents.
    /// Not a number with fewer than two sources or a share of 0 or 1.
    /// </summary>
    public double DesignEffect(int part, int whole) => Clustered(part, whole).DesignEffect;

    /// <summary>A share with its errors by linearization, sources being what is resampled.</summary>
    public ClusteredShare Clustered(int part, int whole)
    {
        var used = Summed.Used;
        return new([.. used.Select(slot => _counts[slot * width + whole])], [.. used.Select(slot => _counts[slot * width + part])]);
    }

    /// <summary>The percentile interval of a bootstrap that draws sources with replacement; null with fewer than two sources.</summary>
    /// <remarks>Not valid for numbers of sources, richness or the largest share.</remarks>
    public Limits? Bootstrap(Func<ReadOnlySpan<long>, double> statistic, int replicates = 1000, ulong seed = 1, double level = 0.95)
    {
        var used = Summed.Used;
        if (used.Length < 2) return null;
        var (values, state, sums) = (new List<double>(replicates), seed, new long[width]);
        for (var b = 0; b < replicates; b++)
        {
            Array.Clear(sums);
            for (var g = 0; g < used.Length; g++)
            {
                var drawn = used[(int)Math.BigMul(Next(ref state), (ulong)used.Length, out _)];
                Add(sums, _counts.AsSpan(drawn * width, width));
            }
            if (statistic(sums) is var value && !double.IsNaN(value)) values.Add(value);
        }
        return values.Count == 0 ? null : Percentiles.Middle(values, level);
    }

    private double[] LeaveOneOut(Func<ReadOnlySpan<long>, double> statistic)
    {
        var (used, totals, _) = Summed;
        var (rest, left) = (new long[width], new double[used.Length]);
        for (var at = 0; at < used.Length; at++)
        {
            var counts = _counts.AsSpan(used[at] * width, width);
            for (var i = 0; i < counts.Length; i++) rest[i] = totals[i] - counts[i];
            left[at] = statistic(rest);
        }
        return left;
    }

    private static double Weighted(ReadOnlySpan<long> counts, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * counts[i];
        return sum;
    }

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    // SplitMix64: a seeded stream.
    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);
}
