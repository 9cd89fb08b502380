using System.Text.Json;

namespace BiasAudit.Corpora.Roles;

/// <summary>A look at the columns of a shard: what its schema declares, and what its first rows hold.</summary>
/// <remarks>A text that holds a JSON object, such as <c>meta</c> of RedPajama, shows its members as columns below it.</remarks>
internal sealed class ShardLook
{
    private const int Deepest = 4;
    private readonly Dictionary<string, ColumnLook> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The columns in the order they were met.</summary>
    public IReadOnlyList<ColumnLook> Columns => [.. _order.Select(path => _columns[path])];

    /// <summary>Declares a column.</summary>
    public void Declare(string path, string type, ColumnKind kind)
    {
        if (_columns.TryAdd(path, new(path, type, kind))) _order.Add(path);
    }

    /// <summary>Takes a value of a declared column into account.</summary>
    public void Add(string path, string value)
    {
        _columns[path].Add(value);
        if (value.StartsWith('{') && _columns[path].Kind == ColumnKind.Text) AddMembers(path, value);
    }

    /// <summary>Takes the members of a JSON object into account.</summary>
    public void Add(string prefix, JsonElement value, int depth = 0)
    {
        foreach (var member in value.EnumerateObject())
            AddMember(prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}", member.Value, depth);
    }

    private void AddMembers(string path, string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            Add(path, document.RootElement, 1);
        }
        catch (JsonException)
        {
            // A text that begins with a brace and is no JSON is just a text.
        }
    }

    private void AddMember(string path, JsonElement value, int depth)
    {
        if (value.ValueKind == JsonValueKind.Object && depth < Deepest) Add(path, value, depth + 1);
        else if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String) AddValue(path, "list of string", ColumnKind.Text, Content(value[0]));
        }
        else if (value.ValueKind == JsonValueKind.String) AddValue(path, "string", ColumnKind.Text, Content(value));
        else if (value.ValueKind == JsonValueKind.Number)
            AddValue(path, "number", value.TryGetInt64(out _) ? ColumnKind.Integer : ColumnKind.Decimal, value.GetRawText());
        else if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) AddValue(path, "boolean", ColumnKind.Boolean, value.GetRawText());
    }

    /// <summary>The text of a JSON string; as it is written where it holds a lone surrogate.</summary>
    private static string Content(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private void AddValue(string path, string type, ColumnKind kind, string value)
    {
        Declare(path, type, kind);
        if (_columns[path].Kind == kind) Add(path, value);
    }
}
