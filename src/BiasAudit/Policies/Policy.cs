using System.Collections.Immutable;
using System.ComponentModel;

namespace BiasAudit.Policies;

/// <summary>A policy as its file says it. The same type reads the YAML, prints it resolved and generates the JSON Schema.</summary>
/// <remarks>What a file leaves out is null here; <see cref="PolicyResolver"/> fills it from the presets it extends.</remarks>
public sealed record Policy
{
    /// <summary>The version of the policy format.</summary>
    [Description("The version of the policy format: 1."), DefaultValue(1)]
    public int? Version { get; init; }

    /// <summary>The name of the policy.</summary>
    [Description("The name of the policy, shown on every report.")]
    public string? Name { get; init; }

    /// <summary>What the policy is for.</summary>
    [Description("What the policy is for, in a sentence or two.")]
    public string? Description { get; init; }

    /// <summary>Policies that this one builds on.</summary>
    [Description("Policies that this one builds on, in order: preset:NAME or a file beside this one. Rules with the same id are overridden key by key.")]
    public ImmutableArray<PlacedText> Extends { get; init; } = [];

    /// <summary>How the corpus is read and counted.</summary>
    [Description("How the corpus is read and counted.")]
    public DataTerms? Data { get; init; }

    /// <summary>How much evidence a verdict needs.</summary>
    [Description("How much evidence a verdict needs; a rule may override it.")]
    public EvidenceTerms? Evidence { get; init; }

    /// <summary>The previous release to compare with.</summary>
    [Description("The previous release to compare with.")]
    public BaselineTerms? Baseline { get; init; }

    /// <summary>What the findings do to the gate.</summary>
    [Description("What the findings do to the gate.")]
    public GateTerms? Gate { get; init; }

    /// <summary>The rules.</summary>
    [Description("The rules, each judged once or once a segment.")]
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>The waivers.</summary>
    [Description("Limits moved for a while, by somebody, for a reason.")]
    public ImmutableArray<Waiver> Waivers { get; init; } = [];
}

/// <summary>How the corpus is read and counted.</summary>
public sealed record DataTerms
{
    /// <summary>The columns that play a role.</summary>
    [Description("The column that plays a role, by role: text, url, source, language, date, license, topic, id, tokens.")]
    public ImmutableSortedDictionary<string, PlacedText> Columns { get; init; } = ImmutableSortedDictionary<string, PlacedText>.Empty;

    /// <summary>The column of a segment table that holds its denominator.</summary>
    [Description("The column of a segment table that holds its denominator, such as documents, characters or tokens."), DefaultValue("documents")]
    public string? Unit { get; init; }
}

/// <summary>The previous release to compare with.</summary>
public sealed record BaselineTerms
{
    /// <summary>The <c>audit.json</c> of the previous release.</summary>
    [Description("The audit.json of the previous release, relative to the policy file. The option --baseline wins.")]
    public string? File { get; init; }

    /// <summary>What a missing baseline means.</summary>
    [Description("What a missing baseline means: an error (exit code 4), or rules against it are not applicable."), DefaultValue(MissingBaseline.Error)]
    public MissingBaseline? Missing { get; init; }
}

/// <summary>What a missing baseline means.</summary>
public enum MissingBaseline
{
    /// <summary>The policy cannot be judged.</summary>
    Error,

    /// <summary>Rules against the baseline are not applicable.</summary>
    Skip,
}

/// <summary>What the findings do to the gate.</summary>
public sealed record GateTerms
{
    /// <summary>From which verdict on the gate fails.</summary>
    [Description("From which verdict on the gate fails: error, warn, or never."), DefaultValue(FailLevel.Error)]
    public FailLevel? FailOn { get; init; }

    /// <summary>The smallest share of rows read that must have been measured, 0..1.</summary>
    [Description("The smallest share of rows read that must have been measured; rows left out by sampling do not count as read.")]
    public Quantity? Coverage { get; init; }

    /// <summary>The longest a waiver may run, in days.</summary>
    [Description("The longest a waiver may run from its approval, in days."), DefaultValue(180)]
    public int? MaxWaiverDays { get; init; }

    /// <summary>What a waiver that moved nothing means.</summary>
    [Description("What a waiver that moved nothing means."), DefaultValue(Severity.Warn)]
    public Severity? UnusedWaivers { get; init; }

    /// <summary>How many days before its end a waiver is named in the notes.</summary>
    [Description("How many days before its end a waiver is named in the notes."), DefaultValue(14)]
    public int? ExpiringSoonDays { get; init; }
}

/// <summary>From which verdict on the gate fails.</summary>
public enum FailLevel
{
    /// <summary>A broken error limit fails the gate.</summary>
    Error,

    /// <summary>A broken warning limit fails it too.</summary>
    Warn,

    /// <summary>Nothing fails it.</summary>
    Never,
}

/// <summary>How much something counts.</summary>
public enum Severity
{
    /// <summary>As a broken error limit.</summary>
    Error,

    /// <summary>As a broken warning limit.</summary>
    Warn,

    /// <summary>It is recorded and nothing else.</summary>
    Ignore,
}
