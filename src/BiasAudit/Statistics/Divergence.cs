namespace BiasAudit.Statistics;

/// <summary>How far a distribution lies from another; both are shares of the same categories in the same order.</summary>
public static class Divergence
{
    /// <summary>½ Σ |p−q|, 0..1: the share of mass to move. Above zero for two samples of one distribution, see <see cref="TotalVariationNull"/>.</summary>
    public static double TotalVariation(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Sum(p, q, (a, b) => Math.Abs(a - b)) / 2;

    /// <summary>The mean total variation between two independent samples of one distribution.</summary>
    public static double TotalVariationNull(ReadOnlySpan<double> p, double n1, double n2)
    {
        var sum = 0.0;
        foreach (var share in p) sum += Math.Sqrt(2 * share * (1 - share) * (1 / n1 + 1 / n2) / Math.PI);
        return sum / 2;
    }

    /// <summary>Σ p ln(p/q) in nats; infinite where the reference has an empty category that the corpus has not.</summary>
    public static double KullbackLeibler(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Sum(p, q, (a, b) => a == 0 ? 0 : a * Math.Log(a / b));

    /// <summary>The Jensen-Shannon divergence in nats, at most ln 2; its root is a metric.</summary>
    public static double JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Sum(p, q, (a, b) => Part(a, (a + b) / 2) + Part(b, (a + b) / 2)) / 2;

    /// <summary>Σ (p−q) ln(p/q), the population stability index; infinite where just one side is empty.</summary>
    public static double PopulationStability(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Sum(p, q, (a, b) => a == b ? 0 : (a - b) * Math.Log(a / b));

    /// <summary>What the population stability index of two samples of one distribution stays under, at a level.</summary>
    public static double PopulationStabilityLimit(int categories, double n1, double n2, double level = 0.95) =>
        ChiSquared.Quantile(level, categories - 1) * (1 / n1 + 1 / n2);

    /// <summary>√(1 − Σ √(pq)), 0..1.</summary>
    public static double Hellinger(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Math.Sqrt(Math.Max(0, 1 - Sum(p, q, (a, b) => Math.Sqrt(a * b))));

    /// <summary>Σ (p−q)²/q.</summary>
    public static double ChiSquaredDistance(ReadOnlySpan<double> p, ReadOnlySpan<double> q) =>
        Sum(p, q, (a, b) => a == b ? 0 : (a - b) * (a - b) / b);

    private static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log(share / middle);

    private static double Sum(ReadOnlySpan<double> p, ReadOnlySpan<double> q, Func<double, double, double> term)
    {
        if (p.Length != q.Length) throw new ArgumentException("Both distributions need the same categories.", nameof(q));
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++) sum += term(p[i], q[i]);
        return sum;
    }
}
