using BiasAudit.Reporting;

namespace BiasAudit.Charts;

/// <summary>Round values along an axis, the same on every machine.</summary>
internal static class Scale
{
    /// <summary>Values in steps of 1, 2 or 5 times a power of ten, from at or below the low end to at or above the high end.</summary>
    public static IReadOnlyList<double> Ticks(double low, double high, int about = 5)
    {
        if (!(high > low)) high = low + 1;
        var step = Step((high - low) / about);
        var first = Math.Floor(low / step + 1e-9);
        var last = Math.Ceiling(high / step - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>How the values of a unit are written on an axis.</summary>
    public static Func<double, string> Format(string unit) => unit switch
    {
        _ when NumberText.IsShare(unit) => share => NumberText.Significant(Math.Round(share * 100, 6)) + "%",
        "bytes" => NumberText.Bytes,
        _ => value => NumberText.Significant(Math.Round(value, 9)),
    };

    /// <summary>How keys are written along an axis: years have no digit groups.</summary>
    public static string Key(double key) =>
        key is >= 1000 and < 3000 && key == Math.Truncate(key) ? key.ToString("0") : NumberText.Significant(Math.Round(key, 9));

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}
