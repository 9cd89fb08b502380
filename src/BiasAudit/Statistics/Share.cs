namespace BiasAudit.Statistics;

/// <summary>A count of a stated whole, with the intervals for independent draws.</summary>
/// <remarks>
/// The intervals hold for rows drawn independently. Documents cluster by source: for "a corpus like this one" use
/// <see cref="SourceCounts"/>. Over a whole release there is no sampling error and none of these is printed.
/// </remarks>
/// <param name="Count">The part.</param>
/// <param name="Of">The whole.</param>
public readonly record struct Share(long Count, long Of)
{
    /// <summary>The share, 0..1; not a number when the whole is empty.</summary>
    public double Value => Of == 0 ? double.NaN : (double)Count / Of;

    /// <summary>The score interval of Wilson (1927).</summary>
    public Limits Wilson(double level = 0.95)
    {
        if (Of == 0) return new(0, 1);
        var z = Normal.Quantile((1 + level) / 2);
        var square = z * z / Of;
        var center = (Value + square / 2) / (1 + square);
        var half = z / (1 + square) * Math.Sqrt(Value * (1 - Value) / Of + square / (4 * Of));
        return new(Count == 0 ? 0 : center - half, Count == Of ? 1 : center + half);
    }

    /// <summary>The equal-tailed interval of the Beta(½, ½) prior, with 0 and 1 kept at the edges (Brown, Cai, DasGupta 2001).</summary>
    public Limits Jeffreys(double level = 0.95)
    {
        if (Of == 0) return new(0, 1);
        var tail = (1 - level) / 2;
        return new(
            Count == 0 ? 0 : Beta.Quantile(tail, Count + 0.5, Of - Count + 0.5),
            Count == Of ? 1 : Beta.Quantile(1 - tail, Count + 0.5, Of - Count + 0.5));
    }

    /// <summary>The exact two-sided interval of Clopper and Pearson (1934).</summary>
    public Limits ClopperPearson(double level = 0.95) =>
        new(ClopperPearsonLow((1 + level) / 2), ClopperPearsonHigh((1 + level) / 2));

    /// <summary>The exact one-sided lower limit: the share is at least this, at the given level.</summary>
    public double ClopperPearsonLow(double level = 0.95) =>
        Count == 0 ? 0 : Beta.Quantile(1 - level, Count, Of - Count + 1);

    /// <summary>The exact one-sided upper limit: the share is at most this, at the given level.</summary>
    public double ClopperPearsonHigh(double level = 0.95) =>
        Count == Of ? 1 : Beta.Quantile(level, Count + 1, Of - Count);

    /// <summary>What zero hits can still mean: with no hit in n, the share is at most 3/n at level 0.95; else null.</summary>
    public double? RuleOfThree => Count != 0 || Of == 0 ? null : Math.Min(1, 3.0 / Of);

    /// <summary>The interval for a sample without replacement of a finite whole: Wilson, with the finite-population correction.</summary>
    /// <param name="population">The rows that the sample was drawn from.</param>
    /// <param name="level">The confidence level.</param>
    public Limits WilsonOf(long population, double level = 0.95)
    {
        if (population <= Of) return new(Value, Value);
        var shrunk = Of * ((population - 1.0) / (population - Of));
        var scaled = new Share((long)Math.Round(Value * shrunk), (long)Math.Round(shrunk)).Wilson(level);
        return new(Math.Min(scaled.Low, Value), Math.Max(scaled.High, Value));
    }
}
