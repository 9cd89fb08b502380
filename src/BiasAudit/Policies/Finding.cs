using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;

namespace BiasAudit.Policies;

/// <summary>The outcome of a rule or of a whole policy.</summary>
public enum Verdict
{
    /// <summary>The rule does not apply to this corpus or segment.</summary>
    NotApplicable,

    /// <summary>The evidence shows that the limit is kept.</summary>
    Pass,

    /// <summary>A failure that a waiver covers.</summary>
    Waived,

    /// <summary>The warning limit is broken, the error limit is not.</summary>
    Warn,

    /// <summary>The evidence is not enough to say.</summary>
    Undecided,

    /// <summary>The evidence shows that the limit is broken.</summary>
    Fail,
}

/// <summary>A rule's outcome for one segment, with its evidence.</summary>
public sealed record Finding
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The outcome.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The id of the number that was judged.</summary>
    public required string Measure { get; init; }

    /// <summary>The finding as one sentence for the signer.</summary>
    public required string Sentence { get; init; }

    /// <summary>The segment, such as <c>language=zh</c>; null for the whole corpus.</summary>
    public string? Segment { get; init; }

    /// <summary>The value, recorded for passing rules too.</summary>
    public double? Value { get; init; }

    /// <summary>The unit of the value.</summary>
    public string? Unit { get; init; }

    /// <summary>The limit in words, such as <c>at most 0.05</c>.</summary>
    public string? Limit { get; init; }

    /// <summary>The interval that decided.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The value of the baseline.</summary>
    public double? Baseline { get; init; }

    /// <summary>Rows that show it.</summary>
    public ImmutableArray<EvidenceRow> Evidence { get; init; } = [];
}
