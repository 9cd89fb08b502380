using System.Globalization;
using System.Text;
using System.Text.Json;
using BiasAudit.Corpora;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Times the built program over a large corpus against DuckDB that computes the same counts of the same files.</summary>
internal static class ProgramSpeed
{
    private const int Copies = 10;

    /// <summary>Runs everything and returns a Markdown page.</summary>
    public static string Run(string folder, int rounds)
    {
        var corpus = Corpus.Open([folder], new() { HashShards = false });
        var work = Directory.CreateTempSubdirectory("biasaudit-benchmark-").FullName;
        try
        {
            var page = new StringBuilder();
            var reading = ReadingSpeed.Run(corpus, folder, rounds);
            Head(page, corpus, reading.Bytes, rounds);
            AddReading(page, reading);
            AddCounts(page, folder, work, reading.Bytes, rounds);
            GrowingAudit.Add(page, folder, work, reading.Bytes, rounds);
            AddMemory(page, folder, work);
            return page.ToString();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Head(StringBuilder page, Corpus corpus, long bytes, int rounds)
    {
        page.AppendLine("# Whole program against DuckDB").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Corpus: {bytes / 1e6:N0} MB of text and addresses, {corpus.Shards.Sum(s => s.DeclaredRows):N0} rows on tens of thousands of hosts, {corpus.Shards.Length} files of Snappy Parquet, {corpus.Shards.Sum(s => s.Bytes) / 1e6:N0} MB on disk.");
        page.AppendLine(CultureInfo.InvariantCulture, $"CPU: {Cpu()}, {Environment.ProcessorCount} cores, load {Load()}. .NET {Environment.Version}, DuckDB {DuckCounts.Version()}. The best of {rounds} rounds; seconds of CPU count user and system time of all threads, so that they say something on a busy machine too.").AppendLine();
    }

    private static void AddReading(StringBuilder page, (double Own, double Duck, double ParquetNet, long Bytes) reading)
    {
        page.AppendLine("## Reading alone\nText and addresses of every row, summed up by length, one thread.\n");
        page.AppendLine("| reader | MB per second of CPU | against DuckDB |\n|---|---|---|");
        foreach (var (name, seconds) in new[] { ("DuckDB", reading.Duck), ("BiasAudit", reading.Own), ("Parquet.Net, strings read as bytes", reading.ParquetNet) })
            page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {reading.Bytes / 1e6 / seconds:N0} | {reading.Duck / seconds:0.00} |");
        page.AppendLine();
    }

    private static void AddCounts(StringBuilder page, string folder, string work, long bytes, int rounds)
    {
        page.AppendLine("## Composition and provenance\nThe program from its start to the written report: everything the two sections measure, of which DuckDB computes rows, nulls, blanks, bytes, characters, lengths, hosts, domains with HHI and N1, years and licenses.\n");
        page.AppendLine("| program | threads | seconds | seconds of CPU | MB of text per second of CPU | against DuckDB | peak memory, MiB |\n|---|---|---|---|---|---|---|");
        var agreed = true;
        foreach (var threads in (int[])[1, 2])
        {
            var (duck, counts) = Best(rounds, () => DuckCounts.Run(folder, threads), run => run.Cost.Cpu);
            Add("DuckDB", duck);
            foreach (var (name, more) in new[] { ("biasaudit", (string[])[]), ("biasaudit --no-hashes", ["--no-hashes"]) })
            {
                var output = Path.Combine(work, "audit");
                var own = Best(rounds, () => BuiltProgram.Run(["audit", folder, "-o", output, "--sections", "composition,provenance", "--threads", $"{threads}", "--quiet", .. more]), run => run.Cpu);
                agreed &= CountsOf(output) == counts;
                Add(name, own, duck);
            }
            void Add(string name, Cost cost, Cost? against = null) => page.AppendLine(CultureInfo.InvariantCulture,
                $"| {name} | {threads} | {cost.Seconds:0.0} | {cost.Cpu:0.0} | {bytes / 1e6 / cost.Cpu:N0} | {(against ?? cost).Cpu / cost.Cpu:0.00} | {(cost.Peak == 0 ? "" : $"{cost.Peak >> 20}")} |");
        }
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{(agreed ? "Both agree to the unit" : "THEY DO NOT AGREE")} on {DuckCounts.Numbers}.").AppendLine();
    }

    private static void AddMemory(StringBuilder page, string folder, string work)
    {
        var many = Directory.CreateDirectory(Path.Combine(work, "many")).FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*.parquet"))
            for (var copy = 0; copy < Copies; copy++) File.CreateSymbolicLink(Path.Combine(many, $"copy-{copy}-{Path.GetFileName(file)}"), Path.GetFullPath(file));
        var run = BuiltProgram.Run("audit", many, "-o", Path.Combine(work, "audit"), "--sections", "composition,provenance", "--threads", "2", "--no-hashes", "--quiet");
        page.AppendLine(CultureInfo.InvariantCulture, $"## Memory\nThe same corpus {Copies} times (links to its files), two threads: peak {run.Peak >> 20} MiB, {run.Cpu:0} seconds of CPU.");
    }

    /// <summary>The numbers of an audit in the order of <see cref="DuckCounts.Numbers"/>.</summary>
    private static string CountsOf(string output)
    {
        using var audit = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "audit.json")));
        var (ledger, tables) = (audit.RootElement.GetProperty("ledger"), audit.RootElement.GetProperty("tables"));
        long Measure(string id) => (long)audit.RootElement.GetProperty("measures").GetProperty(id).GetProperty("value").GetDouble();
        long Largest(string table, string column) => tables.GetProperty(table).EnumerateArray().Max(row => row.GetProperty(column).GetInt64());
        var unlicensed = tables.GetProperty("provenance.fields").EnumerateArray().Single(row => row.GetProperty("field").GetString() == "license").GetProperty("missing").GetInt64();
        return string.Join(", ", ledger.GetProperty("read").GetInt64(), ledger.GetProperty("null").GetInt64(), ledger.GetProperty("blank").GetInt64(),
            Measure("composition.bytes.count"), Measure("composition.characters.count"), Measure("provenance.hosts.distinct"), Largest("provenance.hosts", "documents"),
            unlicensed, Largest("provenance.years", "documents"));
    }

    private static T Best<T>(int rounds, Func<T> work, Func<T, double> cost) => Enumerable.Range(0, rounds).Select(_ => work()).MinBy(cost)!;

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown"
        : "unknown";
}
