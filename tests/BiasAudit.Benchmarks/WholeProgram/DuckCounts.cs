using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>DuckDB computing what composition and provenance count, as far as SQL can say it, over the same files.</summary>
internal static class DuckCounts
{
    private const string WhiteSpace = @"[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]*";

    /// <summary>The numbers that both sides compute, in one line.</summary>
    public const string Numbers = "rows, null, blank, bytes, characters, hosts, documents of the largest host, documents without license, documents of the largest year";

    /// <summary>Counts once, in a database of its own with so many threads.</summary>
    public static (Cost Cost, string Counts) Run(string folder, int threads)
    {
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var connection = new DuckDBConnection($"DataSource=:memory:;threads={threads}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            CREATE TEMP TABLE documents AS
            SELECT text IS NULL AS missing, coalesce(regexp_full_match(text, '{WhiteSpace}'), false) AS blank, strlen(text) AS bytes, length(text) AS characters,
                   regexp_extract(url, '^https?://([^/:]+)', 1) AS host, left(date, 4) AS year, license IS NULL OR license = 'unknown' AS unlicensed
            FROM read_parquet('{folder}/*.parquet');
            CREATE TEMP TABLE hosts AS
            SELECT host, count(*) AS documents, sum(bytes) AS bytes, sum(characters) AS characters FROM documents WHERE NOT missing AND NOT blank AND host <> '' GROUP BY host;
            CREATE TEMP TABLE domains AS
            SELECT regexp_extract(host, '[^.]+\.(?:co\.uk|com\.br|[^.]+)$') AS domain, sum(documents) AS documents, sum(bytes) AS bytes FROM hosts GROUP BY domain;
            CREATE TEMP TABLE years AS SELECT year, count(*) AS documents, sum(bytes) AS bytes FROM documents WHERE NOT missing AND NOT blank GROUP BY year;
            CREATE TEMP TABLE spread AS
            SELECT sum(pow(documents / total, 2)) AS hhi, exp(-sum(documents / total * ln(documents / total))) AS n1 FROM domains, (SELECT sum(documents) AS total FROM domains);
            CREATE TEMP TABLE lengths AS
            SELECT quantile_disc(bytes, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) AS bytes, quantile_disc(characters, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) AS characters FROM documents WHERE NOT missing AND NOT blank;
            SELECT concat_ws(', ', count(*), count(*) FILTER (missing), count(*) FILTER (blank), sum(bytes) FILTER (NOT blank), sum(characters) FILTER (NOT blank),
                   (SELECT count(*) FROM hosts), (SELECT max(documents) FROM hosts), count(*) FILTER (unlicensed AND NOT missing AND NOT blank),
                   (SELECT max(documents) FROM years WHERE year IS NOT NULL))
            FROM documents
            """;
        var counts = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        return (new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, 0), counts);
    }

    /// <summary>The plain sum of two columns' lengths: reading and next to nothing else.</summary>
    public static double Read(string folder, int threads)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        using var connection = new DuckDBConnection($"DataSource=:memory:;threads={threads}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sum(strlen(text)) + sum(strlen(url)) FROM read_parquet('{folder}/*.parquet')";
        command.ExecuteScalar();
        return (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
    }

    /// <summary>The version of the library.</summary>
    public static string Version()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
