using BiasAudit.Statistics;

namespace BiasAudit.Sections.Duplication;

/// <summary>The sampling interval of a ratio over random groups of a hash sample: the delete-one-group jackknife.</summary>
internal static class SampleRatio
{
    public static Interval Interval(double[] numerators, double[] denominators)
    {
        double numerator = numerators.Sum(), denominator = denominators.Sum();
        var groups = numerators.Length;
        var without = numerators.Zip(denominators, (n, d) => denominator - d <= 0 ? 0 : (numerator - n) / (denominator - d)).ToArray();
        var mean = without.Average();
        var error = Math.Sqrt(without.Sum(value => (value - mean) * (value - mean)) * (groups - 1) / groups);
        var half = StudentT.Quantile(0.975, groups - 1) * error;
        var ratio = denominator == 0 ? 0 : numerator / denominator;
        return new(IntervalKind.Sampling, Math.Max(0, ratio - half), Math.Min(1, ratio + half));
    }
}
