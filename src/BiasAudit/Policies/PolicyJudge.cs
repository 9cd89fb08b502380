using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Policies.Judging;

namespace BiasAudit.Policies;

/// <summary>What a judgement depends on besides the result and the policy.</summary>
public sealed record JudgingTerms
{
    /// <summary>The day waivers are judged for; never taken from the clock.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The audit of the previous release.</summary>
    public AuditResult? Baseline { get; init; }

    /// <summary>Whether the findings only advise, so that there is no verdict.</summary>
    internal bool Advice { get; init; }
}

/// <summary>Judges a result with a policy.</summary>
public static class PolicyJudge
{
    private const int MostSegments = 200;

    private static readonly Lazy<ResolvedPolicy> Default = new(() => PolicyResolver.Load(Preset.Prefix + "default"));

    /// <summary>The result with the findings of the built-in preset: advice, and no verdict.</summary>
    public static AuditResult Advise(AuditResult result) => Judge(result, Default.Value, new() { Advice = true });

    /// <summary>What is wrong with a policy on a day, before any corpus is read.</summary>
    public static IEnumerable<PolicyProblem> Problems(ResolvedPolicy resolved, DateOnly? asOf) =>
        PolicyCheck.Waivers(resolved, asOf).Concat(PolicyCheck.Measures(resolved, MeasureIndex.Known));

    /// <summary>The result with its findings, worst first, its verdict and how they were reached.</summary>
    /// <exception cref="PolicyException">The policy names what does not exist, a waiver does not hold, or the baseline is missing.</exception>
    public static AuditResult Judge(AuditResult result, ResolvedPolicy resolved, JudgingTerms? terms = null)
    {
        terms ??= new();
        var policy = resolved.Policy;
        if (!terms.Advice) Check(result, resolved, terms);
        var waivers = new WaiverBook(policy.Waivers);
        var comparison = new Comparison(terms.Baseline, policy.Data);
        var judged = policy.Rules.Where(rule => !terms.Advice || IsAsked(rule, result)).SelectMany(rule => Judge(rule, resolved, result, comparison, waivers)).ToList();
        var findings = Worst([.. judged, .. GateJudge.Coverage(resolved, result), .. GateJudge.Unused(resolved, waivers), .. terms.Advice ? [] : GateJudge.Nothing(resolved, judged)]);
        var evidence = new FindingEvidence(result);
        var gate = GateJudge.Decide(policy.Gate, [.. findings.Select(evidence.Attach)]);
        return result with
        {
            Findings = gate.Findings,
            Verdict = terms.Advice ? null : gate.Verdict,
            Judgement = new()
            {
                Policy = resolved.Name,
                File = resolved.File,
                Sha256 = resolved.Sha256,
                Advice = terms.Advice,
                AsOf = policy.Waivers.IsEmpty ? null : terms.AsOf,
                ExitCode = terms.Advice ? 0 : gate.ExitCode,
                Baseline = terms.Baseline?.Name,
                Waivers = [.. waivers.Used.Select(WaiverBook.Describe), .. waivers.Unused.Select(w => $"unused: {WaiverBook.Describe(w)}")],
                Notes = [.. GateJudge.Notes(resolved, waivers, terms.AsOf)],
                NewSegments = Segments(policy, result, terms.Baseline),
                VanishedSegments = terms.Baseline is null ? [] : Segments(policy, terms.Baseline, result),
            },
        };
    }

    private static void Check(AuditResult result, ResolvedPolicy resolved, JudgingTerms terms)
    {
        var problems = PolicyCheck.Waivers(resolved, terms.AsOf).Concat(MissingBaseline(resolved, terms)).ToList();
        // What the audit holds answers most policies; all that could be measured is asked only when it does not.
        var held = new MeasureIndex(result);
        if (PolicyCheck.Measures(resolved, held).Any()) problems.AddRange(PolicyCheck.Measures(resolved, held.Or(MeasureIndex.Known)));
        if (problems.Count > 0) throw new PolicyException(problems);
    }

    /// <summary>Advice has nothing to say of a section that nobody asked for; a policy does, because a rule that cannot run never passes.</summary>
    private static bool IsAsked(Rule rule, AuditResult result) =>
        rule.Measure?.Split('.')[0] is var name && (Catalog.Sections.All(section => section.Name != name) || result.Sections.Any(section => section.Name == name));

    private static IEnumerable<Finding> Judge(Rule rule, ResolvedPolicy resolved, AuditResult result, Comparison comparison, WaiverBook waivers)
    {
        var terms = Terms.Of(Reading.Overlay.Over(rule.Evidence, resolved.Policy.Evidence));
        var subjects = rule.Skip is not null ? [] : rule.Measure == ReviewSheet.Measure
            ? ReviewSheet.Subjects(rule, resolved.Folder, result) : Subjects.Of(result, rule, resolved.Policy.Data);
        return new RuleJudge(rule, terms, comparison, waivers).Judge(subjects);
    }

    private static IEnumerable<PolicyProblem> MissingBaseline(ResolvedPolicy resolved, JudgingTerms terms) =>
        terms.Baseline is not null || resolved.Policy.Baseline?.Missing == Policies.MissingBaseline.Skip ? []
        : resolved.Policy.Rules.Where(rule => rule is { Against: Against.Baseline, Skip: null }).Take(1).Select(rule => new PolicyProblem(
            "BA4001", rule.Place, $"rule '{rule.Id}' compares with a baseline, and there is none",
            "Give the audit.json of the previous release: --baseline FILE; or write 'baseline: { missing: skip }' for a first release."));

    /// <summary>Segments of the rules' tables that one result has and the other has not.</summary>
    private static ImmutableArray<string> Segments(Policy policy, AuditResult here, AuditResult? there)
    {
        if (there is null) return [];
        var fresh = policy.Rules.Where(rule => rule is { By: not null, Skip: null }).SelectMany(rule =>
            Subjects.Of(here, rule, policy.Data).Select(s => s.Segment!).Except(Subjects.Of(there, rule, policy.Data).Select(s => s.Segment!)))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return fresh.Count <= MostSegments ? [.. fresh] : [.. fresh.Take(MostSegments), $"and {fresh.Count - MostSegments} more"];
    }

    // Among equals the author of the policy decides what is read first.
    private static ImmutableArray<Finding> Worst(ImmutableArray<Finding> findings)
    {
        var place = findings.Select(f => f.Rule).Distinct(StringComparer.Ordinal).Select((rule, at) => (rule, at)).ToDictionary(r => r.rule, r => r.at, StringComparer.Ordinal);
        return [.. findings.OrderByDescending(f => f.Blocks).ThenByDescending(f => f.Verdict).ThenBy(f => place[f.Rule]).ThenBy(f => f.Segment, StringComparer.Ordinal)];
    }
}
