using System.Collections.Immutable;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Corpora;

/// <summary>Columns of every shape in files that DuckDB wrote, against what DuckDB reads back.</summary>
public sealed class DuckColumnsTests : IDisposable
{
    private const string Table = """
        SELECT 'Document ' || i || ' 第' || i || '篇 ' || repeat('text ', i % 40) AS text,
               CASE WHEN i % 5 = 0 THEN NULL ELSE json_object('n', i, 'url', 'https://h' || (i % 7) || '.example/' || i, 'tags', ['a']) END::VARCHAR AS meta,
               {'source': CASE WHEN i % 3 = 0 THEN NULL ELSE 'place ' || (i % 11) END, 'deep': {'license': 'CC-BY-' || (i % 4)}} AS place,
               CASE WHEN i % 6 = 0 THEN NULL WHEN i % 6 = 1 THEN [] ELSE ['en', 'zh'][1 : i % 6 - 1] END AS languages,
               DATE '2001-02-03' + (i % 900)::INTEGER AS day,
               i * 3 AS tokens, md5(i::VARCHAR) AS id
        FROM range(5000) AS numbers(i)
        """;

    private const string Expected = """
        SELECT text, meta->>'$.url', place.source, place.deep.license, languages[1], strftime(day, '%Y-%m-%d'), tokens::VARCHAR, id FROM source
        """;

    private static readonly ImmutableDictionary<Role, string> Columns = new Dictionary<Role, string>
    {
        [Role.Text] = "text", [Role.Url] = "meta.url", [Role.Source] = "place.source", [Role.License] = "place.deep.license",
        [Role.Language] = "languages", [Role.Date] = "day", [Role.Tokens] = "tokens", [Role.Id] = "id",
    }.ToImmutableDictionary();

    private readonly TemporaryFolder _folder = new();
    private readonly Duck _duck = new();

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a.parquet", "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048")]
    [InlineData("b.parquet", "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2")]
    [InlineData("c.parquet", "FORMAT parquet, COMPRESSION gzip, DICTIONARY_SIZE_LIMIT 1")]
    [InlineData("d.parquet", "FORMAT parquet, COMPRESSION lz4_raw, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1")]
    [InlineData("e.parquet", "FORMAT parquet, COMPRESSION brotli")]
    [InlineData("f.parquet", "FORMAT parquet, COMPRESSION uncompressed")]
    [InlineData("g.jsonl", "FORMAT json")]
    [InlineData("h.jsonl.gz", "FORMAT json, COMPRESSION gzip")]
    [InlineData("i.jsonl.zst", "FORMAT json, COMPRESSION zstd")]
    public void Nested_listed_dated_and_JSON_columns_are_read_as_an_independent_reader_reads_them(string name, string options)
    {
        var path = Path.Combine(_folder.Path, name);
        _duck.Run($"CREATE TABLE source AS {Table}");
        _duck.Run($"COPY source TO '{path}' ({options})");
        Role[] roles = [Role.Text, Role.Url, Role.Source, Role.License, Role.Language, Role.Date, Role.Tokens, Role.Id];
        var rows = Rows(path, roles);
        var expected = _duck.Rows(Expected);
        Assert.Equal(expected.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++) Assert.Equal(expected[i], rows[i]);
    }

    [Theory]
    [InlineData("DATE", "%Y-%m-%d")]
    [InlineData("TIMESTAMP_S", "%Y-%m-%dT%H:%M:%S")]
    [InlineData("TIMESTAMP_MS", "%Y-%m-%dT%H:%M:%S")]
    [InlineData("TIMESTAMP", "%Y-%m-%dT%H:%M:%S")]
    [InlineData("TIMESTAMP_NS", "%Y-%m-%dT%H:%M:%S")]
    [InlineData("TIMESTAMPTZ", "%Y-%m-%dT%H:%M:%S")]
    public void Dates_and_time_stamps_of_every_unit_are_read_as_days_and_times(string type, string format)
    {
        var path = Path.Combine(_folder.Path, "dates.parquet");
        _duck.Run($"CREATE TABLE source AS SELECT 'x' AS text, (TIMESTAMP '1969-12-30 23:59:58' + i * INTERVAL '7 hours 11 minutes 13 seconds')::{type} AS date FROM range(3000) AS numbers(i)");
        _duck.Run($"COPY source TO '{path}' (FORMAT parquet)");
        Assert.Equal(_duck.Column($"SELECT strftime(date::TIMESTAMP, '{format}') FROM source"), Rows(path, [Role.Date], dates: "date").Select(row => row[0]));
    }

    [Fact]
    public void An_INT96_time_stamp_is_a_time()
    {
        var path = SharedData.File("hostile-parquet/apache-parquet-testing/data/alltypes_plain.parquet");
        using var file = new BiasAudit.Corpora.Parquet.ParquetFile(path, path);
        var column = new Utf8Column();
        using var cursor = file.Open(0, file.Find("timestamp_col")!.Value.Leaf, allLines: false);
        cursor.Read(column, 8);
        Assert.Equal(
            _duck.Column($"SELECT replace(strftime(timestamp_col, '%Y-%m-%dT%H:%M:%S'), 'T00:00:00', '') FROM read_parquet('{path}')"),
            Enumerable.Range(0, 8).Select(i => Encoding.UTF8.GetString(column[i])));
    }

    private static List<string?[]> Rows(string path, Role[] roles, string? dates = null)
    {
        var columns = dates is null ? Columns : ImmutableDictionary<Role, string>.Empty.Add(Role.Text, "text").Add(Role.Date, dates);
        var corpus = Corpus.Open([path], new() { Columns = columns });
        var rows = new List<string?[]>();
        foreach (var slice in corpus.Slices)
            Assert.Empty(corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                    rows.Add([.. roles.Select(role => batch[role]!.IsNull(i) ? null : Encoding.UTF8.GetString(batch[role]![i]))]);
            }, default).Errors);
        return rows;
    }
}
