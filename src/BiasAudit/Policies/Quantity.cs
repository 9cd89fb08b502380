using System.Globalization;

namespace BiasAudit.Policies;

/// <summary>A number as a policy writes it: <c>5%</c> and <c>0.05</c> are the same value and print as they were written.</summary>
/// <param name="Value">The value; a percentage is divided by 100.</param>
/// <param name="Percent">Whether it was written with a percent sign.</param>
public readonly record struct Quantity(double Value, bool Percent = false)
{
    /// <summary>Reads a number with or without a percent sign.</summary>
    public static bool TryParse(string text, out Quantity quantity)
    {
        var trimmed = text.AsSpan().Trim();
        var percent = trimmed.EndsWith("%");
        var digits = percent ? trimmed[..^1].TrimEnd() : trimmed;
        var read = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        quantity = new(percent ? value / 100 : value, percent);
        return read;
    }

    /// <summary>The number as the policy writes it, such as <c>5%</c> or <c>0.05</c>.</summary>
    public override string ToString() => Percent ? Digits(Value * 100) + "%" : Digits(Value);

    private static string Digits(double value) => value.ToString("G12", CultureInfo.InvariantCulture);
}

/// <summary>A text with its place in the policy file.</summary>
/// <param name="Value">The text.</param>
public sealed record PlacedText(string Value)
{
    /// <summary>Where it stands.</summary>
    public PolicyPlace Place { get; init; } = new("", 1, 1);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One text or several: a single one may be written without brackets.</summary>
/// <param name="Values">The texts.</param>
public sealed record TextList(System.Collections.Immutable.ImmutableArray<string> Values);
