namespace BiasAudit.Sections.Provenance;

/// <summary>Numbers as sentences say them.</summary>
internal static class Words
{
    /// <summary>A share in percent with as many digits as it deserves.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "?" : share switch
    {
        0 => "0%",
        1 => "100%",
        < 0.0005 => "less than 0.1%",
        > 0.9995 => "more than 99.9%",
        _ => $"{100 * share:0.0}%",
    };

    /// <summary>An interval of shares with what it speaks of.</summary>
    public static string Of(Interval? interval) => interval is null ? "" : interval.Kind switch
    {
        IntervalKind.Bounds => $" (between {Percent(interval.Low)} and {Percent(interval.High)}, whatever the unknown part is)",
        IntervalKind.LeaveOneSourceOut => $" ({Percent(interval.Low)} to {Percent(interval.High)} when one source is left out; too few sources for an interval)",
        _ => $" ({Percent(interval.Low)} to {Percent(interval.High)} {Speaks(interval.Kind)})",
    };

    /// <summary>What an interval speaks of.</summary>
    public static string Speaks(IntervalKind kind) => kind == IntervalKind.Sampling ? "for all rows, from this sample" : "over corpora drawn like this one";
}
