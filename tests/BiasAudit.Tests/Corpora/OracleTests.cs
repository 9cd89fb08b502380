using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sections.Composition;
using BiasAudit.Sections.Provenance;
using BiasAudit.Sketches;
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
        var options = new AuditOptions { Corpus = new() { HashShards = false } };
        var result = Profiler.Scan(Corpus.Open(Inputs(), options.Corpus), options, [MeasureKind.Of<Sizes>()], new(), default);
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

    [Fact]
    public void Documents_and_bytes_of_every_host_and_domain_equal_those_of_duckdb()
    {
        var options = new AuditOptions { Sections = ["composition", "provenance"], Corpus = new() { HashShards = false } };
        var profile = Profiler.Scan(Corpus.Open(Inputs(), options.Corpus), options);
        var hosts = profile.State<SourceSizes>().Hosts;
        var landscape = new Landscape(profile).Domains;
        using var duck = new Duck();
        duck.Run("CREATE TABLE documents (url VARCHAR, bytes BIGINT)");
        foreach (var shard in profile.Shards.Select(account => account.Shard)) Load(duck, shard);
        duck.Run("""
            CREATE TABLE hosts AS SELECT lower(regexp_extract(url, '^(?i:https?)://(?:[^/?#@]*@)?([^/?#:]+)', 1)).rtrim('.') AS host, count(*) AS documents, sum(bytes) AS bytes FROM documents GROUP BY host HAVING host <> ''
            """);
        AddDomains(duck);
        Assert.Equal(Described(duck, "hosts", "host"), Described(hosts));
        Assert.Equal(Described(duck, "domains", "domain"), Described(landscape));
        Assert.InRange(hosts.Count, 5_000, 100_000);
    }

    private static string[] Inputs()
    {
        var root = SharedData.File("");
        return [.. Directory.EnumerateFiles(root, "*.parquet"), Path.Combine(root, "topics"), Path.Combine(root, "data-juicer-samples")];
    }

    /// <summary>The addresses of a shard as the column of the role gives them, for rows that are documents.</summary>
    private static void Load(Duck duck, Shard shard)
    {
        string? Of(Role role) => shard.Roles.FirstOrDefault(choice => choice.Role == role)?.Column;
        var from = shard.Format == "parquet" ? $"read_parquet('{shard.FullPath}')" : $"read_json('{shard.FullPath}', format='newline_delimited', maximum_object_size=100000000)";
        if (Of(Role.Url) is { } url)
            duck.Run($"INSERT INTO documents SELECT {url}::VARCHAR, strlen({Of(Role.Text)}) FROM {from} WHERE NOT regexp_full_match({Of(Role.Text)}, '{WhiteSpace}*')");
    }

    /// <summary>The registrable domain by the Public Suffix List, written again in SQL: the longest rule wins, an exception beats all.</summary>
    private static void AddDomains(Duck duck) => duck.Run($$"""
        CREATE TABLE rules AS SELECT rule FROM (SELECT trim(line) AS rule, n, min(CASE WHEN line LIKE '%END ICANN%' THEN n END) OVER () AS last
            FROM (SELECT column0 AS line, row_number() OVER () AS n FROM read_csv('{{SharedData.File("lists/psl/public_suffix_list.dat")}}', header = false, delim = '	', quote = '', columns = {'column0': 'VARCHAR'}, null_padding = true)))
            WHERE n < last AND rule <> '' AND rule NOT LIKE '//%';
        CREATE TABLE domains AS
        WITH labels AS (SELECT *, string_split(host, '.') AS parts, len(string_split(host, '.')) AS n FROM hosts),
        suffixes AS (SELECT host, k, array_to_string(parts[n - k + 1 :], '.') AS suffix, array_to_string(parts[n - k + 2 :], '.') AS parent FROM labels, LATERAL (SELECT unnest(range(1, n + 1)) AS k)),
        longest AS (SELECT host, coalesce(max(k - 1) FILTER ('!' || suffix IN (SELECT rule FROM rules)), max(k) FILTER (suffix IN (SELECT rule FROM rules) OR (k > 1 AND '*.' || parent IN (SELECT rule FROM rules))), 1) AS k FROM suffixes GROUP BY host)
        SELECT CASE WHEN regexp_full_match(host, '[0-9.]+') OR k >= n THEN host ELSE array_to_string(parts[n - k :], '.') END AS domain, sum(documents) AS documents, sum(bytes) AS bytes
        FROM labels JOIN longest USING (host) GROUP BY domain
        """);

    private static List<string> Described(Duck duck, string table, string name) =>
        [.. duck.Rows($"SELECT {name}, documents, bytes FROM {table}").Select(row => string.Join(' ', row)).Order(StringComparer.Ordinal)];

    private static List<string> Described(KeyedCounts counts) =>
        [.. Enumerable.Range(0, counts.Count).Select(i => $"{counts.TextAt(i)} {counts.CountsAt(i)[0]} {counts.CountsAt(i)[1]}").Order(StringComparer.Ordinal)];

    private static List<string> Described(DomainTable domains)
    {
        var bytes = domains.Column(SizeUnit.Bytes);
        return [.. Enumerable.Range(0, domains.Count).Select(i => $"{domains.TextAt(i)} {domains.DocumentsAt(i)} {bytes[i]}").Order(StringComparer.Ordinal)];
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
