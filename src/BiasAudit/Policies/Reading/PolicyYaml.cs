using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BiasAudit.Policies.Reading;

/// <summary>Reads the YAML of a policy into its type, and lists every problem with line and column.</summary>
internal sealed class PolicyYaml(string file, List<PolicyProblem> problems)
{
    private const int LongestFile = 1 << 20;
    private const int DeepestNesting = 32;

    public Policy Read(string yaml) => Read<Policy>(yaml);

    public T Read<T>(string yaml) where T : class, new()
    {
        if (Parse(yaml) is not { } root) return new();
        if (root is YamlMappingNode) return (T)Bind(root, Shape.Of(typeof(T)))!;
        Report("BA2001", root.Start, "the file is a mapping of keys, and this is not", "Write keys with a colon, such as 'version: 1'.");
        return new();
    }

    private YamlNode? Parse(string yaml)
    {
        try
        {
            if (yaml.Length > LongestFile) throw new YamlException("the file is longer than 1 MiB");
            Measure(yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1) return stream.Documents[0].RootNode;
            Report("BA2001", Mark.Empty, $"the file holds {stream.Documents.Count} YAML documents, expected 1", "Keep one policy a file.");
        }
        catch (YamlException error)
        {
            Report("BA2001", error.Start, $"this is not YAML: {error.InnerException?.Message ?? error.Message}", "Check the indentation and the quotes.");
        }
        return null;
    }

    /// <summary>Refuses what nests deeper than any policy, before anything recursive sees it.</summary>
    private static void Measure(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
            if ((depth += parser.Current!.NestingIncrease) > DeepestNesting)
                throw new YamlException(parser.Current.Start, parser.Current.End, "it nests deeper than any policy does");
    }

    private object? Bind(YamlNode node, Shape shape) => shape.Kind switch
    {
        ShapeKind.Object => Expect<YamlMappingNode>(node, "a mapping") is { } map ? BindObject(map, shape) : null,
        ShapeKind.Map => Expect<YamlMappingNode>(node, "a mapping") is { } map ? BindMap(map, shape) : null,
        ShapeKind.List => Expect<YamlSequenceNode>(node, "a list") is { } list ? BindList(list, shape) : null,
        ShapeKind.TextList => node is YamlSequenceNode many
            ? new TextList([.. many.Select(item => Expect<YamlScalarNode>(item, "a text")?.Value).OfType<string>()])
            : Expect<YamlScalarNode>(node, "a text or a list of texts") is { Value: { } one } ? new TextList([one]) : null,
        _ => Expect<YamlScalarNode>(node, "a single value") is { } scalar ? BindScalar(scalar, shape) : null,
    };

    private object BindObject(YamlMappingNode map, Shape shape)
    {
        var target = Activator.CreateInstance(shape.Type)!;
        foreach (var (keyNode, value) in map)
        {
            var name = (keyNode as YamlScalarNode)?.Value ?? "";
            if (shape.Keys.FirstOrDefault(key => key.Name == name) is not { } key)
                Report("BA2002", keyNode.Start, $"unknown key '{name}'", Suggestion.For(name, shape.Keys.Select(k => k.Name), "Keys here"));
            else if (Bind(value, key.Shape) is { } bound)
                key.Property.SetValue(target, bound);
        }
        if (target is IPlaced) shape.Type.GetProperty(nameof(IPlaced.Place))!.SetValue(target, Place(map.Start));
        return target;
    }

    private object BindMap(YamlMappingNode map, Shape shape)
    {
        var items = (IDictionary)Activator.CreateInstance(typeof(SortedDictionary<,>).MakeGenericType(typeof(string), shape.Item!.Type))!;
        foreach (var (key, value) in map)
            if (Bind(value, shape.Item) is { } bound)
                items[(key as YamlScalarNode)?.Value ?? ""] = bound;
        return typeof(ImmutableSortedDictionary).GetMethods()
            .First(m => m.Name == nameof(ImmutableSortedDictionary.CreateRange) && m.GetParameters().Length == 1)
            .MakeGenericMethod(typeof(string), shape.Item.Type).Invoke(null, [items])!;
    }

    private object BindList(YamlSequenceNode list, Shape shape)
    {
        var bound = list.Select(item => Bind(item, shape.Item!)).Where(item => item is not null).ToArray();
        var items = Array.CreateInstance(shape.Item!.Type, bound.Length);
        bound.CopyTo(items, 0);
        return typeof(ImmutableArray).GetMethods()
            .First(m => m.Name == nameof(ImmutableArray.CreateRange) && m.GetParameters().Length == 1)
            .MakeGenericMethod(shape.Item.Type).Invoke(null, [items])!;
    }

    private object? BindScalar(YamlScalarNode scalar, Shape shape)
    {
        var text = scalar.Value ?? "";
        var value = shape.Kind switch
        {
            ShapeKind.Text => shape.Type == typeof(string) ? (object)text : new PlacedText(text) { Place = Place(scalar.Start) },
            ShapeKind.Quantity => Quantity.TryParse(text, out var quantity) ? quantity : null,
            ShapeKind.Number => Quantity.TryParse(text, out var number) && !number.Percent ? number.Value : null,
            ShapeKind.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                && whole is >= int.MinValue and <= int.MaxValue ? Convert.ChangeType(whole, shape.Type, CultureInfo.InvariantCulture) : null,
            ShapeKind.Flag => text switch { "true" => true, "false" => false, _ => null },
            ShapeKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            _ => shape.Choices.Contains(text) ? Enum.Parse(shape.Type, JsonNamingPolicy.CamelCase.ConvertName(text), ignoreCase: true) : null,
        };
        if (value is null) Report("BA2004", scalar.Start, $"'{text}' is not {Wanted(shape)}", shape.Kind == ShapeKind.Choice
            ? Suggestion.For(text, shape.Choices, "Allowed") : $"Write {Wanted(shape)}.");
        return value;
    }

    private static string Wanted(Shape shape) => shape.Kind switch
    {
        ShapeKind.Quantity => "a number such as 0.05 or 5%",
        ShapeKind.Number => "a number such as 0.95",
        ShapeKind.Whole => "a whole number",
        ShapeKind.Flag => "true or false",
        ShapeKind.Date => "a date such as 2027-01-31",
        _ => "one of the words allowed here",
    };

    private TNode? Expect<TNode>(YamlNode node, string wanted) where TNode : YamlNode
    {
        if (node is TNode expected) return expected;
        Report("BA2004", node.Start, $"expected {wanted}", $"Write {wanted} here.");
        return null;
    }

    private PolicyPlace Place(Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private void Report(string code, Mark mark, string what, string remedy) => problems.Add(new(code, Place(mark), what, remedy));
}
