namespace BiasAudit.Measuring;

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
