namespace BiasAudit.Statistics;

/// <summary>What kind of uncertainty an interval speaks of.</summary>
public enum IntervalKind
{
    /// <summary>Rows were sampled: the interval is for the whole release.</summary>
    Sampling,

    /// <summary>What a corpus drawn like this one would give; sources are resampled.</summary>
    SourceClustered,

    /// <summary>The leave-one-source-out range: too few sources for an interval.</summary>
    LeaveOneSourceOut,

    /// <summary>The known error of the classifier that gave the labels.</summary>
    Labeling,

    /// <summary>Part of the documents is unknown: the smallest and largest possible value.</summary>
    Bounds,
}

/// <summary>The uncertainty of a number.</summary>
/// <param name="Kind">What the interval speaks of.</param>
/// <param name="Low">The lower end, in the unit of the number.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The confidence level, 0..1; 1 for bounds and ranges.</param>
public sealed record Interval(IntervalKind Kind, double Low, double High, double Level = 0.95);
