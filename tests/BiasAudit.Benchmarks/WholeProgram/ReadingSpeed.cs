using BiasAudit.Corpora;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Reading text and addresses alone: seconds of CPU of the product's page decoder, of DuckDB and of Parquet.Net, one thread each.</summary>
internal static class ReadingSpeed
{
    /// <summary>Seconds of CPU of each, the fastest of some rounds.</summary>
    public static (double Own, double Duck, double ParquetNet, long Bytes) Run(Corpus corpus, string folder, int rounds)
    {
        var bytes = Own(corpus);
        double Best(Func<double> work) => Enumerable.Range(0, rounds).Min(_ => work());
        return (Best(() => Cpu(() => Own(corpus))), Best(() => DuckCounts.Read(folder, 1)), Best(() => Cpu(() => ParquetNetAsync(corpus).GetAwaiter().GetResult())), bytes);
    }

    private static double Cpu(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static long Own(Corpus corpus)
    {
        var bytes = 0L;
        foreach (var slice in corpus.Slices) corpus.Read(slice, batch => bytes += batch[Role.Text]!.Bytes + batch[Role.Url]!.Bytes, default);
        return bytes;
    }

    /// <summary>The library's own way that copies least: strings read as bytes, one array a value.</summary>
    private static async Task<long> ParquetNetAsync(Corpus corpus)
    {
        var bytes = 0L;
        var schema = new ParquetSchema(new DataField("text", typeof(byte[]), isNullable: true), new DataField("url", typeof(byte[]), isNullable: true));
        foreach (var shard in corpus.Shards)
        {
            await using var reader = await ParquetReader.CreateAsync(shard.FullPath);
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                using var rows = reader.OpenRowGroupReader(group);
                foreach (var field in schema.DataFields)
                {
                    var (values, definitions) = (new ReadOnlyMemory<byte>[rows.RowCount], new int[rows.RowCount]);
                    await rows.ReadRawAsync<ReadOnlyMemory<byte>>(field, values, definitions, null);
                    foreach (var value in values) bytes += value.Length;
                }
            }
        }
        return bytes;
    }
}
