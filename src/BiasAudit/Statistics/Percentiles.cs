namespace BiasAudit.Statistics;

/// <summary>Percentiles of replicates, interpolated between neighbors.</summary>
internal static class Percentiles
{
    /// <summary>The limits of the middle share of some values; sorts them.</summary>
    public static Limits Middle(List<double> values, double level)
    {
        values.Sort();
        return new(At(values, (1 - level) / 2), At(values, (1 + level) / 2));
    }

    private static double At(List<double> sorted, double p)
    {
        var at = p * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
