using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>From whom the rule sets would remove: languages, topics and sources, wipe-outs, and ratios between groups.</summary>
internal static class RemovalResults
{
    /// <summary>A source or language of which a set would remove this share is wiped out.</summary>
    private const double WipeOut = 0.9;

    /// <summary>Fewer documents say nothing about a source, language or topic.</summary>
    private const int FewestDocuments = 20;

    private const int MostGroups = 30;

    public static void Add(RuleFailures failures, SectionResult result)
    {
        var languages = Groups(failures, RuleResults.IsLanguage);
        var topics = Groups(failures, segment => !RuleResults.IsLanguage(segment));
        var sources = Sources(failures);
        AddTable("quality.removal-by-language", "language", languages, result);
        AddTable("quality.removal-by-topic", "topic", topics, result);
        AddTable("quality.removal-by-source", "source", [.. sources.Take(1000)], result);
        AddWipeOuts(languages, sources, failures.Sources.Weight, result);
        RatioResults.Add(failures, [.. languages.Concat(topics).Where(group => group.Documents >= FewestDocuments).OrderByDescending(group => group.Documents).Take(MostGroups)], result);
        Show(languages, topics, sources, result);
    }

    private static ImmutableArray<RemovalGroup> Groups(RuleFailures failures, Func<string, bool> isMeant) =>
    [
        .. failures.Segments.Segments.Where(isMeant).Select(segment =>
        {
            var counts = failures.Segments.Totals(segment);
            return new RemovalGroup(segment, counts[0], counts[1..]);
        }).OrderByDescending(group => group.Documents).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static ImmutableArray<RemovalGroup> Sources(RuleFailures failures) =>
        [.. failures.Sources.Largest(0, int.MaxValue).Select(index => new RemovalGroup(failures.Sources.TextAt(index), failures.Sources.CountsAt(index)[0], failures.Sources.CountsAt(index)[1..].ToArray()))];

    private static void AddTable(string name, string label, ImmutableArray<RemovalGroup> groups, SectionResult result) => result.Add(name, new DataFrame(
        [new StringDataFrameColumn(label, groups.Select(group => group.Label)), new Int64DataFrameColumn("documents", groups.Select(group => group.Documents)),
         .. RuleSets.All.Select(set => new DoubleDataFrameColumn(set.Id, groups.Select(group => RuleResults.Ratio(group.Removed(set.Index), group.Applicable(set.Index)))))]));

    private static void AddWipeOuts(ImmutableArray<RemovalGroup> languages, ImmutableArray<RemovalGroup> sources, double weight, SectionResult result)
    {
        var found = new List<(string Kind, string Name, string Set, long Applicable, long Removed)>();
        foreach (var set in RuleSets.All)
        {
            var (ofLanguages, ofSources) = (WipedOut(languages, set), WipedOut(sources, set));
            found.AddRange(ofLanguages.Select(group => ("language", group.Label, set.Id, group.Applicable(set.Index), group.Removed(set.Index))));
            found.AddRange(ofSources.Take(100).Select(group => ("source", group.Label, set.Id, group.Applicable(set.Index), group.Removed(set.Index))));
            result.Add(new() { Id = $"quality.{set.Id}.wiped-languages", Value = ofLanguages.Count, Unit = "languages", Of = languages.Count(group => group.Applicable(set.Index) >= FewestDocuments), OfUnit = "languages" });
            result.Add(new() { Id = $"quality.{set.Id}.wiped-sources", Value = ofSources.Count * weight, Unit = "sources", Of = (long)(sources.Count(group => group.Applicable(set.Index) >= FewestDocuments) * weight), OfUnit = "sources" });
        }
        result.Add("quality.wipe-outs", new DataFrame(
            new StringDataFrameColumn("kind", found.Select(f => f.Kind)), new StringDataFrameColumn("name", found.Select(f => f.Name)), new StringDataFrameColumn("set", found.Select(f => f.Set)),
            new Int64DataFrameColumn("documents", found.Select(f => f.Applicable)), new DoubleDataFrameColumn("removed-share", found.Select(f => RuleResults.Ratio(f.Removed, f.Applicable)))));
        if (found.Count == 0) return;
        var worst = found.MaxBy(f => f.Removed);
        result.Show(new Sentence(
            $"Nearly wiped out (at least {NumberText.Share(WipeOut)} of at least {FewestDocuments} documents): {Count("language")} and {Count("source")}, counted once for each rule set that does it; the largest is {worst.Name} under {worst.Set}, with {worst.Removed:N0} of {worst.Applicable:N0} documents."));
        result.Show(new TableView("quality.wipe-outs", "Languages and sources that a rule set would wipe out",
            [new("kind", "What"), new("name", "Name"), new("set", "Set"), new("documents", "Documents", ColumnFormat.Count), new("removed-share", "Would be removed", ColumnFormat.Share)]));

        string Count(string kind) => found.Count(f => f.Kind == kind) is var count && count == 1 ? $"1 {kind}" : $"{count:N0} {kind}s";
    }

    private static List<RemovalGroup> WipedOut(ImmutableArray<RemovalGroup> groups, RuleSet set) =>
        [.. groups.Where(group => group.Applicable(set.Index) >= FewestDocuments && group.Removed(set.Index) >= WipeOut * group.Applicable(set.Index))];

    private static void Show(ImmutableArray<RemovalGroup> languages, ImmutableArray<RemovalGroup> topics, ImmutableArray<RemovalGroup> sources, SectionResult result)
    {
        if (languages.IsEmpty) return;
        ImmutableArray<string> used = [.. RuleSets.All.Where(set => languages.Any(group => group.Applicable(set.Index) > 0)).Select(set => set.Id)];
        Map("language", "languages", languages.Length);
        if (topics.Length > 1) Map("topic", "topics", topics.Length);
        Map("source", "sources", sources.Length);

        void Map(string label, string labels, int count) => result.Show(new Chart($"quality.removal-by-{label}", ChartKind.Heatmap, $"What the rule sets would remove by {label}",
            $"The share of documents that each rule set would remove of each of the {Math.Min(count, 20)} largest {labels}; empty where the set does not apply.", "share of documents", $"quality.removal-by-{label}", label, used));
    }
}

/// <summary>The documents of a language, topic or source, and what each set would remove of them.</summary>
/// <param name="Name">The name of the segment or source.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Counts">Applicable and removed documents of each set.</param>
internal sealed record RemovalGroup(string Name, long Documents, long[] Counts)
{
    public string Label => Name.StartsWith(RuleFailures.TopicPrefix, StringComparison.Ordinal) ? Name[RuleFailures.TopicPrefix.Length..] : Name;

    public long Applicable(int set) => Counts[2 * set];

    public long Removed(int set) => Counts[2 * set + 1];
}
