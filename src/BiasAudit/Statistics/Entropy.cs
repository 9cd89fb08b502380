using static BiasAudit.Statistics.SpecialFunctions;

namespace BiasAudit.Statistics;

/// <summary>Shannon entropy of counts, in nats, by several estimators; zeros are left out.</summary>
/// <remarks>Where every category is common use Miller-Madow; where there is a long tail (hosts, publishers) Chao-Jost.</remarks>
public static class Entropy
{
    /// <summary>−Σ p ln p with p = x/n; too small by about (K−1)/2n.</summary>
    public static double MaximumLikelihood(ReadOnlySpan<long> counts)
    {
        var (n, sum) = (Total(counts), 0.0);
        foreach (var count in counts)
            if (count > 0) sum -= count / n * Math.Log(count / n);
        return sum;
    }

    /// <summary>−Σ p ln p of shares that add to one.</summary>
    public static double Of(ReadOnlySpan<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares)
            if (share > 0) sum -= share * Math.Log(share);
        return sum;
    }

    /// <summary>Miller and Madow (1955): (S−1)/2n is added.</summary>
    public static double MillerMadow(ReadOnlySpan<long> counts) =>
        MaximumLikelihood(counts) + (Seen(counts, atLeast: 1) - 1) / (2 * Total(counts));

    /// <summary>Chao and Shen (2003): adjusted for coverage, with Horvitz-Thompson weights.</summary>
    public static double ChaoShen(ReadOnlySpan<long> counts)
    {
        var n = Total(counts);
        double once = Seen(counts, 1) - Seen(counts, 2);
        var coverage = 1 - (once == n ? once - 1 : once) / n;
        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count <= 0) continue;
            var share = coverage * count / n;
            sum -= share * Math.Log(share) / (1 - Math.Pow(1 - share, n));
        }
        return sum;
    }

    /// <summary>Chao, Wang and Jost (2013): the unseen part is estimated from what was seen once and twice.</summary>
    public static double ChaoJost(ReadOnlySpan<long> counts)
    {
        var n = Total(counts);
        double once = Seen(counts, 1) - Seen(counts, 2), twice = Seen(counts, 2) - Seen(counts, 3);
        var (sum, whole) = (0.0, Digamma(n));
        foreach (var count in counts)
            if (count > 0 && count < n) sum += count / n * (whole - Digamma(count));
        if (once == 0) return sum;
        var a = twice > 0 ? 2 * twice / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2);
        return a >= 1 ? sum : sum + once / n * UnseenTail(1 - a, n);
    }

    /// <summary>Grassberger (2003).</summary>
    public static double Grassberger(ReadOnlySpan<long> counts)
    {
        var (n, sum) = (Total(counts), 0.0);
        foreach (var count in counts)
        {
            if (count <= 0) continue;
            var sign = count % 2 == 0 ? 0.5 : -0.5;
            sum += count / n * (Digamma(count) + sign * (Digamma((count + 1) / 2.0) - Digamma(count / 2.0)));
        }
        return Math.Log(n) - sum;
    }

    /// <summary>The delete-one-unit jackknife.</summary>
    public static double Jackknife(ReadOnlySpan<long> counts)
    {
        var (n, sum, left) = (Total(counts), 0.0, 0.0);
        foreach (var count in counts) sum += TimesLog(count);
        foreach (var count in counts)
            if (count > 0) left += count * (Math.Log(n - 1) - (sum - TimesLog(count) + TimesLog(count - 1)) / (n - 1));
        return n * (Math.Log(n) - sum / n) - (n - 1) / n * left;
    }

    // Σ over j from 0 of z^(j+1)/(n+j): the bracket of the Chao-Jost formula as a tail. The first terms are added; where the
    // series is slow, an exponential integral with the Euler-Maclaurin correction takes the rest.
    private static double UnseenTail(double z, double n)
    {
        const int Terms = 4096;
        var (sum, power) = (0.0, z);
        for (var j = 0; j < Terms; j++, power *= z) sum += power / (n + j);
        var decay = -Math.Log(z);
        var first = power / (n + Terms);
        if (first < 1e-18) return sum;
        var integral = power * ScaledExponentialIntegral(decay * (n + Terms));
        return sum + integral + first / 2 + first * (decay + 1 / (n + Terms)) / 12;
    }

    private static double TimesLog(long count) => count <= 1 ? 0 : count * Math.Log(count);

    private static double Total(ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts) total += count;
        return total;
    }

    private static long Seen(ReadOnlySpan<long> counts, long atLeast)
    {
        var seen = 0L;
        foreach (var count in counts)
            if (count >= atLeast) seen++;
        return seen;
    }
}
