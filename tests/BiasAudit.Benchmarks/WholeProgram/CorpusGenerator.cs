using System.Text;
using BiasAudit.Corpora;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Writes a large corpus by repeating and shuffling the documents of given files, seeded, spread over tens of thousands of hosts.</summary>
internal static class CorpusGenerator
{
    private const int Hosts = 50_000;
    private const int ShardBytes = 256 << 20;
    private const int GroupBytes = 32 << 20;

    /// <summary>Writes files of about 256 MB of text each until there is enough.</summary>
    public static async Task RunAsync(long bytes, string folder, IReadOnlyList<string> inputs)
    {
        var texts = Texts(inputs);
        var random = new Random(20260101);
        Directory.CreateDirectory(folder);
        for (var shard = 0; bytes > 0; shard++)
        {
            var size = Math.Min(bytes, ShardBytes);
            await WriteAsync(Path.Combine(folder, $"part-{shard:D4}.parquet"), size, texts, random);
            bytes -= size;
        }
    }

    private static List<byte[]> Texts(IReadOnlyList<string> inputs)
    {
        var corpus = Corpus.Open(inputs, new());
        var texts = new List<byte[]>();
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++) texts.Add(batch[Role.Text]![i].ToArray());
            }, default);
        return texts;
    }

    private static async Task WriteAsync(string path, long bytes, List<byte[]> texts, Random random)
    {
        var (text, url) = (new DataField<string>("text"), new DataField<string>("url"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(text, url), stream, new() { CompressionMethod = CompressionMethod.Snappy });
        while (bytes > 0)
        {
            var (documents, addresses, size) = (new List<string>(), new List<string>(), 0L);
            while (size < Math.Min(GroupBytes, bytes))
            {
                var document = texts[random.Next(texts.Count)];
                documents.Add(Encoding.UTF8.GetString(document));
                // Few hosts have most pages, as on the web.
                addresses.Add($"https://host{(int)(Hosts * Math.Pow(random.NextDouble(), 3))}.example.org/page/{random.Next()}");
                size += document.Length;
            }
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(text, documents.ToArray());
            await group.WriteAsync(url, addresses.ToArray());
            bytes -= size;
        }
    }
}
