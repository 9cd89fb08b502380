using System.Collections.Immutable;
using System.ComponentModel;
using BiasAudit.Measuring;

namespace BiasAudit.Policies;

/// <summary>How much evidence a verdict needs.</summary>
public sealed record EvidenceTerms
{
    /// <summary>The one-sided confidence of a verdict, above 0.5 and below 1.</summary>
    [Description("The one-sided confidence of a verdict, above 0.5 and below 1; exact binomial for sampled rates."), DefaultValue(0.95)]
    public double? Confidence { get; init; }

    /// <summary>Whether the interval or the value alone decides.</summary>
    [Description("Whether the interval decides, or the value alone."), DefaultValue(DecideBy.Interval)]
    public DecideBy? Decide { get; init; }

    /// <summary>The kinds of uncertainty that decide.</summary>
    [Description("The kinds of uncertainty that decide. A census has none: its count is exact for this release. "
        + "sourceClustered and leaveOneSourceOut speak of another corpus drawn like this one. Default: sampling, labeling, bounds.")]
    public ImmutableArray<IntervalKind> Kinds { get; init; } = [];

    /// <summary>The smallest denominator that is judged.</summary>
    [Description("The smallest denominator that is judged; below it the verdict is undecided."), DefaultValue(0L)]
    public long? Minimum { get; init; }

    /// <summary>What an undecided rule does to the gate.</summary>
    [Description("What an undecided rule does to the gate: error blocks it (exit code 3)."), DefaultValue(Severity.Warn)]
    public Severity? Undecided { get; init; }

    /// <summary>How many looks at once are paid for.</summary>
    [Description("How the segments of a rule are adjusted for many looks at once: none, holm (no false failure at all), "
        + "bh (few among the failures)."), DefaultValue(Adjustment.None)]
    public Adjustment? Adjust { get; init; }
}

/// <summary>What decides a verdict.</summary>
public enum DecideBy
{
    /// <summary>The bound of the interval on the limit's side.</summary>
    Interval,

    /// <summary>The value alone.</summary>
    Point,
}

/// <summary>How the segments of a rule are adjusted for many looks at once.</summary>
public enum Adjustment
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Holm (1979): the chance of any false failure in the rule stays below 1 - confidence.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg (1995): the expected share of false ones among the failures stays below 1 - confidence.</summary>
    Bh,
}
