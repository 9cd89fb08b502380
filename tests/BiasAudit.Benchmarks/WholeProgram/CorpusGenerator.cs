using System.Globalization;
using System.Text;
using BiasAudit.Corpora;
using Parquet;
using Parquet.Schema;

namespace BiasAudit.Benchmarks.WholeProgram;

/// <summary>Writes a large corpus by repeating and shuffling the documents of given files, seeded, spread over tens of thousands of hosts.</summary>
internal static class CorpusGenerator
{
    private const int Sites = 50_000;
    private const int ShardBytes = 256 << 20;
    private const int GroupBytes = 32 << 20;
    private static readonly string[] Endings = ["com", "org", "net", "cn", "de", "co.uk", "fr", "com.br", "in", "ru"];
    private static readonly string[] Hosts = ["www", "blog", "news"];
    private static readonly string?[] Licenses = [null, null, null, "CC-BY-4.0", "unknown", "MIT"];

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

    private static List<string> Texts(IReadOnlyList<string> inputs)
    {
        var corpus = Corpus.Open(inputs, new());
        var texts = new List<string>();
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++) texts.Add(Encoding.UTF8.GetString(batch[Role.Text]![i]));
            }, default);
        return texts;
    }

    private static async Task WriteAsync(string path, long bytes, List<string> texts, Random random)
    {
        DataField<string>[] fields = [new("text"), new("url"), new("date"), new("license")];
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new() { CompressionMethod = CompressionMethod.Snappy });
        while (bytes > 0)
        {
            var (rows, size) = (new List<string?[]>(), 0L);
            while (size < Math.Min(GroupBytes, bytes))
            {
                var row = Row(texts, random);
                rows.Add(row);
                size += row[0] is { } text ? Encoding.UTF8.GetByteCount(text) : 0;
            }
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++) await group.WriteAsync(fields[i], rows.Select(row => row[i]).ToArray()!);
            bytes -= size;
        }
    }

    /// <summary>Text, address, date and license; a few texts are null or blank, a tenth has no address or no date.</summary>
    private static string?[] Row(List<string> texts, Random random)
    {
        var text = random.Next(1000) switch { 0 => null, 1 => " \n", _ => texts[random.Next(texts.Count)] };
        // Few sites have most pages, as on the web.
        var site = (int)(Sites * Math.Pow(random.NextDouble(), 3));
        var url = random.Next(10) == 0 ? null : $"https://{Hosts[random.Next(Hosts.Length)]}.site{site}.{Endings[site % Endings.Length]}/page/{random.Next()}";
        var date = random.Next(10) == 0 ? null : new DateOnly(2013, 1, 1).AddDays(random.Next(4500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [text, url, date, Licenses[random.Next(Licenses.Length)]];
    }
}
