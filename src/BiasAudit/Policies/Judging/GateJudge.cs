using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;

namespace BiasAudit.Policies.Judging;

/// <summary>Turns findings into the verdict of the gate and its exit code.</summary>
internal static class GateJudge
{
    public static (ImmutableArray<Finding> Findings, Verdict Verdict, int ExitCode) Decide(GateTerms? terms, ImmutableArray<Finding> findings)
    {
        var failOn = terms?.FailOn ?? FailLevel.Error;
        ImmutableArray<Finding> weighed = [.. findings.Select(f => failOn switch
        {
            FailLevel.Never => f with { Blocks = false },
            FailLevel.Warn when f.Verdict == Verdict.Warn => f with { Blocks = true },
            _ => f,
        })];
        var blocking = weighed.Where(f => f.Blocks).ToList();
        return blocking.Count == 0
            ? (weighed, weighed.Any(f => f.Verdict is Verdict.Warn or Verdict.Undecided or Verdict.Fail) ? Verdict.Warn : Verdict.Pass, 0)
            : blocking.Any(f => f.Verdict != Verdict.Undecided) ? (weighed, Verdict.Fail, 2) : (weighed, Verdict.Undecided, 3);
    }

    /// <summary>Whether enough of the rows read were measured.</summary>
    public static IEnumerable<Finding> Coverage(ResolvedPolicy resolved, AuditResult result)
    {
        if (resolved.Policy.Gate?.Coverage is not { } least) yield break;
        var due = result.Ledger.Read - result.Ledger.NotSampled;
        var share = due == 0 ? 0 : (double)result.Ledger.Measured / due;
        yield return Own(resolved, "gate.coverage", share < least.Value ? Verdict.Fail : Verdict.Pass,
            $"{NumberText.Share(share)} of {NumberText.Count(due)} rows were measured, limit at least {least}") with
        {
            Value = share, Unit = "share", Of = due, OfUnit = "rows", Limit = $"at least {least}",
        };
    }

    /// <summary>Waivers that moved nothing.</summary>
    public static IEnumerable<Finding> Unused(ResolvedPolicy resolved, WaiverBook waivers) => (resolved.Policy.Gate?.UnusedWaivers ?? Severity.Warn) switch
    {
        Severity.Ignore => [],
        var severity => waivers.Unused.Select(waiver => Own(resolved, "gate.unused-waiver", severity == Severity.Error ? Verdict.Fail : Verdict.Warn,
            $"a waiver is no longer needed: {WaiverBook.Describe(waiver)}") with { Place = waiver.Place }),
    };

    /// <summary>A gate that judged nothing is closed.</summary>
    public static IEnumerable<Finding> Nothing(ResolvedPolicy resolved, IReadOnlyCollection<Finding> findings)
    {
        if (findings.All(f => f.Verdict == Verdict.NotApplicable))
            yield return Own(resolved, "gate.nothing-judged", Verdict.Fail, "no rule applied to this corpus, which is no pass");
    }

    /// <summary>What a reader must know besides the findings.</summary>
    public static IEnumerable<string> Notes(ResolvedPolicy resolved, WaiverBook waivers, DateOnly? asOf)
    {
        var adjusted = resolved.Policy.Rules.Where(rule => rule is { By: not null, Skip: null } && (rule.Error ?? rule.Warn)?.TotalVariation is null)
            .GroupBy(rule => Terms.Of(Reading.Overlay.Over(rule.Evidence, resolved.Policy.Evidence)).Adjust);
        foreach (var rules in adjusted.Where(rules => rules.Key != Adjustment.None))
            yield return $"Failures are adjusted for the number of segments ({(rules.Key == Adjustment.Holm ? "Holm" : "Benjamini-Hochberg")}): {string.Join(", ", rules.Select(rule => rule.Id))}.";
        var soon = resolved.Policy.Gate?.ExpiringSoonDays ?? Defaults.ExpiringSoonDays;
        foreach (var waiver in waivers.Used)
            if (asOf is { } day && waiver.Expires is { } last && last.DayNumber - day.DayNumber <= soon)
                yield return $"The waiver of '{waiver.Rule}' ends on {last:yyyy-MM-dd}; ask {waiver.Owner}.";
    }

    private static Finding Own(ResolvedPolicy resolved, string rule, Verdict verdict, string sentence) => new()
    {
        Rule = rule,
        Measure = rule,
        Verdict = verdict,
        Blocks = verdict == Verdict.Fail,
        Sentence = $"{rule}: {sentence}.",
        Place = new(resolved.File, 1, 1),
    };
}
