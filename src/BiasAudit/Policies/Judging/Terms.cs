using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies.Judging;

/// <summary>The evidence terms of a rule with nothing left open.</summary>
internal sealed record Terms(
    double Confidence, DecideBy Decide, ImmutableArray<IntervalKind> Kinds, long Minimum, Severity Undecided, Adjustment Adjust)
{
    public static Terms Of(EvidenceTerms terms) => new(
        terms.Confidence ?? Defaults.Confidence, terms.Decide ?? DecideBy.Interval, terms.Kinds.IsEmpty ? Defaults.Kinds : terms.Kinds,
        terms.Minimum ?? 0, terms.Undecided ?? Severity.Warn, terms.Adjust ?? Adjustment.None);
}
