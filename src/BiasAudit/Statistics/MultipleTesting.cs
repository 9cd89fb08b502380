namespace BiasAudit.Statistics;

/// <summary>Adjusts p-values for the number of tests; the results are in the order of the input.</summary>
public static class MultipleTesting
{
    /// <summary>Holm (1979): the probability of even one false finding stays under the level.</summary>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        var (sorted, order) = Ascending(pValues);
        var (adjusted, largest) = (new double[sorted.Length], 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /// <summary>Benjamini and Hochberg (1995): the share of false findings among the findings stays under the level.</summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues)
    {
        var (sorted, order) = Ascending(pValues);
        var (adjusted, smallest) = (new double[sorted.Length], 1.0);
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            smallest = Math.Min(smallest, sorted[i] * sorted.Length / (i + 1));
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }

    private static (double[] Sorted, int[] Order) Ascending(ReadOnlySpan<double> pValues)
    {
        var (sorted, order) = (pValues.ToArray(), Enumerable.Range(0, pValues.Length).ToArray());
        Array.Sort(sorted, order);
        return (sorted, order);
    }
}
