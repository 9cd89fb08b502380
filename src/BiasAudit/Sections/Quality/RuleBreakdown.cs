using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>The share that fails each rule, by language, topic and source: one row for each rule that anything of it fails.</summary>
internal static class RuleBreakdown
{
    private const int MostSources = 100;

    public static void Add(RuleFailures failures, SectionResult result)
    {
        AddTable("language", Of(failures.Languages), result);
        AddTable("topic", Of(failures.Topics), result);
        AddTable("source", OfSources(failures), result);
    }

    private static IEnumerable<Row> Of(IReadOnlyDictionary<string, long[]> groups) =>
        from pair in groups
        let tally = new RuleTally(pair.Value)
        from rule in RuleSets.Rules
        where tally.Any(rule.Index) > 0
        select new Row(pair.Key, rule, tally.Applicable(RuleSets.IndexOf(rule.Set)), tally.Any(rule.Index));

    private static IEnumerable<Row> OfSources(RuleFailures failures)
    {
        var known = failures.FailuresBySource;
        var names = Enumerable.Range(0, known.Count).DistinctBy(known.TextAt).ToDictionary(known.TextAt, index => index);
        return from index in failures.Sources.Largest(0, int.MaxValue).Where(index => names.ContainsKey(failures.Sources.TextAt(index))).Take(MostSources)
               let name = failures.Sources.TextAt(index)
               from rule in RuleSets.Rules
               let failed = known.CountsAt(names[name])[rule.Index]
               where failed > 0
               select new Row(name, rule, failures.Sources.CountsAt(index)[1 + 2 * RuleSets.IndexOf(rule.Set)], failed);
    }

    private static void AddTable(string kind, IEnumerable<Row> all, SectionResult result)
    {
        var rows = all.OrderByDescending(row => row.Failed).ThenBy(row => row.Group, StringComparer.Ordinal).ThenBy(row => row.Rule.Index).ToList();
        result.Add($"quality.rules-by-{kind}", new DataFrame(
            new StringDataFrameColumn(kind, rows.Select(row => row.Group)), new StringDataFrameColumn("set", rows.Select(row => row.Rule.Set)),
            new StringDataFrameColumn("rule", rows.Select(row => row.Rule.Name)), new Int64DataFrameColumn("applicable", rows.Select(row => row.Applicable)),
            new Int64DataFrameColumn("failed", rows.Select(row => row.Failed)), new DoubleDataFrameColumn("failed-share", rows.Select(row => RuleResults.Ratio(row.Failed, row.Applicable)))));
        if (rows.Count == 0) return;
        result.Show(new TableView($"quality.rules-by-{kind}", $"Rules that fail most documents, by {kind}",
            [new(kind, char.ToUpperInvariant(kind[0]) + kind[1..]), new("set", "Set"), new("rule", "Rule"), new("applicable", "Documents the set applies to", ColumnFormat.Count),
             new("failed", "Fail", ColumnFormat.Count), new("failed-share", "Share", ColumnFormat.Share)], Rows: 30, Folded: true));
    }

    private sealed record Row(string Group, QualityRule Rule, long Applicable, long Failed);
}
