using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies.Judging;

/// <summary>One value that a rule judges: a number of the result, or one row of a table.</summary>
internal sealed record Subject
{
    /// <summary>The keys of the whole corpus: none.</summary>
    public static ImmutableSortedDictionary<string, string> Whole { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The row's keys by column; empty for the whole corpus.</summary>
    public ImmutableSortedDictionary<string, string> Keys { get; init; } = Whole;

    public double? Value { get; init; }

    public string Unit { get; init; } = "";

    public long? Of { get; init; }

    public string? OfUnit { get; init; }

    /// <summary>What the number does not speak of, in the unit of <see cref="Of"/>: documents whose value is unknown, above all.</summary>
    public long LeftOut { get; init; }

    public ImmutableArray<Interval> Intervals { get; init; } = [];

    /// <summary>Why there is no value.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the value is a share of rows drawn at random: an exact binomial interval is due.</summary>
    public bool Drawn { get; init; }

    /// <summary>The segment as a reader writes it, such as <c>language=zh</c>; null for the whole corpus.</summary>
    public string? Segment => Keys.IsEmpty ? null : string.Join(", ", Keys.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>How many of <see cref="Of"/> a drawn share counts.</summary>
    public long Hits => (long)Math.Round(Value!.Value * Of!.Value);
}
