using System.Collections.Immutable;
using BiasAudit.Corpora.Roles;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>One leaf column of a schema, with the levels that tell nulls and lists.</summary>
/// <param name="Index">Its position among the leaves, which is its position among the chunks of every row group.</param>
/// <param name="Path">The dotted path as a reader of the data says it: without the <c>list.element</c> that lists are stored with.</param>
/// <param name="Element">The schema element.</param>
/// <param name="MaxDefinition">The definition level of a value that is there.</param>
/// <param name="MaxRepetition">0 for one value a row, more for lists.</param>
internal sealed record Leaf(int Index, string Path, SchemaElement Element, int MaxDefinition, int MaxRepetition)
{
    private const int Deepest = 64;
    private static readonly string[] ListLayers = ["list", "bag", "array", "element", "item", "array_element"];

    /// <summary>Whether values are byte strings.</summary>
    public bool IsBytes => Element.Type == global::Parquet.Meta.Type.BYTE_ARRAY;

    /// <summary>What kind of values the column holds.</summary>
    public ColumnKind Kind => Element switch
    {
        { Type: global::Parquet.Meta.Type.BYTE_ARRAY, ConvertedType: not ConvertedType.DECIMAL, LogicalType: not { DECIMAL: not null } } or { LogicalType.UUID: not null } => ColumnKind.Text,
        { Type: global::Parquet.Meta.Type.BOOLEAN } => ColumnKind.Boolean,
        { ConvertedType: ConvertedType.DATE or ConvertedType.TIMESTAMP_MILLIS or ConvertedType.TIMESTAMP_MICROS } => ColumnKind.Date,
        { LogicalType: { DATE: not null } or { TIMESTAMP: not null } } or { Type: global::Parquet.Meta.Type.INT96 } => ColumnKind.Date,
        { ConvertedType: ConvertedType.DECIMAL } or { LogicalType.DECIMAL: not null } => ColumnKind.Decimal,
        { Type: global::Parquet.Meta.Type.INT32 or global::Parquet.Meta.Type.INT64 } => ColumnKind.Integer,
        { Type: global::Parquet.Meta.Type.FLOAT or global::Parquet.Meta.Type.DOUBLE } => ColumnKind.Decimal,
        _ => ColumnKind.Other,
    };

    /// <summary>The type as a report says it.</summary>
    public string Type => (MaxRepetition > 0 ? "list of " : "") + (Kind switch
    {
        ColumnKind.Text when Element.LogicalType?.UUID is not null => "uuid",
        ColumnKind.Text => Element.ConvertedType is ConvertedType.UTF8 || Element.LogicalType?.STRING is not null ? "string" : "binary",
        ColumnKind.Date => "date",
        _ => Element.Type.ToString()!.ToLowerInvariant(),
    });

    /// <summary>The leaves of a schema.</summary>
    public static ImmutableArray<Leaf> Of(List<SchemaElement> schema)
    {
        var leaves = ImmutableArray.CreateBuilder<Leaf>();
        var next = 1;
        if (schema.Count == 0) throw new DamageException("the schema is empty");
        Walk(schema, schema[0].NumChildren ?? 0, "", 0, 0, 0, ref next, leaves);
        return leaves.ToImmutable();
    }

    private static void Walk(
        List<SchemaElement> schema, int children, string prefix, int definition, int repetition, int depth, ref int next, ImmutableArray<Leaf>.Builder leaves)
    {
        if (depth > Deepest) throw new DamageException("the schema is nested too deep");
        for (var i = 0; i < children; i++)
        {
            if (next >= schema.Count) throw new DamageException("the schema ends too early");
            var element = schema[next++];
            var repeated = element.RepetitionType == FieldRepetitionType.REPEATED;
            var levels = (Definition: definition + (repeated || element.RepetitionType == FieldRepetitionType.OPTIONAL ? 1 : 0), Repetition: repetition + (repeated ? 1 : 0));
            var hidden = levels.Repetition > 0 && prefix.Length > 0 && ListLayers.Contains(element.Name);
            var path = hidden ? prefix : prefix.Length == 0 ? element.Name : $"{prefix}.{element.Name}";
            if (element.NumChildren > 0) Walk(schema, element.NumChildren.Value, path, levels.Definition, levels.Repetition, depth + 1, ref next, leaves);
            else leaves.Add(new(leaves.Count, path, element, levels.Definition, levels.Repetition));
        }
    }
}
