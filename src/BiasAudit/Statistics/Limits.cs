namespace BiasAudit.Statistics;

/// <summary>The two ends of an interval, before it is said what it is an interval of.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Limits(double Low, double High)
{
    /// <summary>States what the limits speak of.</summary>
    public Interval As(IntervalKind kind, double level = 0.95) => new(kind, Low, High, level);
}
