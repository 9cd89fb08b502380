namespace BiasAudit.Statistics;

/// <summary>Limits of a share that are symmetric in its log odds: they stay within 0..1, and cover better where a share is small and its sources are few.</summary>
/// <remarks>Korn and Graubard 1998, confidence intervals for proportions from survey data.</remarks>
internal static class LogitLimits
{
    /// <summary>The limits.</summary>
    /// <param name="share">The share.</param>
    /// <param name="half">Half of the width that the interval would have on the scale of shares.</param>
    public static Limits Of(double share, double half)
    {
        if (share is <= 0 or >= 1 || !double.IsFinite(half)) return new(Math.Max(0, share - half), Math.Min(1, share + half));
        var (odds, reach) = (Math.Log(share / (1 - share)), half / (share * (1 - share)));
        return new(1 / (1 + Math.Exp(reach - odds)), 1 / (1 + Math.Exp(-reach - odds)));
    }
}
