using BiasAudit.Measuring;
using BiasAudit.Reporting;

namespace BiasAudit.Policies.Judging;

/// <summary>Denominators, intervals and limits of findings in words.</summary>
internal static class Wording
{
    public static string Of(Subject subject) => subject.Of is { } of ? $" of {NumberText.Count(of)} {subject.OfUnit}{LeftOut(subject.LeftOut)}" : "";

    public static string Interval(Interval interval, string unit) => interval.Kind switch
    {
        IntervalKind.Bounds => $"between {Value(interval.Low, unit)} and {Value(interval.High, unit)}, whatever the unknown part is",
        IntervalKind.Sampling => $"{Value(interval.Low, unit)} to {Value(interval.High, unit)}, each end sure at {NumberText.Share(interval.Level)}, sampling",
        _ => NumberText.Interval(interval, unit),
    };

    public static string Limit(Band band, string unit) => (band.Floor, band.Ceiling) switch
    {
        ({ } floor, { } ceiling) => $"between {Value(floor.High, unit)} and {Value(ceiling.Low, unit)}",
        ({ } floor, null) => $"at least {Value(floor.High, unit)}",
        (null, { } ceiling) => $"at most {Value(ceiling.Low, unit)}",
        _ => "none",
    };

    private static string LeftOut(long leftOut) => leftOut == 0 ? "" : $" ({NumberText.Count(leftOut)} left out)";

    public static string Value(double value, string unit) => NumberText.Value(value, unit);
}
