using System.Collections.Immutable;

namespace BiasAudit.Policies;

/// <summary>How the findings of a result were reached: the policy, the day, the adjustment, the waivers, what is new and gone.</summary>
public sealed record Judgement
{
    /// <summary>The name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The policy file as it was named, or <c>preset:NAME</c>.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 of the resolved policy in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the findings are advice of the built-in preset, because no policy was given.</summary>
    public bool Advice { get; init; }

    /// <summary>The day that waivers were judged for; null when there are none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The exit code of the gate: 0 pass, 2 failed, 3 undecided where the policy blocks that.</summary>
    public int ExitCode { get; init; }

    /// <summary>The name of the baseline; null when there is none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The waivers, in force and unused, each as a sentence.</summary>
    public ImmutableArray<string> Waivers { get; init; } = [];

    /// <summary>What a reader must know besides the findings: adjustments, unused waivers, waivers that end soon.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Segments that the baseline does not have, such as <c>language=zh</c>.</summary>
    public ImmutableArray<string> NewSegments { get; init; } = [];

    /// <summary>Segments that only the baseline has.</summary>
    public ImmutableArray<string> VanishedSegments { get; init; } = [];
}
