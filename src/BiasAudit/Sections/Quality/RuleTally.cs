namespace BiasAudit.Sections.Quality;

/// <summary>The counts of one language laid out in one array: totals, then four counts a set, then two counts a rule.</summary>
internal readonly struct RuleTally(long[] counts)
{
    private static readonly int RulesAt = 2 + 4 * RuleSets.All.Length;

    /// <summary>The length of the array.</summary>
    public static int Width { get; } = RulesAt + 2 * RuleSets.Rules.Length;

    /// <summary>Adds the counts of a language.</summary>
    public void Add(ReadOnlySpan<long> other)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += other[i];
    }

    /// <summary>Documents of the language.</summary>
    public ref long Documents => ref counts[0];

    /// <summary>Characters of the language.</summary>
    public ref long Characters => ref counts[1];

    /// <summary>Documents that a set applies to.</summary>
    public ref long Applicable(int set) => ref counts[2 + 4 * set];

    /// <summary>Documents that a set would remove.</summary>
    public ref long Removed(int set) => ref counts[3 + 4 * set];

    /// <summary>Characters that a set applies to.</summary>
    public ref long ApplicableCharacters(int set) => ref counts[4 + 4 * set];

    /// <summary>Characters of removed documents.</summary>
    public ref long RemovedCharacters(int set) => ref counts[5 + 4 * set];

    /// <summary>Documents that fail a rule.</summary>
    public ref long Any(int rule) => ref counts[RulesAt + 2 * rule];

    /// <summary>Documents that fail a rule first of their set.</summary>
    public ref long First(int rule) => ref counts[RulesAt + 1 + 2 * rule];
}
