using System.Collections.Immutable;

namespace BiasAudit.Measuring;

/// <summary>How to get the same result again: the only part of a result that may differ between runs over the same corpus.</summary>
public sealed record Reproduction
{
    /// <summary>The tool with its version, such as <c>biasaudit 0.1.0</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The runtime and the operating system.</summary>
    public required string Platform { get; init; }

    /// <summary>The command line; null when a program asked for the audit.</summary>
    public string? Command { get; init; }

    /// <summary>The options by their dotted names.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When the audit started, or what <c>SOURCE_DATE_EPOCH</c> says.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>How long the audit took in seconds; null under <c>SOURCE_DATE_EPOCH</c>.</summary>
    public double? Seconds { get; init; }
}
