namespace BiasAudit.Sections.Quality;

/// <summary>One rule of a rule set: a limit on a signal, for certain languages.</summary>
/// <param name="Set">The id of the rule set.</param>
/// <param name="Name">The name within the set, such as <c>stop-words</c>.</param>
/// <param name="Index">The position among the rules of all sets.</param>
/// <param name="Signal">What is limited.</param>
/// <param name="Bound">On which side the limit lies.</param>
/// <param name="Limits">The limit of each language; the key <c>*</c> stands for every language.</param>
public sealed record QualityRule(
    string Set, string Name, int Index, Signal Signal, Bound Bound, IReadOnlyDictionary<string, double> Limits)
{
    /// <summary>The permanent id, such as <c>gopher@datatrove.stop-words</c>.</summary>
    public string Id => $"{Set}.{Name}";

    /// <summary>The limit that holds for a language; null where the rule is not applicable.</summary>
    public double? LimitFor(string language) =>
        Limits.TryGetValue(language, out var limit) || Limits.TryGetValue("*", out limit) ? limit : null;

    /// <summary>Whether a value breaks a limit. The limit itself passes, and so does a value that is not defined.</summary>
    public bool Breaks(double value, double limit) => Bound == Bound.AtLeast ? value < limit : value > limit;
}

/// <summary>On which side of the allowed values a limit lies.</summary>
public enum Bound
{
    /// <summary>Smaller values fail.</summary>
    AtLeast,

    /// <summary>Larger values fail.</summary>
    AtMost,
}
