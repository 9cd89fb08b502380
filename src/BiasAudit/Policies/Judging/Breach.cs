using BiasAudit.Measuring;
using BiasAudit.Statistics;

namespace BiasAudit.Policies.Judging;

/// <summary>How probable the evidence against a limit would be if the limit were just kept.</summary>
internal static class Breach
{
    /// <summary>The one-sided p-value; 0 for what is certain, such as a count over the whole release.</summary>
    public static double PValue(Subject subject, Span span, Band band)
    {
        if (band.Judge(span) != Stance.Breaks) return 1;
        var above = band.Ceiling is { } ceiling && span.Low > ceiling.High;
        var limit = above ? band.Ceiling!.Value.High : band.Floor!.Value.Low;
        if (span.Shown is not { Level: < 1, Kind: not IntervalKind.LeaveOneSourceOut } shown) return 0;
        if (shown.Kind == IntervalKind.Sampling && subject.Drawn)
            return above ? ExactRate.AtLeast(subject.Hits, subject.Of!.Value, limit) : ExactRate.AtMost(subject.Hits, subject.Of!.Value, limit);
        // A stored two-sided interval: its half width is a multiple of the standard error.
        var error = (shown.High - shown.Low) / (2 * Normal.Quantile((1 + shown.Level) / 2));
        return error <= 0 ? 0 : 1 - Normal.Cumulative(Math.Abs(subject.Value!.Value - limit) / error);
    }
}
