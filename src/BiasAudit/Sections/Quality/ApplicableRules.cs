using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>What applies to one language: the limits laid out so that a document is judged in one sweep.</summary>
internal sealed class ApplicableRules
{
    private readonly ImmutableArray<(QualityRule Rule, int Set, double Limit)> _rules;

    public ApplicableRules(ImmutableArray<RuleSet> sets, string language)
    {
        _rules = [.. from set in sets
                     from rule in set.Rules
                     let limit = rule.LimitFor(language)
                     where limit is not null
                     select (rule, set.Index, limit.Value)];
        foreach (var (_, set, _) in _rules) Sets |= 1UL << set;
    }

    /// <summary>The sets that apply, one bit each.</summary>
    public ulong Sets { get; }

    /// <summary>Judges the signals of a document; rules come in the order of their sets, so the first failure is the first reason.</summary>
    public void Judge(ReadOnlySpan<double> signals, RuleOutcomes outcomes)
    {
        outcomes.Begin(Sets);
        foreach (var (rule, set, limit) in _rules)
            if (rule.Breaks(signals[(int)rule.Signal], limit)) outcomes.Fail(set, rule.Index);
    }
}
