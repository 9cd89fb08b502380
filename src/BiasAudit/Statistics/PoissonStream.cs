namespace BiasAudit.Statistics;

/// <summary>A seeded stream of Poisson numbers: how often each of some sources is drawn in a bootstrap. SplitMix64 beneath.</summary>
internal sealed class PoissonStream(ulong seed)
{
    private const double Many = 40;
    private ulong _state = seed;

    /// <summary>The next number of a mean; by inversion, and by the normal distribution where the mean is large.</summary>
    public double Next(double mean)
    {
        if (mean > Many) return Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform())));
        var (left, term, drawn) = (Uniform(), Math.Exp(-mean), 0);
        for (; left > term && drawn < 1000; term *= mean / ++drawn) left -= term;
        return drawn;
    }

    private double Uniform()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
