using System.Collections;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace BiasAudit.Policies.Reading;

/// <summary>Prints a policy as YAML, keys in the order of the format; equal policies print as equal bytes.</summary>
internal static class PolicyPrinter
{
    public static string Print(Policy policy)
    {
        var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(Node(policy, Shape.Of(typeof(Policy)))!)).Save(text, assignAnchors: false);
        return text.ToString().Replace("\r", "", StringComparison.Ordinal).Replace("...\n", "", StringComparison.Ordinal);
    }

    private static YamlNode? Node(object? value, Shape shape) => value switch
    {
        null or ICollection { Count: 0 } => null,
        TextList list => new YamlSequenceNode(list.Values.Select(v => (YamlNode)new YamlScalarNode(v))) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow },
        _ => shape.Kind switch
        {
            ShapeKind.Object => Mapping(shape.Keys.Select(key => (key.Name, Node(key.Property.GetValue(value), key.Shape)))),
            ShapeKind.Map => Mapping(((IDictionary)value).Keys.Cast<string>().Select(key => (key, Node(((IDictionary)value)[key], shape.Item!)))),
            ShapeKind.List => new YamlSequenceNode(((IEnumerable)value).Cast<object>().Select(item => Node(item, shape.Item!)!)),
            _ => new YamlScalarNode(Scalar(value)),
        },
    };

    private static YamlMappingNode Mapping(IEnumerable<(string Key, YamlNode? Value)> pairs)
    {
        var mapping = new YamlMappingNode();
        foreach (var (key, value) in pairs)
            if (value is not null) mapping.Add(key, value);
        return mapping;
    }

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
