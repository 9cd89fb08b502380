using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies;

/// <summary>What a policy means where it says nothing. The schema prints the same values (tested).</summary>
internal static class Defaults
{
    public const int MaxWaiverDays = 180;
    public const int ExpiringSoonDays = 14;
    public const double Confidence = 0.95;
    public const string Unit = "documents";

    public static ImmutableArray<IntervalKind> Kinds { get; } = [IntervalKind.Sampling, IntervalKind.Labeling, IntervalKind.Bounds];
}
