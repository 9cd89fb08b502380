using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>A named, versioned convention: the rules that one tool or paper applies, in its order.</summary>
/// <param name="Id">The permanent id, such as <c>gopher@datatrove</c>.</param>
/// <param name="Index">The position among the rule sets.</param>
/// <param name="Version">Rises when a rule or limit changes.</param>
/// <param name="Title">The name for readers.</param>
/// <param name="Source">Where the rules are published.</param>
/// <param name="Hash">The first 12 hexadecimal digits of the SHA-256 of the rules as listed.</param>
/// <param name="Rules">The rules, in the order in which the tool asks them.</param>
public sealed record RuleSet(
    string Id, int Index, int Version, string Title, string Source, string Hash, ImmutableArray<QualityRule> Rules)
{
    /// <summary>The languages the set was made for; <c>*</c> for every language.</summary>
    public IEnumerable<string> Languages => Rules.SelectMany(rule => rule.Limits.Keys).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether the set says anything about documents of a language.</summary>
    public bool AppliesTo(string language) => Rules.Any(rule => rule.LimitFor(language) is not null);
}
