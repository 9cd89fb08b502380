namespace BiasAudit.Statistics;

/// <summary>What a number can be when part of the whole is unknown: bounds, never imputation.</summary>
/// <remarks>The shares are of the whole, the unknown part included: they add to one less the unknown share.</remarks>
public static class UnknownShare
{
    /// <summary>The bounds of one category's share.</summary>
    public static Limits Share(double share, double unknown) => new(share, Math.Min(1, share + unknown));

    /// <summary>The bounds of Σ p²: the unknown part spread thinly over new categories, or all in the largest one.</summary>
    public static Limits Hhi(ReadOnlySpan<double> shares, double unknown)
    {
        var (squares, largest) = (0.0, 0.0);
        foreach (var share in shares) (squares, largest) = (squares + share * share, Math.Max(largest, share));
        return new(squares, squares - largest * largest + (largest + unknown) * (largest + unknown));
    }

    /// <summary>The bounds of the effective number of order 2; without any known category the upper one is infinite.</summary>
    public static Limits EffectiveNumber(ReadOnlySpan<double> shares, double unknown)
    {
        var hhi = Hhi(shares, unknown);
        return new(1 / hhi.High, 1 / hhi.Low);
    }

    /// <summary>The bounds of the total variation to a reference over the same categories.</summary>
    public static Limits TotalVariation(ReadOnlySpan<double> shares, ReadOnlySpan<double> reference, double unknown)
    {
        // The distance is what the reference has more; the unknown part fills gaps at best, and the smallest gap at worst.
        var (missing, excess, smallest) = (0.0, 0.0, unknown);
        for (var i = 0; i < shares.Length; i++)
        {
            var gap = reference[i] - shares[i];
            (missing, excess) = (missing + Math.Max(0, gap), excess + Math.Max(0, -gap));
            smallest = Math.Min(smallest, Math.Max(0, gap));
        }
        return new(excess, missing - smallest);
    }
}
