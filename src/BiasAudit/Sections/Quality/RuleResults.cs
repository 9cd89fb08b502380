using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Quality;

/// <summary>What each rule set and rule would remove: numbers, tables and blocks.</summary>
internal static class RuleResults
{
    public static void Add(RuleFailures failures, Profile profile, SectionResult result)
    {
        var total = new RuleTally(new long[RuleTally.Width]);
        foreach (var counts in failures.Languages.Values) total.Add(counts);
        AddSets(failures, total, result);
        AddRules(total, result);
        AddC4Lines(failures, result);
        Show(failures, total, profile, result);
    }

    private static void AddSets(RuleFailures failures, RuleTally total, SectionResult result)
    {
        var sources = failures.Segments.Contrast(IsLanguage);
        foreach (var set in RuleSets.All)
        {
            var (applicable, removed) = (total.Applicable(set.Index), total.Removed(set.Index));
            var left = total.Documents - applicable;
            if (applicable == 0)
            {
                result.NotMeasurable($"quality.{set.Id}.removed-share", "share", $"The set is for {Languages(set)}, and no document is in it.");
                continue;
            }
            result.Add(new()
            {
                Id = $"quality.{set.Id}.removed-share",
                Value = (double)removed / applicable,
                Unit = "share",
                Of = applicable,
                OfUnit = "documents",
                LeftOut = left,
                Interval = sources.JackknifeShare(2 + 2 * set.Index, 1 + 2 * set.Index),
            });
            result.Add(new()
            {
                Id = $"quality.{set.Id}.removed-characters-share",
                Value = (double)total.RemovedCharacters(set.Index) / total.ApplicableCharacters(set.Index),
                Unit = "share",
                Of = total.ApplicableCharacters(set.Index),
                OfUnit = "characters",
                LeftOut = total.Characters - total.ApplicableCharacters(set.Index),
            });
        }
        result.Add("quality.sets", SetTable(total));
    }

    private static DataFrame SetTable(RuleTally total) => new(
        new StringDataFrameColumn("set", RuleSets.All.Select(set => set.Id)),
        new StringDataFrameColumn("title", RuleSets.All.Select(set => set.Title)),
        new Int64DataFrameColumn("version", RuleSets.All.Select(set => (long)set.Version)),
        new StringDataFrameColumn("hash", RuleSets.All.Select(set => set.Hash)),
        new StringDataFrameColumn("languages", RuleSets.All.Select(Languages)),
        new Int64DataFrameColumn("applicable", RuleSets.All.Select(set => total.Applicable(set.Index))),
        new Int64DataFrameColumn("not-applicable", RuleSets.All.Select(set => total.Documents - total.Applicable(set.Index))),
        new Int64DataFrameColumn("removed", RuleSets.All.Select(set => total.Removed(set.Index))),
        new DoubleDataFrameColumn("removed-share", RuleSets.All.Select(set => Ratio(total.Removed(set.Index), total.Applicable(set.Index)))),
        new Int64DataFrameColumn("kept-characters", RuleSets.All.Select(set => total.ApplicableCharacters(set.Index) - total.RemovedCharacters(set.Index))),
        new Int64DataFrameColumn("removed-characters", RuleSets.All.Select(set => total.RemovedCharacters(set.Index))));

    private static void AddRules(RuleTally total, SectionResult result)
    {
        var rules = RuleSets.Rules;
        var applicable = rules.Select(rule => total.Applicable(RuleSets.IndexOf(rule.Set))).ToArray();
        result.Add("quality.rules", new DataFrame(
            new StringDataFrameColumn("set", rules.Select(rule => rule.Set)),
            new StringDataFrameColumn("rule", rules.Select(rule => rule.Name)),
            new StringDataFrameColumn("signal", rules.Select(rule => rule.Signal.Name())),
            new StringDataFrameColumn("limit", rules.Select(Limit)),
            new Int64DataFrameColumn("applicable", applicable),
            new Int64DataFrameColumn("failed", rules.Select(rule => total.Any(rule.Index))),
            new DoubleDataFrameColumn("failed-share", rules.Select((rule, i) => Ratio(total.Any(rule.Index), applicable[i]))),
            new Int64DataFrameColumn("first", rules.Select(rule => total.First(rule.Index))),
            new DoubleDataFrameColumn("first-share", rules.Select((rule, i) => Ratio(total.First(rule.Index), applicable[i])))));
    }

    private static void AddC4Lines(RuleFailures failures, SectionResult result)
    {
        var variants = Enumerable.Range(0, C4Variant.All.Length).ToArray();
        var lines = variants.Select(variant => failures.C4Lines(variant).ToArray()).ToArray();
        var columns = Enum.GetValues<C4LineFate>().Select(fate =>
            new Int64DataFrameColumn(fate.Name(), variants.Select(variant => lines[variant][(int)fate])));
        result.Add("quality.c4-lines", new DataFrame(
            [new StringDataFrameColumn("set", variants.Select(variant => RuleSets.All[variant].Id)), new Int64DataFrameColumn("lines", lines.Select(l => l.Sum())), .. columns]));
    }

    private static void Show(RuleFailures failures, RuleTally total, Profile profile, SectionResult result)
    {
        if (total.Documents == 0) return;
        var measured = RuleSets.All.Where(set => total.Applicable(set.Index) > 0).ToList();
        var hardest = measured.MaxBy(set => Ratio(total.Removed(set.Index), total.Applicable(set.Index)))!;
        result.Show(new Sentence(
            $"{measured.Count} of {RuleSets.All.Length} rule sets apply to documents of this corpus. {hardest.Title} ({hardest.Id}) would remove most: {total.Removed(hardest.Index):N0} of the {total.Applicable(hardest.Index):N0} documents it was made for{(total.Documents == total.Applicable(hardest.Index) ? "." : $"; {total.Documents - total.Applicable(hardest.Index):N0} documents are in other languages, and the set says nothing about them.")}"));
        result.Show(new Chart("quality.removed", ChartKind.Bars, "What each rule set would remove",
            $"The share of documents that each rule set would remove of those it applies to; the largest is {hardest.Id}.", "share of documents", "quality.sets", "set", ["removed-share"]));
        result.Show(new TableView("quality.sets", "Rule sets",
            [new("set", "Set"), new("title", "Convention"), new("languages", "Languages"), new("applicable", "Documents it applies to", ColumnFormat.Count), new("not-applicable", "Not applicable", ColumnFormat.Count),
             new("removed", "Would be removed", ColumnFormat.Count), new("removed-share", "Share", ColumnFormat.Share), new("kept-characters", "Characters kept", ColumnFormat.Count), new("hash", "Hash")]));
        result.Show(new TableView("quality.rules", "Rules: how many documents fail each, and fail it first",
            [new("set", "Set"), new("rule", "Rule"), new("limit", "Limit"), new("failed", "Fail", ColumnFormat.Count), new("failed-share", "Share", ColumnFormat.Share), new("first", "Fail it first", ColumnFormat.Count)], Rows: 200, Folded: true));
        result.Show(new TableView("quality.c4-lines", "What C4 does to lines",
            [new("set", "Set"), new("lines", "Lines", ColumnFormat.Count), .. Enum.GetValues<C4LineFate>().Select(fate => new ColumnView(fate.Name(), fate.Name(), ColumnFormat.Count))], Folded: true));
        var rows = measured.SelectMany(set => failures.Rows(set).Rows(profile, set.Id, $"removed by {set.Id}").Take(2)).ToList();
        if (rows.Count > 0) result.Show(new Evidence("Documents that rule sets would remove", [.. rows]));
    }

    /// <summary>Whether a segment is a language: topics have a prefix.</summary>
    internal static bool IsLanguage(string segment) => !segment.StartsWith(RuleFailures.TopicPrefix, StringComparison.Ordinal);

    /// <summary>A share; not a number where there is nothing to divide by.</summary>
    internal static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static string Languages(RuleSet set) => set.Languages.First() == "*" ? "every language" : string.Join(", ", set.Languages);

    private static string Limit(QualityRule rule) => (rule.Bound == Bound.AtLeast ? "at least " : "at most ") + string.Join("; ",
        rule.Limits.OrderBy(limit => limit.Key, StringComparer.Ordinal).Select(limit => rule.Limits.Count == 1 ? $"{limit.Value}" : $"{limit.Value} ({limit.Key})"));
}
