using Parquet;
using Parquet.Schema;

namespace BiasAudit.Tests.House;

/// <summary>Writes small Parquet files of text columns.</summary>
internal static class ParquetRows
{
    public static async Task WriteAsync(string path, int rowGroupRows, IEnumerable<string?[]> rows, params string[] columns)
    {
        var schema = new ParquetSchema(columns.Select(column => new DataField<string>(column)));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        foreach (var chunk in rows.Chunk(rowGroupRows))
        {
            using var group = writer.CreateRowGroup();
            for (var at = 0; at < columns.Length; at++) await group.WriteAsync(schema.DataFields[at], chunk.Select(row => row[at]).ToList()!);
        }
    }
}
