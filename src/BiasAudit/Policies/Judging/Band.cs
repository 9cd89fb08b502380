namespace BiasAudit.Policies.Judging;

/// <summary>What a limit allows, in the unit of the value; each end is itself a span when it comes from a measured baseline.</summary>
/// <param name="Floor">The smallest value allowed; null when there is none.</param>
/// <param name="Ceiling">The largest value allowed; null when there is none.</param>
internal readonly record struct Band(End? Floor, End? Ceiling)
{
    /// <summary>The band of a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="start">What a rise or fall starts from; null when the limit compares with nothing.</param>
    public static Band Of(Limit limit, Span? start)
    {
        var floors = new List<End>();
        var ceilings = new List<End>();
        if (limit.Floor is { } floor) floors.Add(new(floor, floor));
        if (limit.Ceiling is { } ceiling) ceilings.Add(new(ceiling, ceiling));
        var ignored = limit.IgnoreBelow?.Value ?? 0;
        if (start is { } from)
        {
            if (limit.Rise is { } rise) ceilings.Add(from.Map(v => Math.Max(v + Math.Abs(v) * rise.Value, v + ignored)));
            if (limit.Fall is { } fall) floors.Add(from.Map(v => Math.Min(v - Math.Abs(v) * fall.Value, v - ignored)));
            if (limit.Effect is { } effect)
            {
                ceilings.Add(from.Map(v => EffectSize.Shift(v, effect)));
                floors.Add(from.Map(v => EffectSize.Shift(v, -effect)));
            }
        }
        return new(floors.Count == 0 ? null : floors.MaxBy(end => end.High), ceilings.Count == 0 ? null : ceilings.MinBy(end => end.Low));
    }

    /// <summary>Whether the evidence shows that the limit is kept, or broken, or neither.</summary>
    public Stance Judge(Span span) =>
        (Ceiling is { } c1 && span.Low > c1.High) || (Floor is { } f1 && span.High < f1.Low) ? Stance.Breaks
        : (Ceiling is { } c2 && span.High > c2.Low) || (Floor is { } f2 && span.Low < f2.High) ? Stance.Unclear
        : Stance.Holds;
}

/// <summary>One end of a band.</summary>
/// <param name="Low">Its smallest possible place.</param>
/// <param name="High">Its largest possible place.</param>
internal readonly record struct End(double Low, double High);

/// <summary>What the evidence says of a limit.</summary>
internal enum Stance
{
    Holds,
    Unclear,
    Breaks,
}

/// <summary>Cohen's h: the difference of two shares on the arcsine scale, where equal steps are equally hard to see.</summary>
/// <remarks>Source: Cohen (1988), Statistical Power Analysis, chapter 6.</remarks>
internal static class EffectSize
{
    public static double Of(double share, double from) => 2 * (Angle(share) - Angle(from));

    /// <summary>The share that lies an effect size away from another.</summary>
    public static double Shift(double share, double effect) => Math.Pow(Math.Sin(Math.Clamp(Angle(share) + effect / 2, 0, Math.PI / 2)), 2);

    private static double Angle(double share) => Math.Asin(Math.Sqrt(Math.Clamp(share, 0, 1)));
}

/// <summary>Ends from spans.</summary>
internal static class Ends
{
    public static End Map(this Span span, Func<double, double> limit) => new(limit(span.Low), limit(span.High));
}
