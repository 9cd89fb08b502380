namespace BiasAudit.Corpora.Roles;

/// <summary>What kind of values a column holds.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    Decimal,
    Date,
    Boolean,
    Other,
}

/// <summary>A look at one column: its dotted path, its kind and its first values.</summary>
/// <param name="Path">The dotted path.</param>
/// <param name="Type">The type as the reader of a report knows it, such as <c>string</c> or <c>list of string</c>.</param>
/// <param name="Kind">The kind of its values.</param>
internal sealed record ColumnLook(string Path, string Type, ColumnKind Kind)
{
    /// <summary>How many rows are looked at.</summary>
    public const int Rows = 100;

    private const int Kept = 200;
    private long _characters;

    /// <summary>The beginnings of the first values that are not null.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Characters a value on average; 0 when none was looked at.</summary>
    public double AverageLength => Values.Count == 0 ? 0 : (double)_characters / Values.Count;

    /// <summary>Takes a value into account.</summary>
    public void Add(string value)
    {
        _characters += value.Length;
        Values.Add(value.Length <= Kept ? value : value[..Kept]);
    }

    /// <summary>The share of the values that pass a test; 0 when none was looked at.</summary>
    public double Share(Func<string, bool> test) => Values.Count == 0 ? 0 : (double)Values.Count(test) / Values.Count;
}
