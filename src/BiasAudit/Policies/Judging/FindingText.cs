using System.Collections.Immutable;

namespace BiasAudit.Policies.Judging;

/// <summary>Writes the findings of a rule: verdict, numbers and one sentence for the signer.</summary>
internal sealed class FindingText(Rule rule, Terms terms)
{
    public Finding Of(Case c, Band band, Verdict verdict, bool blocks)
    {
        var subject = c.Subject;
        var value = subject.Value!.Value;
        var limit = Wording.Limit(band, subject.Unit);
        var evidence = c.Span.Shown is { } shown ? $" ({Wording.Interval(shown, subject.Unit)})" : "";
        var before = c.Other?.Value is { } baseline
            ? $"; {(rule.Against == Against.Reference ? rule.Reference!.Name ?? "reference" : "baseline")} {Wording.Value(baseline, subject.Unit)}" : "";
        return Blank(verdict, $"{Wording.Value(value, subject.Unit)}{Wording.Of(subject)}, limit {limit}{evidence}{before}", subject.Segment) with
        {
            Value = value,
            Unit = subject.Unit,
            Of = subject.Of,
            OfUnit = subject.OfUnit,
            Limit = limit,
            Interval = c.Span.Shown,
            Baseline = c.Other?.Value,
            Effect = subject.Unit == "share" && c.Other?.Value is { } from ? EffectSize.Of(value, from) : null,
            Blocks = blocks,
        };
    }

    /// <summary>A finding without a number.</summary>
    public Finding Aside(string sentence, Verdict verdict) => Blank(verdict, sentence, null) with { Blocks = verdict == Verdict.Fail };

    /// <summary>A segment that the other side does not have.</summary>
    public Finding New(Subject subject) =>
        Blank(Verdict.NotApplicable, $"{Wording.Value(subject.Value!.Value, subject.Unit)}; new: there is nothing to compare it with", subject.Segment) with
        {
            Value = subject.Value, Unit = subject.Unit, Of = subject.Of, OfUnit = subject.OfUnit,
        };

    /// <summary>A segment below the minimum of evidence.</summary>
    public Finding TooFew(Subject subject) =>
        Blank(Verdict.Undecided, $"{Wording.Value(subject.Value!.Value, subject.Unit)}{Wording.Of(subject)}, but a verdict needs {terms.Minimum}", subject.Segment) with
        {
            Value = subject.Value, Unit = subject.Unit, Of = subject.Of, OfUnit = subject.OfUnit, Blocks = rule.Error is not null && terms.Undecided == Severity.Error,
        };

    /// <summary>Many segments below the minimum of evidence.</summary>
    public Finding TooFew(ImmutableArray<Subject> subjects) =>
        Blank(Verdict.Undecided, $"{subjects.Length} segments have fewer than {terms.Minimum} {subjects[0].OfUnit} each, too few for a verdict", null) with
        {
            Value = subjects.Length, Unit = "segments", Blocks = rule.Error is not null && terms.Undecided == Severity.Error,
        };

    private Finding Blank(Verdict verdict, string sentence, string? segment) => new()
    {
        Rule = rule.Id!,
        Verdict = verdict,
        Measure = rule.Measure!,
        Segment = segment,
        Sentence = $"{rule.Id}{(segment is null ? "" : $" [{segment}]")}: {sentence.TrimEnd('.')}.",
        Why = rule.Why,
        References = [.. rule.Refs.Select(reference => reference.Value)],
        Place = rule.Via ?? rule.Place,
    };
}
