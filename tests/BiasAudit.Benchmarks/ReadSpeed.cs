using BenchmarkDotNet.Attributes;
using BiasAudit.Corpora;

namespace BiasAudit.Benchmarks;

/// <summary>Reading the text of the sample corpus's web pages: by the product, and by DuckDB that sums up its lengths.</summary>
public class ReadSpeed
{
    private static readonly string Pages = Path.Combine(BenchmarkFiles.Sample, "web-*.parquet");
    private static readonly DuckDB.NET.Data.DuckDBConnection Database = new("DataSource=:memory:;threads=1");
    private Corpus _corpus = null!;

    /// <summary>Opens both.</summary>
    [GlobalSetup]
    public void Open()
    {
        _corpus = Corpus.Open([Pages], new() { HashShards = false });
        Database.Open();
    }

    /// <summary>The bytes of all texts.</summary>
    [Benchmark(Baseline = true)]
    public long Product()
    {
        var bytes = 0L;
        foreach (var slice in _corpus.Slices) _corpus.Read(slice, batch => bytes += batch[Role.Text]!.Bytes, default);
        return bytes;
    }

    /// <summary>The same number.</summary>
    [Benchmark]
    public object? Duck()
    {
        using var command = Database.CreateCommand();
        command.CommandText = $"SELECT sum(strlen(text)) FROM read_parquet('{Pages}')";
        return command.ExecuteScalar();
    }
}
