namespace BiasAudit.Measuring;

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

/// <summary>One number of an audit, with all a reader needs to trust it.</summary>
public sealed record Measured
{
    /// <summary>The permanent id, <c>section.thing.statistic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The value; null when it is not measurable.</summary>
    public double? Value { get; init; }

    /// <summary>The unit, such as <c>share</c>, <c>documents</c>, <c>domains</c>, <c>bytes</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The denominator; null when there is none.</summary>
    public long? Of { get; init; }

    /// <summary>The unit of the denominator.</summary>
    public string? OfUnit { get; init; }

    /// <summary>Units of the denominator's kind that were left out, such as documents of unknown language.</summary>
    public long LeftOut { get; init; }

    /// <summary>The uncertainty; null for a count over the whole release.</summary>
    public Interval? Interval { get; init; }

    /// <summary>A second uncertainty of another kind, such as bounds beside a clustered interval.</summary>
    public Interval? Bounds { get; init; }

    /// <summary>Why there is no value.</summary>
    public string? Reason { get; init; }
}
