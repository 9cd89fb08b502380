using System.Globalization;
using BiasAudit.Measuring;

namespace BiasAudit.Reporting;

/// <summary>How numbers read in every report: digit groups, three significant digits, the unit always said.</summary>
public static class NumberText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly string[] BinaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>A whole number with digit groups, such as <c>1,234,567</c>.</summary>
    public static string Count(double value) => value.ToString("#,0", Culture);

    /// <summary>A share of 0..1 in percent; only nothing reads 0% and only the whole reads 100%.</summary>
    public static string Share(double share)
    {
        if (!double.IsFinite(share)) return "–";
        if (share is 0 or 1 || share < 0) return Significant(share * 100) + "%";
        if (share > 0.9999) return share < 1 ? ">99.99%" : Significant(share * 100) + "%";
        if (share > 0.99) return (Math.Floor(share * 10_000) / 100).ToString("0.00", Culture) + "%";
        return share < 0.000001 ? "<0.0001%" : Significant(share * 100) + "%";
    }

    /// <summary>Bytes in binary units, such as <c>1.18 MiB</c>.</summary>
    public static string Bytes(double bytes)
    {
        var unit = 0;
        for (; Math.Abs(bytes) >= 1024 && unit < BinaryUnits.Length - 1; unit++) bytes /= 1024;
        return $"{Significant(bytes)} {BinaryUnits[unit]}";
    }

    /// <summary>A number with three significant digits; whole numbers keep all of theirs.</summary>
    public static string Significant(double value)
    {
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size >= 100 || value == Math.Truncate(value)) return Signed(value.ToString(size >= 1e15 ? "0.00e0" : "#,0", Culture));
        if (size < 0.0001) return Signed(value.ToString("0.##e0", Culture));
        var decimals = 2 - (int)Math.Floor(Math.Log10(size));
        return Signed(value.ToString("0." + new string('#', decimals), Culture));
    }

    /// <summary>A value in the way of its column; a dash where there is none.</summary>
    public static string Cell(object? value, ColumnFormat format) => value switch
    {
        null => "–",
        string text => text,
        bool flag => flag ? "yes" : "no",
        IConvertible number => Format(number.ToDouble(Culture), format),
        _ => value.ToString() ?? "–",
    };

    /// <summary>A measured number with its unit, such as <c>62%</c> or <c>1,234 domains</c>.</summary>
    public static string Value(double value, string unit) => unit switch
    {
        _ when IsShare(unit) => Share(value),
        "bytes" => Bytes(value),
        "" => Significant(value),
        _ => $"{Significant(value)} {unit}",
    };

    /// <summary>Whether a unit is a share of 0..1: <c>share</c>, or <c>share of documents</c> where the whole must be said.</summary>
    public static bool IsShare(string unit) => unit == "share" || unit.StartsWith("share of ", StringComparison.Ordinal);

    /// <summary>A measured number with its unit, or that it is not measurable.</summary>
    public static string Value(Measured measured) => measured.Value is { } value ? Value(value, measured.Unit) : "not measurable";

    /// <summary>The ends of an interval in the unit of its number, and what kind it is.</summary>
    public static string Interval(Interval interval, string unit) =>
        $"{Value(interval.Low, unit)} to {Value(interval.High, unit)} ({Kind(interval)})";

    /// <summary>What an interval speaks of, in words.</summary>
    public static string Kind(Interval interval) => interval.Kind switch
    {
        IntervalKind.Sampling => $"{Share(interval.Level)}, sampling",
        IntervalKind.SourceClustered => $"{Share(interval.Level)}, clustered by source",
        IntervalKind.LeaveOneSourceOut => "leaving one source out",
        IntervalKind.Labeling => $"{Share(interval.Level)}, labeling error",
        _ => "bounds, part is unknown",
    };

    private static string Format(double value, ColumnFormat format) => !double.IsFinite(value) ? Significant(value) : format switch
    {
        ColumnFormat.Count => Count(value),
        ColumnFormat.Share => Share(value),
        ColumnFormat.Bytes => Bytes(value),
        _ => Significant(value),
    };

    /// <summary>A leading hyphen becomes a minus sign; the sign of an exponent stays.</summary>
    private static string Signed(string number) => number.StartsWith('-') ? '−' + number[1..] : number;
}
