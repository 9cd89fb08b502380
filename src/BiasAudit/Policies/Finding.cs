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

    /// <summary>The denominator of the value.</summary>
    public long? Of { get; init; }

    /// <summary>The unit of the denominator.</summary>
    public string? OfUnit { get; init; }

    /// <summary>Cohen's h between the value and the baseline: 0.2 is small, 0.5 medium, 0.8 large; null unless both are shares.</summary>
    public double? Effect { get; init; }

    /// <summary>Whether the finding counts against the gate: a broken error limit, or undecided where the policy blocks that.</summary>
    public bool Blocks { get; init; }

    /// <summary>Why the policy has the rule.</summary>
    public string? Why { get; init; }

    /// <summary>Clauses and fields of standards that the rule serves, such as <c>TC260-003/9.2a</c>.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Where the rule stands in the policy.</summary>
    public PolicyPlace? Place { get; init; }

    /// <summary>The waiver that moved the limit, with its owner and last day, as one sentence.</summary>
    public string? Waiver { get; init; }

    /// <summary>Rows that show it.</summary>
    public ImmutableArray<EvidenceRow> Evidence { get; init; } = [];
}

/// <summary>A place in a policy file.</summary>
/// <param name="File">The file as it was named, or <c>preset:NAME</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record PolicyPlace(string File, int Line, int Column)
{
    /// <summary>The place in the form that build logs use, such as <c>policy.yml(12,3)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
