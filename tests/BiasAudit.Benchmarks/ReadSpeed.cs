using BenchmarkDotNet.Attributes;
using BiasAudit.Corpora;

namespace BiasAudit.Benchmarks;

/// <summary>Reading the text of the sample corpus: by the product, and by DuckDB that sums up its lengths.</summary>
public class ReadSpeed
{
    private Corpus _corpus = null!;
    private DuckDB.NET.Data.DuckDBConnection _duck = null!;

    /// <summary>Opens both.</summary>
    [GlobalSetup]
    public void Open()
    {
        _corpus = Corpus.Open([BenchmarkFiles.Sample], new() { HashShards = false });
        _duck = new("DataSource=:memory:;threads=1");
        _duck.Open();
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
        using var command = _duck.CreateCommand();
        command.CommandText = $"SELECT sum(strlen(text)) FROM read_parquet('{BenchmarkFiles.Sample}/*.parquet')";
        return command.ExecuteScalar();
    }
}
