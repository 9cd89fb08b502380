using System.Buffers;
using System.Text.Json;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting.Json;

/// <summary>Writes a table as an array of objects, one row a line, and reads it back into columns of the same types.</summary>
internal static class TableJson
{
    public static void Write(Utf8JsonWriter writer, DataFrame frame)
    {
        var line = new ArrayBufferWriter<byte>();
        var cells = frame.Columns.Select(column => (Name: JsonEncodedText.Encode(column.Name, JsonForm.OneLine.Encoder), Column: column)).ToList();
        using var row = new Utf8JsonWriter(line, JsonForm.OneLine);
        writer.WriteStartArray();
        for (var i = 0L; i < frame.Rows.Count; i++)
        {
            row.WriteStartObject();
            foreach (var (name, column) in cells) WriteCell(row, name, column[i]);
            row.WriteEndObject();
            row.Flush();
            writer.WriteRawValue(line.WrittenSpan, skipInputValidation: true);
            line.ResetWrittenCount();
            row.Reset();
        }
        writer.WriteEndArray();
    }

    /// <summary>The types of the columns, in order.</summary>
    public static Dictionary<string, string> TypesOf(DataFrame frame) => frame.Columns.ToDictionary(column => column.Name, TypeOf);

    public static DataFrame Read(JsonElement rows, IReadOnlyDictionary<string, string> types)
    {
        var count = rows.GetArrayLength();
        var columns = types.Select(type => Create(type.Key, type.Value, count)).ToArray();
        var i = 0L;
        foreach (var row in rows.EnumerateArray())
        {
            foreach (var column in columns)
                if (row.GetProperty(column.Name) is { ValueKind: not JsonValueKind.Null } cell) column[i] = ReadCell(column, cell);
            i++;
        }
        return new(columns);
    }

    private static void WriteCell(Utf8JsonWriter writer, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(name); break;
            case string text: writer.WriteString(name, text); break;
            case bool flag: writer.WriteBoolean(name, flag); break;
            case int number: writer.WriteNumber(name, number); break;
            case long number: writer.WriteNumber(name, number); break;
            case double number when double.IsFinite(number): writer.WriteNumber(name, number); break;
            case double number: writer.WriteString(name, number.ToString()); break;
            default: throw new NotSupportedException($"A result table cannot hold a {value.GetType().Name}.");
        }
    }

    private static object ReadCell(DataFrameColumn column, JsonElement cell) => column switch
    {
        StringDataFrameColumn => cell.GetString()!,
        BooleanDataFrameColumn => cell.GetBoolean(),
        Int32DataFrameColumn => cell.GetInt32(),
        Int64DataFrameColumn => cell.GetInt64(),
        _ => cell.ValueKind == JsonValueKind.String ? double.Parse(cell.GetString()!) : cell.GetDouble(),
    };

    private static string TypeOf(DataFrameColumn column) => column switch
    {
        StringDataFrameColumn => "string",
        PrimitiveDataFrameColumn<bool> => "boolean",
        PrimitiveDataFrameColumn<int> => "int32",
        PrimitiveDataFrameColumn<long> => "int64",
        PrimitiveDataFrameColumn<double> => "double",
        _ => throw new NotSupportedException($"A result table cannot hold a column of {column.DataType.Name}."),
    };

    private static DataFrameColumn Create(string name, string type, long length) => type switch
    {
        "string" => new StringDataFrameColumn(name, length),
        "boolean" => new BooleanDataFrameColumn(name, length),
        "int32" => new Int32DataFrameColumn(name, length),
        "int64" => new Int64DataFrameColumn(name, length),
        "double" => new DoubleDataFrameColumn(name, length),
        _ => throw new JsonException($"unknown column type '{type}'"),
    };
}
