using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BiasAudit.Tests.Policies;

/// <summary>The part of JSON Schema that the policy schema uses, over YAML as an editor reads it.</summary>
internal static class SchemaCheck
{
    public static List<string> Violations(string yaml, JsonObject schema)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var found = new List<string>();
        Check(stream.Documents[0].RootNode, schema, "$", found);
        return found;
    }

    private static void Check(YamlNode node, JsonObject schema, string path, List<string> found)
    {
        if (schema["anyOf"] is JsonArray any)
        {
            if (!any.Any(option => Passes(node, option!.AsObject(), path))) found.Add($"{path}: no alternative fits");
            return;
        }
        if (schema["enum"] is JsonArray words)
        {
            if (words.All(word => word!.GetValue<string>() != (node as YamlScalarNode)?.Value)) found.Add($"{path}: not an allowed word");
            return;
        }
        if (!HasType(node, schema["type"]!.GetValue<string>())) found.Add($"{path}: not {schema["type"]}");
        else if (schema["pattern"] is { } pattern && !Regex.IsMatch(((YamlScalarNode)node).Value!, pattern.GetValue<string>())) found.Add($"{path}: not the pattern");
        else if (node is YamlSequenceNode list)
            foreach (var item in list) Check(item, schema["items"]!.AsObject(), path + "[]", found);
        else if (node is YamlMappingNode map)
            foreach (var (key, value) in map) CheckKey(((YamlScalarNode)key).Value!, value, schema, path, found);
    }

    private static void CheckKey(string key, YamlNode value, JsonObject schema, string path, List<string> found)
    {
        if (schema["properties"]?[key] is JsonObject property) Check(value, property, $"{path}.{key}", found);
        else if (schema["additionalProperties"] is JsonObject other) Check(value, other, $"{path}.{key}", found);
        else found.Add($"{path}: unknown key {key}");
    }

    private static bool Passes(YamlNode node, JsonObject schema, string path)
    {
        var found = new List<string>();
        Check(node, schema, path, found);
        return found.Count == 0;
    }

    private static bool HasType(YamlNode node, string type) => (node, type) switch
    {
        (YamlMappingNode, "object") or (YamlSequenceNode, "array") or (YamlScalarNode, "string") => true,
        (YamlScalarNode { Style: ScalarStyle.Plain } n, "number") => double.TryParse(n.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        (YamlScalarNode { Style: ScalarStyle.Plain } n, "integer") => long.TryParse(n.Value, out _),
        (YamlScalarNode { Style: ScalarStyle.Plain } n, "boolean") => n.Value is "true" or "false",
        _ => false,
    };
}
