using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The rule sets of the section, read from <c>rulesets.tsv</c> and <c>rules.tsv</c>.</summary>
public static class RuleSets
{
    /// <summary>All rule sets, in the order of the report.</summary>
    public static ImmutableArray<RuleSet> All { get; } = Read();

    /// <summary>All rules of all sets; the index of a rule is its position.</summary>
    public static ImmutableArray<QualityRule> Rules { get; } = [.. All.SelectMany(set => set.Rules)];

    /// <summary>The position of a set by its id.</summary>
    internal static int IndexOf(string set) => All.First(candidate => candidate.Id == set).Index;

    /// <summary>The rules with their limits that apply to a language; the sets name languages, not regions or scripts.</summary>
    internal static ApplicableRules For(ReadOnlySpan<char> language) =>
        BySpan.TryGetValue(Base(language), out var rules) ? rules : Others;

    /// <summary>The language of a code such as <c>zh-Hans</c>.</summary>
    internal static ReadOnlySpan<char> Base(ReadOnlySpan<char> language) =>
        language.IndexOf('-') is > 0 and var dash ? language[..dash] : language;

    private static readonly FrozenDictionary<string, ApplicableRules> ByLanguage = All.SelectMany(set => set.Languages).Distinct()
        .ToFrozenDictionary(language => language, language => new ApplicableRules(All, language));

    private static readonly FrozenDictionary<string, ApplicableRules>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByLanguage.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly ApplicableRules Others = new(All, "und");

    private static ImmutableArray<RuleSet> Read()
    {
        var rows = QualityLists.Rows("rules.tsv").ToLookup(row => row[0]);
        var next = 0;
        return [.. QualityLists.Rows("rulesets.tsv").Select((row, index) =>
        {
            ImmutableArray<QualityRule> rules = [.. rows[row[0]].GroupBy(rule => rule[1]).Select(lines => Rule([.. lines], next++))];
            return new RuleSet(row[0], index, int.Parse(row[1]), row[2], row[3], Hash(rows[row[0]]), rules);
        })];
    }

    private static QualityRule Rule(IReadOnlyList<string[]> lines, int index) => new(
        lines[0][0], lines[0][1], index, Enum.Parse<Signal>(lines[0][3]),
        lines[0][4] == "min" ? Bound.AtLeast : Bound.AtMost,
        lines.ToFrozenDictionary(line => line[2], line => double.Parse(line[5])));

    private static string Hash(IEnumerable<string[]> rows) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join('\t', row) + "\n")))))[..12];
}
