using System.Numerics;

namespace BiasAudit.Sections.Quality;

/// <summary>Which rules one document fails, of the sets that apply to its language.</summary>
/// <remarks>One bit a set and one bit a rule: what the signal files write and the measures count.</remarks>
public sealed class RuleOutcomes
{
    private readonly ulong[] _failed = new ulong[(RuleSets.Rules.Length + 63) / 64];
    private readonly int[] _first = new int[RuleSets.All.Length];

    /// <summary>The sets that apply to the document's language: bit i is set i of <see cref="RuleSets.All"/>.</summary>
    public ulong Applicable { get; private set; }

    /// <summary>The sets that would remove the document: at least one of their rules fails.</summary>
    public ulong Removed { get; private set; }

    /// <summary>The failed rules: bit i of word i / 64 is rule i of <see cref="RuleSets.Rules"/>.</summary>
    public ReadOnlySpan<ulong> FailedBits => _failed;

    /// <summary>Whether a set says anything about this document.</summary>
    public bool Applies(RuleSet set) => (Applicable >> set.Index & 1) != 0;

    /// <summary>Whether a set would remove this document.</summary>
    public bool Removes(RuleSet set) => (Removed >> set.Index & 1) != 0;

    /// <summary>Whether a rule fails.</summary>
    public bool Fails(QualityRule rule) => (_failed[rule.Index / 64] >> rule.Index & 1) != 0;

    /// <summary>The first rule of a set that fails, in the order the tool asks them; null when none does.</summary>
    public QualityRule? FirstFailure(RuleSet set) => Removes(set) ? RuleSets.Rules[_first[set.Index]] : null;

    internal void Begin(ulong applicable)
    {
        (Applicable, Removed) = (applicable, 0);
        Array.Clear(_failed);
    }

    internal void Fail(int set, int rule)
    {
        if ((Removed >> set & 1) == 0) _first[set] = rule;
        Removed |= 1UL << set;
        _failed[rule / 64] |= 1UL << rule;
    }

    /// <summary>Calls back for every failed rule.</summary>
    internal void ForEachFailure(Action<int> rule)
    {
        for (var word = 0; word < _failed.Length; word++)
            for (var bits = _failed[word]; bits != 0; bits &= bits - 1) rule(word * 64 + BitOperations.TrailingZeroCount(bits));
    }
}
