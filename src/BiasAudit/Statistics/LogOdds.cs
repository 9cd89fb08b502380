namespace BiasAudit.Statistics;

/// <summary>The weighted log-odds ratio of a word between two groups, with an informative Dirichlet prior.</summary>
/// <remarks>
/// Monroe, Colaresi and Quinn (2008). Z treats occurrences as independent: count documents, not tokens, and take the interval
/// from <see cref="SourceCounts.Jackknife"/>. The total of the prior changes the ranking, so it is printed with it.
/// </remarks>
/// <param name="Delta">The difference of the log-odds; above 0 where the first group uses the word more.</param>
/// <param name="Variance">Its approximate variance.</param>
public readonly record struct LogOdds(double Delta, double Variance)
{
    /// <summary>Delta in standard errors.</summary>
    public double Z => Delta / Math.Sqrt(Variance);

    /// <summary>Computes the ratio.</summary>
    /// <param name="count1">Occurrences in the first group.</param>
    /// <param name="total1">All occurrences in the first group.</param>
    /// <param name="count2">Occurrences in the second group.</param>
    /// <param name="total2">All occurrences in the second group.</param>
    /// <param name="prior">The prior count of the word.</param>
    /// <param name="priorTotal">The sum of the prior counts of all words.</param>
    public static LogOdds Of(double count1, double total1, double count2, double total2, double prior, double priorTotal) => new(
        Math.Log((count1 + prior) / (total1 + priorTotal - count1 - prior))
        - Math.Log((count2 + prior) / (total2 + priorTotal - count2 - prior)),
        1 / (count1 + prior) + 1 / (count2 + prior));
}
