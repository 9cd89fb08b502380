using System.Collections.Immutable;
using System.Text.Json;
using BiasAudit.Measuring;

namespace BiasAudit.Cli.Commands;

/// <summary>The options of an audit as flat text, by dotted names, for the reproduction block.</summary>
internal static class OptionText
{
    public static ImmutableSortedDictionary<string, string> Of(AuditOptions options)
    {
        var flat = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Flatten(JsonSerializer.SerializeToElement(options, JsonSerializerOptions.Web), "", flat);
        return flat.ToImmutable();
    }

    private static void Flatten(JsonElement element, string name, IDictionary<string, string> flat)
    {
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject()) Flatten(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}", flat);
        else if (element.ValueKind != JsonValueKind.Null) flat[name] = element.ToString();
    }
}
