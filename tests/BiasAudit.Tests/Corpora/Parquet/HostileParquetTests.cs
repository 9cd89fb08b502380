using BiasAudit.Corpora;
using BiasAudit.Corpora.Parquet;
using BiasAudit.Measuring;
using BiasAudit.Sections.Composition;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Corpora.Parquet;

public sealed class HostileParquetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Every_hostile_file_is_read_or_says_why_not_and_leaves_the_others_alone()
    {
        using var folder = new TemporaryFolder();
        var sound = folder.Write("sound.jsonl", "{\"text\":\"sound\"}\n");
        var options = new AuditOptions { Threads = 2 };
        var result = Profiler.Scan(Corpus.Open([sound, .. Files().Select(f => f.Path)], options.Corpus), options, [MeasureKind.Of<Sizes>()], new(), default);
        Assert.True(result.Ledger.Balances);
        Assert.All(result.Shards, shard =>
        {
            Assert.True(shard.Ledger.Balances, shard.Shard.Path);
            Assert.All(shard.Errors, error => Assert.StartsWith("BA3", error.Code, StringComparison.Ordinal));
            if (shard.Ledger.Failed > 0) Assert.NotEmpty(shard.Errors);
        });
        Assert.Equal(1, Assert.Single(result.Shards, shard => shard.Shard.Path == "sound.jsonl").Ledger.Measured);
    }

    [Fact]
    public async Task Every_column_of_every_hostile_file_ends_within_bounds_of_time_and_memory()
    {
        foreach (var (path, _) in Files())
        {
            var before = GC.GetTotalAllocatedBytes();
            var reading = Task.Run(() => ReadAll(path));
            Assert.True(await Task.WhenAny(reading, Task.Delay(Patience)) == reading, $"{path} does not end");
            await reading;
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
        }
    }

    [Fact]
    public void Rows_equal_those_of_an_independent_reader_wherever_both_read()
    {
        var compared = 0;
        foreach (var (path, rows) in Files())
        {
            if (rows is null || Corpus.Open([path], new()).Shards[0] is not { DeclaredRows: { } declared }) continue;
            Assert.True(rows == declared, $"{path}: {declared} rows, DuckDB {rows}");
            compared++;
        }
        Assert.InRange(compared, 200, 379);
    }

    private static void ReadAll(string path)
    {
        try
        {
            using var file = new ParquetFile(path, path);
            for (var group = 0; group < file.Metadata.RowGroups.Count; group++)
                foreach (var leaf in file.Leaves) ReadAll(file, group, leaf);
        }
        catch (AuditException e)
        {
            Assert.StartsWith("BA301", e.Code, StringComparison.Ordinal);
        }
    }

    private static void ReadAll(ParquetFile file, int group, Leaf leaf)
    {
        var column = new Utf8Column();
        try
        {
            using var cursor = file.Open(group, leaf, allLines: true);
            while (cursor.Read(column, 1000, 1 << 20)) column.Clear();
        }
        catch (Exception e) when (RowGroupReading.IsDamage(e))
        {
            Assert.NotEmpty(e.Message);
        }
    }

    /// <summary>The files of the index, with the rows that DuckDB read from each that it could read.</summary>
    private static IEnumerable<(string Path, long? Rows)> Files()
    {
        var root = SharedData.File("hostile-parquet");
        return File.ReadLines(Path.Combine(root, "INDEX.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(fields => fields.Length > 1 && File.Exists(Path.Combine(root, fields[0])))
            .Select(fields => (Path.Combine(root, fields[0]), fields.Length > 7 && fields[7] == "OK" ? long.Parse(fields[2]) : (long?)null));
    }
}
