using System.Collections.Immutable;
using BiasAudit.Measuring;

namespace BiasAudit.Policies.Judging;

/// <summary>The values that the evidence allows, at the one-sided confidence of the rule.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="Shown">The interval to show beside the value; null when the value is exact.</param>
internal readonly record struct Span(double Low, double High, Interval? Shown)
{
    public static Span Of(Subject subject, Terms terms)
    {
        var value = subject.Value!.Value;
        if (terms.Decide == DecideBy.Point) return new(value, value, null);
        var counted = subject.Intervals.Where(interval => terms.Kinds.Contains(interval.Kind)).ToImmutableArray();
        if (subject.Drawn && terms.Kinds.Contains(IntervalKind.Sampling) && subject.Of > 0)
            counted = [ExactRate.Interval(subject.Hits, subject.Of.Value, terms.Confidence), .. counted.Where(interval => interval.Kind != IntervalKind.Sampling)];
        return counted.IsEmpty ? new(value, value, null) : new(counted.Min(i => i.Low), counted.Max(i => i.High), counted.MaxBy(i => i.High - i.Low));
    }
}
