using BiasAudit.Measuring;
using BiasAudit.Statistics;

namespace BiasAudit.Policies.Judging;

/// <summary>Exact binomial evidence for the share of rows drawn at random: Clopper and Pearson (1934), one-sided.</summary>
internal static class ExactRate
{
    /// <summary>The one-sided limits of a share, each at the given confidence.</summary>
    public static Interval Interval(long hits, long of, double confidence)
    {
        var share = new Share(hits, of);
        return new(IntervalKind.Sampling, share.ClopperPearsonLow(confidence), share.ClopperPearsonHigh(confidence), confidence);
    }

    /// <summary>How probable this many hits or more are when the share is at most a limit.</summary>
    public static double AtLeast(long hits, long of, double limit) => hits == 0 ? 1 : Beta.Cumulative(limit, hits, of - hits + 1);

    /// <summary>How probable this many hits or fewer are when the share is at least a limit.</summary>
    public static double AtMost(long hits, long of, double limit) => hits == of ? 1 : 1 - Beta.Cumulative(limit, hits + 1, of - hits);
}
