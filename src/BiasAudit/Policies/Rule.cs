using System.Collections.Immutable;
using System.ComponentModel;

namespace BiasAudit.Policies;

/// <summary>One rule: a number, or each row of a table, and the limits it must keep.</summary>
public sealed record Rule : IPlaced
{
    /// <summary>The id, unique in the policy.</summary>
    [Description("The id of the rule, unique in the policy.")]
    public string? Id { get; init; }

    /// <summary>What is judged.</summary>
    [Description("What is judged: the id of a number (section.thing.statistic), or with 'by' a column of a table (table.column), "
        + "or review.pass-rate.")]
    public string? Measure { get; init; }

    /// <summary>The key column whose rows are the segments.</summary>
    [Description("The key column of the table: every row is a segment, such as language or source.")]
    public string? By { get; init; }

    /// <summary>The column that holds the denominator of a segment.</summary>
    [Description("The column that holds the denominator of a segment; default data.unit.")]
    public string? Of { get; init; }

    /// <summary>The columns that hold the interval of a segment.</summary>
    [Description("The two columns that hold the interval of a segment; default '<column>-low' and '<column>-high', or 'low' and 'high' where they follow the column.")]
    public ImmutableArray<PlacedText> Interval { get; init; } = [];

    /// <summary>Which segments are judged.</summary>
    [Description("Which rows of the table are judged: allowed values by column.")]
    public ImmutableSortedDictionary<string, TextList> Where { get; init; } = ImmutableSortedDictionary<string, TextList>.Empty;

    /// <summary>The limit that must hold.</summary>
    [Description("The limit that must hold.")]
    public Limit? Error { get; init; }

    /// <summary>The limit that should hold.</summary>
    [Description("The limit that should hold; none means no warning level.")]
    public Limit? Warn { get; init; }

    /// <summary>What a rise or fall is measured from.</summary>
    [Description("What a rise, fall or distance is measured from.")]
    public Against? Against { get; init; }

    /// <summary>The named value or distribution to compare with.</summary>
    [Description("The named value or distribution to compare with, when 'against' is reference.")]
    public NamedReference? Reference { get; init; }

    /// <summary>How much evidence this rule needs.</summary>
    [Description("How much evidence this rule needs, over the policy's.")]
    public EvidenceTerms? Evidence { get; init; }

    /// <summary>The labeling sheet that came back.</summary>
    [Description("For review.pass-rate: the labeling sheet that came back, relative to the policy file.")]
    public string? Labels { get; init; }

    /// <summary>Whether a rule without segments or without a measurable value is not applicable instead of a failure.</summary>
    [Description("Whether a rule that finds no segment, or no measurable value, is not applicable instead of a failure."), DefaultValue(false)]
    public bool? AllowEmpty { get; init; }

    /// <summary>Why the rule is switched off.</summary>
    [Description("Why the rule is switched off; it is shown as not applicable with this reason.")]
    public string? Skip { get; init; }

    /// <summary>Clauses and fields that the rule serves.</summary>
    [Description("Clauses and fields of standards that the rule serves.")]
    public ImmutableArray<PlacedText> Refs { get; init; } = [];

    /// <summary>Why the limit stands where it stands.</summary>
    [Description("Why the limit stands where it stands, and its source.")]
    public string? Why { get; init; }

    /// <inheritdoc/>
    public PolicyPlace Place { get; init; } = new("", 1, 1);

    /// <summary>The entry under 'extends' that brought the rule in; null for a rule of the file itself.</summary>
    public PolicyPlace? Via { get; init; }
}

/// <summary>What a rise, fall or distance is measured from.</summary>
public enum Against
{
    /// <summary>The previous release.</summary>
    Baseline,

    /// <summary>The rule's named reference.</summary>
    Reference,
}

/// <summary>A named value or distribution to compare with.</summary>
public sealed record NamedReference
{
    /// <summary>What it is and of which day.</summary>
    [Description("What it is and of which day.")]
    public string? Name { get; init; }

    /// <summary>The value for the whole corpus.</summary>
    [Description("The value for the whole corpus.")]
    public Quantity? Value { get; init; }

    /// <summary>The values by segment.</summary>
    [Description("The values by segment.")]
    public ImmutableSortedDictionary<string, Quantity> Values { get; init; } = ImmutableSortedDictionary<string, Quantity>.Empty;
}

/// <summary>A limit moved for a while, by somebody, for a reason. It never switches a rule off.</summary>
public sealed record Waiver : IPlaced
{
    /// <summary>The rule.</summary>
    [Description("The id of the rule.")]
    public string? Rule { get; init; }

    /// <summary>The segment; none for a rule without segments.</summary>
    [Description("The segment, as column: value.")]
    public ImmutableSortedDictionary<string, PlacedText> Where { get; init; } = ImmutableSortedDictionary<string, PlacedText>.Empty;

    /// <summary>The limit while the waiver is in force.</summary>
    [Description("The limit while the waiver is in force, in the unit of the broken limit; the rule still fails beyond it.")]
    public Quantity? Cap { get; init; }

    /// <summary>Who answers for it.</summary>
    [Description("Who answers for it.")]
    public string? Owner { get; init; }

    /// <summary>Why.</summary>
    [Description("Why, so that a reader can argue with it.")]
    public string? Reason { get; init; }

    /// <summary>The day it was approved.</summary>
    [Description("The day it was approved, YYYY-MM-DD.")]
    public DateOnly? Approved { get; init; }

    /// <summary>The last day it is in force.</summary>
    [Description("The last day it is in force, YYYY-MM-DD; the day after, the rule bites again.")]
    public DateOnly? Expires { get; init; }

    /// <inheritdoc/>
    public PolicyPlace Place { get; init; } = new("", 1, 1);
}
