using System.Text.Json;
using System.Text.Json.Nodes;
using BiasAudit.Policies.Reading;

namespace BiasAudit.Policies;

/// <summary>The JSON Schema of a policy file, generated from the types that read it, so that editors complete and check it.</summary>
public static class PolicySchema
{
    private const string Percent = @"^\s*-?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?\s*%\s*$";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as the file that is shipped.</summary>
    public static string Text => Generate().ToJsonString(Layout) + "\n";

    /// <summary>The schema, JSON Schema 2020-12.</summary>
    public static JsonObject Generate()
    {
        var schema = Describe(Shape.Of(typeof(Policy)));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "BiasAudit policy, version 1");
        schema["required"] = new JsonArray("version");
        return schema;
    }

    private static JsonObject Describe(Shape shape) => shape.Kind switch
    {
        ShapeKind.Text => new() { ["type"] = "string" },
        ShapeKind.TextList => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, ListOf(new() { ["type"] = "string" })) },
        ShapeKind.Number => new() { ["type"] = "number" },
        ShapeKind.Quantity => new() { ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number" }, new JsonObject { ["type"] = "string", ["pattern"] = Percent }) },
        ShapeKind.Whole => new() { ["type"] = "integer" },
        ShapeKind.Flag => new() { ["type"] = "boolean" },
        ShapeKind.Date => new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2}$" },
        ShapeKind.Choice => new() { ["enum"] = new JsonArray([.. shape.Choices.Select(choice => JsonValue.Create(choice))]) },
        ShapeKind.List => ListOf(Describe(shape.Item!)),
        ShapeKind.Map => new() { ["type"] = "object", ["additionalProperties"] = Describe(shape.Item!) },
        _ => new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = Properties(shape) },
    };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Properties(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var property = Describe(key.Shape);
            property.Insert(0, "description", key.Description);
            if (key.Default is { } value)
                property["default"] = value is Enum word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : JsonSerializer.SerializeToNode(value);
            properties[key.Name] = property;
        }
        return properties;
    }
}
