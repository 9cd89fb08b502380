using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>Hostile Parquet through the built command: it ends, says what was lost, and the sound files beside it are measured.</summary>
public sealed class HostileParquetCommandTests : IDisposable
{
    private static readonly string[] Sections = ["--sections", "composition", "--quiet"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_file_among_all_hostile_ones_is_measured_and_the_ledger_shows_every_loss()
    {
        var sound = _folder.Write("sound.jsonl", "{\"text\":\"one sound document\"}\n{\"text\":\"and another\"}\n");
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of(["audit", sound, .. HostileFiles(), "-o", output, .. Sections]);
        Assert.Equal((0, ""), (run.Code, run.Results));
        using var audit = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "audit.json")));
        var shards = Rows(audit, "composition.ledger").Skip(1).ToDictionary(row => row.GetProperty("shard").GetString()!);
        var errors = Rows(audit, "composition.errors").Select(row => (Shard: row.GetProperty("shard").GetString()!, Code: row.GetProperty("code").GetString()!)).ToList();
        Assert.Equal(1 + HostileFiles().Count, shards.Count);
        Assert.All(errors, error => Assert.StartsWith("BA3", error.Code, StringComparison.Ordinal));
        Assert.All(shards, shard => Assert.Equal(Number(shard.Value, "read"),
            new[] { "measured", "null", "blank", "undecodable", "failed", "not_sampled" }.Sum(kind => Number(shard.Value, kind))));
        Assert.All(shards.Where(shard => Number(shard.Value, "failed") > 0), shard => Assert.Contains(errors, error => error.Shard == shard.Key));
        Assert.Equal(2, Number(shards.Single(shard => shard.Key.EndsWith("sound.jsonl", StringComparison.Ordinal)).Value, "measured"));
    }

    [Fact]
    public void Files_of_which_nothing_can_be_read_exit_6_and_each_says_why()
    {
        var output = Path.Combine(_folder.Path, "out");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "broken")).FullName;
        var broken = HostileFiles().Where(file => file.Contains("columns_and_footer", StringComparison.Ordinal) || file.Contains("PARQUET-1481", StringComparison.Ordinal)).ToList();
        Assert.True(broken.Count > 3);
        for (var i = 0; i < broken.Count; i++) File.Copy(broken[i], Path.Combine(folder, $"{i}.parquet"));
        var run = Run.Of(["audit", folder, "-o", output, .. Sections]);
        Assert.Equal(6, run.Code);
        Assert.Contains("error BA3", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        using var audit = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "audit.json")));
        Assert.NotEmpty(Rows(audit, "composition.errors"));
    }

    [Fact]
    public void All_hostile_files_at_once_end_and_stay_within_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "peak memory is read from /proc");
        var (code, peak) = Run.WithPeak(["audit", .. HostileFiles(), "--threads", "2", .. Sections]);
        Assert.Equal(0, code);
        Assert.InRange(peak, 1, 1L << 30);
    }

    private static List<string> HostileFiles()
    {
        var root = SharedData.File("hostile-parquet");
        return [.. File.ReadLines(Path.Combine(root, "INDEX.tsv")).Skip(1).Select(line => Path.Combine(root, line.Split('\t')[0])).Where(File.Exists)];
    }

    private static JsonElement.ArrayEnumerator Rows(JsonDocument audit, string table) => audit.RootElement.GetProperty("tables").GetProperty(table).EnumerateArray();

    private static long Number(JsonElement row, string column) => row.GetProperty(column).GetInt64();
}
