using BiasAudit.Measuring;
using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Measuring;

public sealed class SignalsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signals").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_query_of_the_readme_filters_a_corpus_by_what_the_audit_found()
    {
        MakeCorpus();
        Audit.Run([Path.Combine(_folder, "corpus")], new() { Signals = Path.Combine(_folder, "signals"), Threads = 2 });
        Run(ReadmeQuery().Replace("'corpus/", $"'{_folder}/corpus/", StringComparison.Ordinal)
            .Replace("'signals/", $"'{_folder}/signals/", StringComparison.Ordinal).Replace("'filtered.parquet'", $"'{_folder}/filtered.parquet'", StringComparison.Ordinal));
        // 4,000 rows: 2 nulls, 2 blanks, and in each shard 1 secret; texts repeat over both shards, so half of the rest goes.
        Assert.Equal(1997L, Ask($"select count(*) from '{_folder}/filtered.parquet'"));
        Assert.Equal(1997L, Ask($"select count(distinct text) from '{_folder}/filtered.parquet'"));
    }

    [Fact]
    public void A_signal_file_has_one_row_for_each_row_of_its_shard_in_order()
    {
        MakeCorpus();
        Audit.Run([Path.Combine(_folder, "corpus")], new() { Signals = Path.Combine(_folder, "signals"), Threads = 2 });
        var file = $"'{_folder}/signals/a.parquet.signals.parquet'";
        Assert.Equal(2000L, Ask($"select count(*) from {file}"));
        Assert.Equal(0L, Ask($"select count(*) from read_parquet({file}, file_row_number = true) where \"row\" <> file_row_number or file <> 'a.parquet'"));
        Assert.Equal(1L, Ask($"select count(*) from {file} where status = 'null' and language is null"));
        Assert.Equal(1L, Ask($"select count(*) from {file} where status = 'blank'"));
        Assert.Equal(2000L, Ask($"select count(*) from {file} where coalesce(quality_gopher_datatrove, 0) >= 0"));
        Assert.Equal(1L, Ask($"select sum(privacy_secret) from {file}"));
        Assert.Equal(["a.parquet.signals.parquet", "b.parquet.signals.parquet"], Directory.GetFileSystemEntries(Path.Combine(_folder, "signals")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Signal_files_are_equal_byte_for_byte_for_any_number_of_threads()
    {
        MakeCorpus();
        foreach (var threads in new[] { 1, 3 })
            Audit.Run([Path.Combine(_folder, "corpus")], new() { Signals = Path.Combine(_folder, $"signals{threads}"), Threads = threads });
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "signals1", "b.parquet.signals.parquet")), File.ReadAllBytes(Path.Combine(_folder, "signals3", "b.parquet.signals.parquet")));
    }

    private void MakeCorpus()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        foreach (var shard in new[] { "a", "b" })
            Run($"""
                copy (select case when i = 7 then null when i = 8 then '  ' when i = 9 then 'the key AKIATESTTESTTESTTES2 stands here'
                        else concat_ws(' ', 'word', hash(i), hash(i + 1000000), hash(i + 2000000), hash(i + 3000000), hash(i + 4000000)) end as text,
                      'id-' || i as id from range(2000) t(i)) to '{_folder}/corpus/{shard}.parquet' (row_group_size 500)
                """);
    }

    private static string ReadmeQuery()
    {
        var readme = File.ReadAllText(Path.Combine(SharedData.Root, "README.md"));
        var start = readme.IndexOf("```sql", StringComparison.Ordinal) + 6;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static void Run(string query) => Ask(query);

    private static object? Ask(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        var value = command.ExecuteScalar();
        return value is System.Numerics.BigInteger sum ? (long)sum : value;
    }
}
