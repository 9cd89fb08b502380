using System.Text.Json;
using System.Text.Json.Serialization;

namespace BiasAudit.Comparing;

/// <summary>A comparison as JSON, schema <c>biasaudit/comparison-1</c>; equal audits give equal bytes.</summary>
public static class ComparisonJson
{
    /// <summary>The name and version of the schema.</summary>
    public const string Schema = "biasaudit/comparison-1";

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes a comparison.</summary>
    public static void Write(AuditComparison comparison, Stream stream)
    {
        JsonSerializer.Serialize(stream, new { Schema, comparison.Before, comparison.After, comparison.Measures, comparison.Distributions, comparison.NewDistributions, comparison.GoneDistributions }, Layout);
        stream.WriteByte((byte)'\n');
    }
}
