using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>How many times more often a rule set removes one language or topic than the others, with source-clustered intervals.</summary>
/// <remarks>Filters remove dialects and minorities more often than others (Dodge et al. 2021, arXiv 2104.08758, section 5.3).</remarks>
internal static class RatioResults
{
    private const int FewestDocuments = 20;

    public static void Add(RuleFailures failures, ImmutableArray<RemovalGroup> groups, SectionResult result)
    {
        var ratios = groups.SelectMany(group => Of(failures, group)).ToList();
        result.Add("quality.removal-ratio", new DataFrame(
            new StringDataFrameColumn("kind", ratios.Select(r => r.Kind)), new StringDataFrameColumn("group", ratios.Select(r => r.Group.Label)),
            new StringDataFrameColumn("set", ratios.Select(r => r.Set.Id)), new Int64DataFrameColumn("documents", ratios.Select(r => r.Group.Applicable(r.Set.Index))),
            new DoubleDataFrameColumn("removed-share", ratios.Select(r => r.Share)), new DoubleDataFrameColumn("others-share", ratios.Select(r => r.Others)),
            new DoubleDataFrameColumn("ratio", ratios.Select(r => r.Ratio)), new DoubleDataFrameColumn("low", ratios.Select(r => r.Interval?.Low)),
            new DoubleDataFrameColumn("high", ratios.Select(r => r.Interval?.High))));
        foreach (var set in RuleSets.All)
        {
            var largest = ratios.Where(r => r.Set == set && r.Group.Applicable(set.Index) >= FewestDocuments).MaxBy(r => r.Ratio);
            if (largest is null) result.NotMeasurable($"quality.{set.Id}.largest-removal-ratio", "ratio", "There are no two groups of documents that the set applies to and removes some of.");
            else result.Add(new() { Id = $"quality.{set.Id}.largest-removal-ratio", Value = largest.Ratio, Unit = "ratio", Of = largest.Group.Applicable(set.Index), OfUnit = $"documents of {largest.Kind} {largest.Group.Label}", Interval = largest.Interval });
        }
        Show(ratios, result);
    }

    private static IEnumerable<RemovalRatio> Of(RuleFailures failures, RemovalGroup group)
    {
        var isLanguage = RuleResults.IsLanguage(group.Name);
        var contrast = failures.Segments.Contrast(segment => RuleResults.IsLanguage(segment) == isLanguage, group.Name);
        var totals = contrast.Totals();
        var width = totals.Length / 2;
        foreach (var set in RuleSets.All)
        {
            var (whole, part) = (1 + 2 * set.Index, 2 + 2 * set.Index);
            if (totals[whole] == 0 || totals[width + whole] == 0 || totals[width + part] == 0) continue;
            double Ratio(ReadOnlySpan<long> sums) =>
                sums[whole] == 0 || sums[width + part] == 0 ? double.NaN : (double)sums[part] / sums[whole] * sums[width + whole] / sums[width + part];
            yield return new(isLanguage ? "language" : "topic", group, set, (double)totals[part] / totals[whole], (double)totals[width + part] / totals[width + whole],
                Ratio(totals), contrast.Jackknife(Ratio, lowest: 0));
        }
    }

    private static void Show(List<RemovalRatio> ratios, SectionResult result)
    {
        var clear = ratios.Where(r => r.Interval is { Kind: IntervalKind.SourceClustered, Low: > 1 }).OrderByDescending(r => r.Interval!.Low).ToList();
        if (clear.Count > 0)
            result.Show(new Sentence(
                $"In {clear.Count:N0} of {ratios.Count:N0} comparisons a rule set removes one language or topic clearly more often than the others; most clearly {clear[0].Set.Id} removes {clear[0].Group.Label} {clear[0].Ratio:0.0} times as often (95% of corpora with such sources: {clear[0].Interval!.Low:0.0} to {clear[0].Interval!.High:0.0})."));
        if (ratios.Count == 0) return;
        result.Show(new TableView("quality.removal-ratio", "How many times as often a group is removed as the others",
            [new("kind", "What"), new("group", "Group"), new("set", "Set"), new("documents", "Documents", ColumnFormat.Count), new("removed-share", "Removed", ColumnFormat.Share),
             new("others-share", "Of the others", ColumnFormat.Share), new("ratio", "Ratio", ColumnFormat.Number), new("low", "from", ColumnFormat.Number), new("high", "to", ColumnFormat.Number)], Rows: 30, Folded: true));
    }

    private sealed record RemovalRatio(string Kind, RemovalGroup Group, RuleSet Set, double Share, double Others, double Ratio, Interval? Interval);
}
