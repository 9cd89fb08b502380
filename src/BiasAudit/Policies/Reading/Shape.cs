using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace BiasAudit.Policies.Reading;

/// <summary>What a place in a policy file may hold, derived from the type that receives it.</summary>
/// <remarks>The reader and the JSON Schema both walk shapes, so neither can know a key that the other does not.</remarks>
internal sealed record Shape(ShapeKind Kind, Type Type)
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    /// <summary>The shape of the items of a list or of the values of a map.</summary>
    public Shape? Item { get; private init; }

    /// <summary>The keys of an object, in the order of its type.</summary>
    public ImmutableArray<Key> Keys { get; private init; } = [];

    /// <summary>The words that a choice allows.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    public static Shape Of(Type type) => Known.GetOrAdd(type, Make);

    private static Shape Make(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum) return new(ShapeKind.Choice, bare) { Choices = [.. Enum.GetNames(bare).Select(JsonNamingPolicy.CamelCase.ConvertName)] };
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return new(ShapeKind.List, bare) { Item = Of(bare.GenericTypeArguments[0]) };
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>))
            return new(ShapeKind.Map, bare) { Item = Of(bare.GenericTypeArguments[1]) };
        return bare switch
        {
            _ when bare == typeof(string) || bare == typeof(PlacedText) => new(ShapeKind.Text, bare),
            _ when bare == typeof(TextList) => new(ShapeKind.TextList, bare),
            _ when bare == typeof(Quantity) => new(ShapeKind.Quantity, bare),
            _ when bare == typeof(double) => new(ShapeKind.Number, bare),
            _ when bare == typeof(int) || bare == typeof(long) => new(ShapeKind.Whole, bare),
            _ when bare == typeof(bool) => new(ShapeKind.Flag, bare),
            _ when bare == typeof(DateOnly) => new(ShapeKind.Date, bare),
            _ => new(ShapeKind.Object, bare) { Keys = [.. bare.GetProperties().Select(Key.Of).OfType<Key>()] },
        };
    }
}

/// <summary>The kinds of shape.</summary>
internal enum ShapeKind
{
    Text,
    TextList,
    Number,
    Quantity,
    Whole,
    Flag,
    Date,
    Choice,
    List,
    Map,
    Object,
}

/// <summary>A key of an object: a property with a description.</summary>
internal sealed record Key(string Name, PropertyInfo Property, string Description, object? Default)
{
    public Shape Shape => Shape.Of(Property.PropertyType);

    public static Key? Of(PropertyInfo property) => property.GetCustomAttribute<DescriptionAttribute>() is { } description
        ? new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property, description.Description, property.GetCustomAttribute<DefaultValueAttribute>()?.Value)
        : null;
}
