using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies.Judging;

/// <summary>Judges one rule: a finding for every segment, or one that says why it could not be judged.</summary>
internal sealed class RuleJudge(Rule rule, Terms terms, Comparison comparison, WaiverBook waivers)
{
    private const int FewestFolded = 3;
    private readonly FindingText _text = new(rule, terms);

    public IEnumerable<Finding> Judge(ImmutableArray<Subject> subjects)
    {
        if (rule.Skip is { } reason) return [_text.Aside($"switched off by the policy: {reason}", Verdict.NotApplicable)];
        if (subjects.IsEmpty) return [Nothing("it matches nothing in this audit")];
        if (rule.By is not null && subjects.Select(Comparison.Key).Distinct().Count() < subjects.Length)
            return [Cannot($"'{rule.By}' names several rows of the table; narrow it with 'where'")];
        if (rule.Against == Against.Baseline && comparison.Baseline is null)
            return [_text.Aside("no baseline was given, and the policy allows that", Verdict.NotApplicable)];
        if (rule.Error?.TotalVariation is not null || rule.Warn?.TotalVariation is not null)
            return [DistributionJudge.Judge(rule, terms, subjects, comparison, _text)];
        var measurable = subjects.Where(s => s.Value is not null).ToImmutableArray();
        if (measurable.IsEmpty) return [Nothing(subjects[0].Reason ?? "it has no value")];
        var enough = measurable.Where(s => !IsTooFew(s)).ToImmutableArray();
        return [.. Judged(enough), .. TooFew([.. measurable.Where(IsTooFew)]), .. Missing(subjects.Length - measurable.Length)];
    }

    private bool IsTooFew(Subject subject) => terms.Minimum > 0 && (subject.Of ?? 0) < terms.Minimum;

    private IEnumerable<Finding> Judged(ImmutableArray<Subject> subjects)
    {
        var others = comparison.Others(rule);
        var cases = subjects.Select(subject => new Case(subject, Span.Of(subject, terms), others?.GetValueOrDefault(Comparison.Key(subject)))).ToList();
        var errors = Stances(rule.Error, cases);
        var warns = Stances(rule.Warn, cases);
        for (var i = 0; i < cases.Count; i++) yield return Decide(cases[i], errors[i], warns[i]);
    }

    /// <summary>What the evidence says of a limit for every segment, adjusted for their number.</summary>
    private List<(Stance Stance, Band Band)?> Stances(Limit? limit, List<Case> cases)
    {
        if (limit is null) return [.. cases.Select(_ => ((Stance, Band)?)null)];
        var bands = cases.Select(c => limit.NeedsComparison && c.Other is null ? (Band?)null : Band.Of(limit, c.Start(terms))).ToList();
        var survive = ManyLooks.Survive([.. cases.Zip(bands, (c, band) => band is { } b ? Breach.PValue(c.Subject, c.Span, b) : 1)], terms);
        return [.. cases.Select((c, i) => bands[i] is not { } band ? ((Stance, Band)?)null : (band.Judge(c.Span) switch
        {
            Stance.Breaks when !survive[i] => Stance.Unclear,
            var stance => stance,
        }, band))];
    }

    private Finding Decide(Case c, (Stance Stance, Band Band)? error, (Stance Stance, Band Band)? warn)
    {
        if (error is null && warn is null) return _text.New(c.Subject);
        if (error is { Stance: not Stance.Holds } broken && waivers.For(rule, c.Subject) is { } waiver) return Waived(c, broken.Band, waiver);
        return (error?.Stance, warn?.Stance) switch
        {
            (Stance.Breaks, _) => _text.Of(c, error!.Value.Band, Verdict.Fail, blocks: true),
            (Stance.Unclear, _) => _text.Of(c, error!.Value.Band, Verdict.Undecided, terms.Undecided == Severity.Error),
            (_, Stance.Breaks) => _text.Of(c, warn!.Value.Band, Verdict.Warn, blocks: false),
            (_, Stance.Unclear) => _text.Of(c, warn!.Value.Band, Verdict.Undecided, blocks: false),
            _ => _text.Of(c, (error ?? warn)!.Value.Band, Verdict.Pass, blocks: false),
        };
    }

    private Finding Waived(Case c, Band band, Waiver waiver)
    {
        waivers.Use(waiver);
        var moved = WaiverBook.Move(band, c.Span, waiver.Cap!.Value.Value);
        var finding = moved.Judge(c.Span) switch
        {
            Stance.Holds => _text.Of(c, moved, Verdict.Waived, blocks: false),
            Stance.Breaks => _text.Of(c, moved, Verdict.Fail, blocks: true),
            _ => _text.Of(c, moved, Verdict.Undecided, terms.Undecided == Severity.Error),
        };
        return finding with { Waiver = WaiverBook.Describe(waiver) };
    }

    private Finding Nothing(string reason) => rule.AllowEmpty == true
        ? _text.Aside($"does not apply: {reason}", Verdict.NotApplicable)
        : Cannot(reason);

    private Finding Cannot(string reason) =>
        _text.Aside($"could not be judged, which is no pass: {reason}", rule.Error is null ? Verdict.Warn : Verdict.Fail);

    /// <summary>Segments below the minimum: each by name while they are few, else one finding for all.</summary>
    private IEnumerable<Finding> TooFew(ImmutableArray<Subject> subjects) => subjects.Length switch
    {
        0 => [],
        <= FewestFolded => subjects.Select(s => _text.TooFew(s)),
        _ => [_text.TooFew(subjects)],
    };

    private IEnumerable<Finding> Missing(int count) =>
        count == 0 ? [] : [_text.Aside($"{count} segments have no value and were not judged", Verdict.NotApplicable)];
}

/// <summary>A segment with its evidence and what it is compared with.</summary>
internal sealed record Case(Subject Subject, Span Span, Subject? Other)
{
    /// <summary>The span of the other side, at the terms of the rule.</summary>
    public Span? Start(Terms terms) => Other is null ? null : Span.Of(Other, terms);
}
