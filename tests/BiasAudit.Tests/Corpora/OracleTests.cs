using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sections.Composition;
using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Corpora;

/// <summary>One audit over every real corpus, all layouts and formats, against the counts of DuckDB.</summary>
public sealed class OracleTests
{
    // What Unicode calls White_Space; DuckDB's own trim knows only ASCII.
    private const string WhiteSpace = @"[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]";

    [Fact]
    public void Rows_nulls_blanks_and_bytes_of_every_shard_equal_those_of_duckdb()
    {
        var root = SharedData.File("");
        string[] inputs = [.. Directory.EnumerateFiles(root, "*.parquet"), Path.Combine(root, "topics"), Path.Combine(root, "data-juicer-samples")];
        var options = new AuditOptions { Corpus = new() { HashShards = false } };
        var result = Profiler.Scan(Corpus.Open(inputs, options.Corpus), options, [MeasureKind.Of<Sizes>()], new(), default);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        var bytes = 0L;
        foreach (var shard in result.Shards)
        {
            var (rows, nulls, blanks, size) = Count(duck, shard.Shard.FullPath, shard.Shard.Format);
            Assert.Equal((shard.Shard.Path, rows, nulls, blanks), (shard.Shard.Path, shard.Ledger.Read, shard.Ledger.Null, shard.Ledger.Blank));
            bytes += size;
        }
        Assert.Equal(0, result.Ledger.Failed + result.Ledger.Undecodable);
        Assert.Equal(bytes, result.State<Sizes>().Bytes);
        Assert.Equal(result.Ledger.Measured, result.State<Sizes>().Documents);
    }

    private static (long Rows, long Nulls, long Blanks, long Bytes) Count(DuckDBConnection duck, string path, string format)
    {
        using var command = duck.CreateCommand();
        var from = format == "parquet" ? $"read_parquet('{path}')" : $"read_json('{path}', format='newline_delimited', columns={{text: 'VARCHAR'}}, maximum_object_size=100000000)";
        command.CommandText = $"""
            SELECT count(*), count(*) FILTER (text IS NULL), count(*) FILTER (regexp_full_match(text, '{WhiteSpace}*')),
                   coalesce(sum(strlen(text)) FILTER (NOT regexp_full_match(text, '{WhiteSpace}*')), 0)::BIGINT
            FROM {from}
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }
}
