using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Policies.Reading;
using BiasAudit.Reporting;

namespace BiasAudit.Policies;

/// <summary>Finds what is wrong with a policy before any corpus is read.</summary>
public static class PolicyCheck
{
    /// <summary>What is wrong with the policy in itself: missing keys, duplicate ids, limits that cannot be.</summary>
    internal static IEnumerable<PolicyProblem> Form(Policy policy, string file) =>
    [
        .. Head(policy, new(file, 1, 1)),
        .. Terms(policy.Evidence, new(file, 1, 1)),
        .. policy.Rules.SelectMany(RuleForm),
        .. Duplicates(policy.Rules),
        .. policy.Waivers.SelectMany(waiver => WaiverForm(waiver, policy)),
    ];

    /// <summary>What the policy asks for that no section measures.</summary>
    public static IEnumerable<PolicyProblem> Measures(ResolvedPolicy resolved, MeasureIndex known) =>
        resolved.Policy.Rules.Where(rule => rule.Skip is null).SelectMany(rule => Known(rule, known));

    /// <summary>Which waivers do not hold on a day.</summary>
    /// <param name="resolved">The policy.</param>
    /// <param name="asOf">The day of the judgement; null when none was given.</param>
    public static IEnumerable<PolicyProblem> Waivers(ResolvedPolicy resolved, DateOnly? asOf)
    {
        foreach (var waiver in resolved.Policy.Waivers)
            if (asOf is not { } day)
                yield return new("BA4006", waiver.Place, "the policy has waivers, and a waiver holds only until a day", "Say which day it is: --as-of YYYY-MM-DD (or set SOURCE_DATE_EPOCH).");
            else if (waiver.Expires < day)
                yield return new("BA4003", waiver.Place, $"the waiver of '{waiver.Rule}' expired on {waiver.Expires:yyyy-MM-dd}, and today is {day:yyyy-MM-dd}",
                    $"The rule bites again: mend the cause and delete the waiver, or have {waiver.Owner} approve a new one.");
            else if (waiver.Approved > day)
                yield return new("BA4005", waiver.Place, $"the waiver of '{waiver.Rule}' is approved on {waiver.Approved:yyyy-MM-dd}, after {day:yyyy-MM-dd}", "Check the dates.");
    }

    private static IEnumerable<PolicyProblem> Head(Policy policy, PolicyPlace place)
    {
        if (policy.Version is not 1)
            yield return new("BA2010", place, policy.Version is null ? "the policy does not say its version" : $"version {policy.Version} of the policy format is not known", "Write 'version: 1'.");
        if (policy.Rules.IsEmpty)
            yield return new("BA2007", place, "the policy has no rules, so it could never fail", "Add rules, or extend a preset: extends: [preset:web-pretraining]");
        if (policy.Gate?.Coverage is { Value: < 0 or > 1 })
            yield return new("BA2005", place, "gate.coverage is a share of the rows read, 0 to 1", "Write a share such as 99%.");
        if (policy.Gate?.MaxWaiverDays is <= 0)
            yield return new("BA2005", place, "gate.maxWaiverDays must be above 0", "Write a number of days such as 180.");
        var roles = Enum.GetNames<Role>().Select(name => name.ToLowerInvariant()).ToList();
        foreach (var (role, column) in (policy.Data ?? new()).Columns)
            if (!roles.Contains(role))
                yield return new("BA2003", column.Place, $"there is no role '{role}'", Suggestion.For(role, roles, "Roles"));
    }

    private static IEnumerable<PolicyProblem> Terms(EvidenceTerms? terms, PolicyPlace place)
    {
        if (terms?.Confidence is <= 0.5 or >= 1)
            yield return new("BA2005", place, $"evidence.confidence is {terms.Confidence}", "Write a number above 0.5 and below 1, such as 0.95.");
        if (terms?.Minimum < 0)
            yield return new("BA2005", place, "evidence.minimum is below 0", "Write a whole number such as 400.");
    }

    private static IEnumerable<PolicyProblem> RuleForm(Rule rule)
    {
        var name = rule.Id is { } id ? $"rule '{id}'" : "a rule";
        if (string.IsNullOrWhiteSpace(rule.Id)) yield return new("BA2007", rule.Place, "a rule has no id", "Write 'id: some-name'; waivers and reports name it.");
        if (string.IsNullOrWhiteSpace(rule.Measure)) yield return new("BA2007", rule.Place, $"{name} has no measure", "Write 'measure: section.thing.statistic'.");
        if (rule.Error is null && rule.Warn is null) yield return new("BA2007", rule.Place, $"{name} has no limit, so it could never fail", "Write 'error:' or 'warn:' with min, max, between, rise, fall, effect or totalVariation.");
        if (rule.Measure == ReviewSheet.Measure && rule.Labels is null && rule.Skip is null)
            yield return new("BA2007", rule.Place, $"{name} judges returned labels and names no sheet", "Write 'labels: reviews/sheet.csv'; draw one with: biasaudit sample");
        if (!rule.Interval.IsEmpty && rule.Interval.Length != 2) yield return new("BA2005", rule.Place, $"{name} names {rule.Interval.Length} interval columns", "Name two: interval: [low, high]");
        if (rule.Against == Against.Reference && rule.Reference is null)
            yield return new("BA2007", rule.Place, $"{name} compares with a reference and names none", "Write 'reference: { name: ..., value: ... }'.");
        foreach (var problem in Terms(rule.Evidence, rule.Place)) yield return problem;
        foreach (var limit in new[] { rule.Error, rule.Warn }.OfType<Limit>())
            foreach (var (what, remedy) in LimitCheck.Problems(limit, rule))
                yield return new("BA2005", limit.Place.File.Length > 0 ? limit.Place : rule.Place, $"{name}: {what}", remedy);
        if (LimitCheck.WarnIsLaxer(rule)) yield return new("BA2005", rule.Warn!.Place, $"{name}: the warning limit is laxer than the error limit, so it could never warn", "Swap the two limits.");
    }

    private static IEnumerable<PolicyProblem> Duplicates(ImmutableArray<Rule> rules) =>
        from rule in rules
        where rule.Id is not null
        group rule by rule.Id into same
        from rule in same.Skip(1)
        select new PolicyProblem("BA2006", rule.Place, $"the rule id '{same.Key}' is used {same.Count()} times (first at {same.First().Place})", "Give every rule an id of its own.");

    private static IEnumerable<PolicyProblem> WaiverForm(Waiver waiver, Policy policy)
    {
        var missing = new[]
        {
            (waiver.Rule, "rule"), (waiver.Owner, "owner"), (waiver.Reason, "reason"),
            (waiver.Cap?.ToString(), "cap"), (waiver.Approved?.ToString(), "approved"), (waiver.Expires?.ToString(), "expires"),
        }.Where(pair => string.IsNullOrWhiteSpace(pair.Item1)).Select(pair => pair.Item2).ToList();
        if (missing.Count > 0)
            yield return new("BA4002", waiver.Place, $"a waiver lacks {string.Join(", ", missing)}", "Every waiver says rule, cap, owner, reason, approved and expires.");
        if (waiver.Rule is { } id && policy.Rules.All(rule => rule.Id != id))
            yield return new("BA4004", waiver.Place, $"a waiver names the rule '{id}', which the policy does not have", Suggestion.For(id, policy.Rules.Select(r => r.Id).OfType<string>(), "Rules"));
        if (waiver.Expires < waiver.Approved)
            yield return new("BA4005", waiver.Place, $"the waiver of '{waiver.Rule}' expires before it is approved", "Check the dates.");
        else if (waiver.Expires?.DayNumber - waiver.Approved?.DayNumber > (policy.Gate?.MaxWaiverDays ?? Defaults.MaxWaiverDays))
            yield return new("BA4005", waiver.Place, $"the waiver of '{waiver.Rule}' runs {waiver.Expires?.DayNumber - waiver.Approved?.DayNumber} days; the policy allows {policy.Gate?.MaxWaiverDays ?? Defaults.MaxWaiverDays}", "Set an earlier day, or gate.maxWaiverDays.");
    }

    private static IEnumerable<PolicyProblem> Known(Rule rule, MeasureIndex known)
    {
        if (rule.Measure is null or ReviewSheet.Measure) yield break;
        // Some numbers and tables are there only when the corpus has what they speak of; a section's README defines them all.
        if (known.UnitOf(rule.Measure) is null && known.Columns(rule.Measure) is null && IsDefined(rule)) yield break;
        if (rule.By is null)
        {
            if (known.UnitOf(rule.Measure) is not { } unit)
                yield return new("BA2003", rule.Place, $"rule '{rule.Id}' uses the measure '{rule.Measure}', which does not exist",
                    known.Columns(rule.Measure) is null ? Suggestion.For(rule.Measure, known.Ids, "Measures") : "It is the column of a table: name the key column too, with 'by'.");
            else if (unit == "share" && LimitCheck.OutsideShare(rule) is { } limit)
                yield return new("BA2005", rule.Place, $"rule '{rule.Id}': a share is never beyond 0 to 1, and the limit is {limit}", "Write 5% or 0.05.");
        }
        else if (known.Columns(rule.Measure) is not { } columns)
            yield return new("BA2003", rule.Place, $"rule '{rule.Id}' uses '{rule.Measure}', which is no column of a table", Suggestion.For(rule.Measure, known.TableColumns, "Columns"));
        else
            foreach (var column in new[] { rule.By, rule.Of }.Concat(rule.Where.Keys).Concat(rule.Interval.Select(t => t.Value)).OfType<string>().Where(c => !columns.Contains(c)))
                yield return new("BA2003", rule.Place, $"rule '{rule.Id}': the table of '{rule.Measure}' has no column '{column}'", Suggestion.For(column, columns, "Columns"));
    }

    private static bool IsDefined(Rule rule) =>
        Definitions.Of(rule.Measure!) is not null || (rule.By is not null && Definitions.Of(MeasureIndex.Split(rule.Measure!).Table) is not null);
}
