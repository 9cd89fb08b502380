using System.Diagnostics;
using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using DuckDB.NET.Data;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Times reading alone, and composition with provenance, against DuckDB over the same columns of the same files.</summary>
internal static class ProgramSpeed
{
    private const int Rounds = 3;

    /// <summary>Runs with one and two threads and returns a Markdown page.</summary>
    public static string Run(string folder)
    {
        var corpus = Corpus.Open([folder], new() { HashShards = false });
        var bytes = ReadAlone(corpus, 1);
        // Before DuckDB shares the process.
        Measure(corpus, 2);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        var page = new StringBuilder();
        page.AppendLine("# Whole program against DuckDB").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Corpus: {bytes / 1e6:F0} MB of text and addresses, {corpus.Shards.Sum(s => s.DeclaredRows):N0} rows, {corpus.Shards.Length} files of Snappy Parquet.");
        page.AppendLine(CultureInfo.InvariantCulture, $"CPU: {Cpu()}, {Environment.ProcessorCount} cores. .NET {Environment.Version}, DuckDB {Duck("SELECT version()", 1)}. Median of {Rounds} rounds, load of the machine {Load()}: on a busy machine only the ratios say something.").AppendLine();
        page.AppendLine("| threads | work | MB/s a core | against DuckDB |").AppendLine("|---|---|---|---|");
        foreach (var threads in (int[])[1, 2])
        {
            var duck = Median(() => Duck($"SELECT sum(strlen(text)) + sum(strlen(url)) FROM read_parquet('{folder}/*.parquet')", threads));
            Add(page, threads, "DuckDB: sum of lengths of text and url", bytes, duck, duck);
            Add(page, threads, "reading alone: the same sum", bytes, Median(() => ReadAlone(corpus, threads)), duck);
            Add(page, threads, "composition and provenance", bytes, Median(() => Measure(corpus, threads)), duck);
        }
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Peak memory of composition and provenance with two threads: {peak} MiB.");
        return page.ToString();
    }

    private static void Add(StringBuilder page, int threads, string work, long bytes, double seconds, double duck) =>
        page.AppendLine(CultureInfo.InvariantCulture, $"| {threads} | {work} | {bytes / 1e6 / seconds / threads:F0} | {duck / seconds:F2} |");

    private static long ReadAlone(Corpus corpus, int threads)
    {
        var total = 0L;
        Parallel.ForEach(corpus.Slices, new() { MaxDegreeOfParallelism = threads }, slice =>
        {
            var bytes = 0L;
            corpus.Read(slice, batch => bytes += batch[Role.Text]!.Bytes + (batch[Role.Url]?.Bytes ?? 0), default);
            Interlocked.Add(ref total, bytes);
        });
        return total;
    }

    private static void Measure(Corpus corpus, int threads) => Profiler.Scan(
        corpus, new() { Threads = threads, Corpus = corpus.Options },
        [.. Catalog.Sections.Where(section => section.Name is "composition" or "provenance").SelectMany(section => section.Measures)], new(), default);

    private static string Duck(string sql, int threads)
    {
        using var connection = new DuckDBConnection($"DataSource=:memory:;threads={threads}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private static double Median(Action work)
    {
        var seconds = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            work();
            return watch.Elapsed.TotalSeconds;
        }).Order().ToArray();
        return seconds[Rounds / 2];
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown"
        : "unknown";
}
