using BiasAudit.Corpora.Parquet;
using Microsoft.Data.Analysis;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Reporting.Tables;

/// <summary>Writes a result table as a Parquet file with the types of its columns.</summary>
public static class TableParquet
{
    /// <summary>Writes a table.</summary>
    public static async Task WriteAsync(DataFrame frame, Stream stream)
    {
        var fields = frame.Columns.Select(FieldOf).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, WrittenParquet.Options).ConfigureAwait(false);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++) await WriteColumnAsync(group, fields[i], frame.Columns[i]).ConfigureAwait(false);
    }

    private static DataField FieldOf(DataFrameColumn column) => new(column.Name, column.DataType, isNullable: true);

    private static Task WriteColumnAsync(ParquetRowGroupWriter group, DataField field, DataFrameColumn column) => column switch
    {
        StringDataFrameColumn text => group.WriteAsync(field, text.ToList()!, null),
        PrimitiveDataFrameColumn<bool> flags => group.WriteAsync<bool>(field, flags.ToArray()),
        PrimitiveDataFrameColumn<int> numbers => group.WriteAsync<int>(field, numbers.ToArray()),
        PrimitiveDataFrameColumn<long> numbers => group.WriteAsync<long>(field, numbers.ToArray()),
        PrimitiveDataFrameColumn<double> numbers => group.WriteAsync<double>(field, numbers.ToArray()),
        _ => throw new NotSupportedException($"A result table cannot hold a column of {column.DataType.Name}."),
    };
}
