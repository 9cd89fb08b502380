using Parquet;
using Parquet.Schema;

namespace BiasAudit.Datasets;

/// <summary>Writes the sample corpus as Parquet: one schema for the web shards, another for each opaque one.</summary>
internal static class SampleWriter
{
    private const int RowGroupRows = 400;

    private static readonly Dictionary<string, (string Column, Func<SampleRow, string?> Value)[]> Schemas = new(StringComparer.Ordinal)
    {
        ["web"] =
        [
            ("id", row => row.Id), ("url", row => row.Url), ("date", row => row.Date), ("language", row => row.Language),
            ("license", row => row.License), ("text", row => row.Text),
        ],
        ["opaque"] = [("source", row => row.Source), ("content", row => row.Text)],
        ["bare"] = [("text", row => row.Text)],
    };

    /// <summary>Writes every shard and the facts into a folder.</summary>
    public static async Task WriteAsync(SampleCorpus corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, rows) in corpus.Shards) await WriteShardAsync(Path.Combine(folder, name), rows, Schemas[name.Split('-', '.')[0]]);
        await File.WriteAllLinesAsync(Path.Combine(folder, "facts.tsv"), corpus.Facts.Select(fact => $"{fact.Key}\t{fact.Value}"));
    }

    private static async Task WriteShardAsync(string path, List<SampleRow> rows, (string Column, Func<SampleRow, string?> Value)[] columns)
    {
        var schema = new ParquetSchema(columns.Select(column => new DataField<string>(column.Column)));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, new() { CompressionMethod = CompressionMethod.Zstd });
        foreach (var chunk in rows.Chunk(RowGroupRows))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, column) in schema.DataFields.Zip(columns))
                await group.WriteAsync(field, chunk.Select(column.Value).ToList()!);
        }
    }
}
