using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sections.Topics;
using Microsoft.Data.Analysis;

namespace BiasAudit.Comparing;

/// <summary>Lays a comparison out as a result, so that every writer of reports can show it.</summary>
public static class ComparisonResult
{
    /// <summary>The name of the section that holds the numbers.</summary>
    internal const string Section = "comparison";

    private const int MostRows = 500;

    /// <summary>The comparison as a result: one section for the numbers, one for the distributions and one for distinctive words.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="after">The later audit.</param>
    /// <param name="profiles">The profiles of both audits, which hold the samples of words; null where one is missing.</param>
    public static AuditResult Of(AuditComparison comparison, AuditResult after, (Profile Before, Profile After)? profiles = null) => new()
    {
        Name = $"{comparison.Before} → {comparison.After}",
        Shards = after.Shards,
        Ledger = after.Ledger,
        Sections = [Numbers(comparison), Distributions(comparison), Words(comparison, profiles)],
    };

    private static SectionView Numbers(AuditComparison comparison)
    {
        var changes = comparison.Measures.Where(m => m.Direction != Direction.NotMeasurable).OrderByDescending(m => Math.Abs(m.Effect ?? m.Relative ?? 0)).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        var table = new ResultTable("comparison.measures", new DataFrame(
            new StringDataFrameColumn("measure", changes.Select(m => m.Id)),
            new StringDataFrameColumn("unit", changes.Select(m => m.Unit)),
            new StringDataFrameColumn("before", changes.Select(m => Shown(m.Before, m.Unit))),
            new StringDataFrameColumn("before-interval", changes.Select(m => Shown(m.BeforeInterval, m.Unit))),
            new StringDataFrameColumn("after", changes.Select(m => Shown(m.After, m.Unit))),
            new StringDataFrameColumn("after-interval", changes.Select(m => Shown(m.AfterInterval, m.Unit))),
            new DoubleDataFrameColumn("relative", changes.Select(m => m.Relative)),
            new DoubleDataFrameColumn("effect", changes.Select(m => m.Effect)),
            new StringDataFrameColumn("direction", changes.Select(m => Word(m.Direction)))));
        var counts = Enum.GetValues<Direction>().Select(d => (Word: Word(d), Count: comparison.Measures.Count(m => m.Direction == d))).Where(pair => pair.Count > 0);
        return new(Section, "Numbers", $"What changed from {comparison.Before} to {comparison.After}?", [], [table],
        [
            new Sentence($"{comparison.Measures.Length} numbers: {string.Join(", ", counts.Select(pair => $"{pair.Word} {pair.Count}"))}."),
            new Sentence("More and less are said only where the intervals of the two values, if they have any, do not meet; Cohen's h puts rare and common shares on one scale: 0.2 is small, 0.5 medium, 0.8 large.", SentenceRole.Explanation),
            new TableView(table.Name, "Every number", [new("measure", "Measure"), new("before", "Before"), new("before-interval", "Interval"), new("after", "After"), new("after-interval", "Interval"),
                new("relative", "Change, part of before", ColumnFormat.Share), new("effect", "Cohen's h", ColumnFormat.Number), new("direction", "Direction")], MostRows),
        ]);
    }

    private static SectionView Distributions(AuditComparison comparison)
    {
        var tables = new List<ResultTable>();
        var blocks = new List<Block>();
        foreach (var change in comparison.Distributions)
        {
            var name = $"comparison.{change.Table}";
            tables.Add(new(name, new DataFrame(
                new StringDataFrameColumn("category", change.Rows.Select(r => r.Category)),
                new DoubleDataFrameColumn("before", change.Rows.Select(r => r.Before)),
                new DoubleDataFrameColumn("after", change.Rows.Select(r => r.After)),
                new DoubleDataFrameColumn("effect", change.Rows.Select(r => (double?)r.Effect)),
                new StringDataFrameColumn("direction", change.Rows.Select(r => Word(r.Direction))))));
            blocks.Add(new Sentence(Describe(change)));
            blocks.Add(new TableView(name, change.Table, [new("category", string.Join(" · ", change.Category)), new("before", "Before", ColumnFormat.Share),
                new("after", "After", ColumnFormat.Share), new("effect", "Cohen's h", ColumnFormat.Number), new("direction", "Direction")], 15));
        }
        foreach (var (where, names) in new[] { (comparison.After, comparison.NewDistributions), (comparison.Before, comparison.GoneDistributions) })
            if (!names.IsEmpty) blocks.Add(new Sentence($"Only {where} has {string.Join(", ", names)}."));
        return new("distributions", "Distributions", "Which mass moved where?", [], [.. tables], [.. blocks]);
    }

    private static SectionView Words(AuditComparison comparison, (Profile Before, Profile After)? profiles)
    {
        const string question = "Which words does one corpus use in more of its documents than the other?";
        if (profiles is not var (before, after))
            return new("words", "Distinctive words", question, [], [], [new Sentence("Words are compared by the samples in the profiles: compare the folders of two audits, each with its profile.bap.", SentenceRole.Limit)]);
        return DistinctiveWords.Between($"{comparison.Before} (before)", before.State<TopicSample>(), $"{comparison.After} (after)", after.State<TopicSample>()) is var (table, view)
            ? new("words", "Distinctive words", question, [], [table], [view])
            : new("words", "Distinctive words", question, [], [], [new Sentence("No word sets the two samples apart, or no language has twenty sampled documents in both.")]);
    }

    private static string Describe(DistributionChange change)
    {
        int Count(Direction direction) => change.Rows.Count(row => row.Direction == direction);
        var noise = change.Noise is { } mean ? $"; two samples of these sizes from one distribution differ by {NumberText.Significant(mean)} on average" : "";
        return $"{change.Table} by {change.Mass}: total variation {NumberText.Significant(change.TotalVariation)}, Jensen-Shannon divergence {NumberText.Significant(change.JensenShannon)} bits{noise}; "
            + $"{Count(Direction.New)} new, {Count(Direction.Gone)} gone, {Count(Direction.More)} more, {Count(Direction.Less)} less.";
    }

    private static string Shown(double? value, string unit) => value is { } number ? NumberText.Value(number, unit) : "–";

    private static string Shown(Statistics.Interval? interval, string unit) => interval is null ? "–" : NumberText.Interval(interval, unit);

    private static string Word(Direction direction) => direction == Direction.NotMeasurable ? "not measurable" : direction.ToString().ToLowerInvariant();
}
