using System.Text.Json.Serialization;
using BiasAudit.Measuring;

namespace BiasAudit.Reporting.Json;

/// <summary>A number as the JSON twin holds it, keyed by its id; a value that is not measurable is an explicit null.</summary>
internal sealed record MeasureForm
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Value { get; init; }

    public required string Unit { get; init; }

    public long? Of { get; init; }

    public string? OfUnit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long LeftOut { get; init; }

    public Interval? Interval { get; init; }

    public Interval? Bounds { get; init; }

    public string? Reason { get; init; }

    public static MeasureForm From(Measured measured) => new()
    {
        Value = measured.Value,
        Unit = measured.Unit,
        Of = measured.Of,
        OfUnit = measured.OfUnit,
        LeftOut = measured.LeftOut,
        Interval = measured.Interval,
        Bounds = measured.Bounds,
        Reason = measured.Reason,
    };

    public Measured ToMeasured(string id) => new()
    {
        Id = id,
        Value = Value,
        Unit = Unit,
        Of = Of,
        OfUnit = OfUnit,
        LeftOut = LeftOut,
        Interval = Interval,
        Bounds = Bounds,
        Reason = Reason,
    };
}
