using System.IO.Compression;
using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Tests.House;
using ZstdSharp;

namespace BiasAudit.Tests.Corpora;

public sealed class JsonlTests
{
    private static readonly string[] Good = ["{\"text\":\"one\",\"url\":\"https://a.example/1\"}", "{\"text\":\"two\",\"url\":null}", "{\"text\":\"three\"}"];

    [Fact]
    public void Rows_come_as_they_are_written()
    {
        var rows = Rows("\uFEFF{\"text\":\"a\\u00e9\\n\\\"b\\ud83d\\ude00\",\"url\":\"https://x.example/\"}\r\n\r\n{\"url\":null,\"text\":\"\"}\n{\"text\":null}");
        Assert.Equal(["aé\n\"b😀|https://x.example/", "|", "null|"], rows.Select(r => $"{r[Role.Text] ?? "null"}|{r[Role.Url]}"));
    }

    [Theory]
    [InlineData("{\"text\":\"x\",\"meta\":{\"url\":\"https://a.example/\"}}")]
    [InlineData("{\"text\":\"x\",\"meta.url\":\"https://a.example/\"}")]
    [InlineData("{\"meta\":\"{\\\"n\\\":[1,{}],\\\"url\\\":\\\"https://a.example/\\\"}\",\"text\":\"x\"}")]
    public void Members_are_found_by_dotted_path(string line)
    {
        var row = Assert.Single(Rows(line));
        Assert.Equal("https://a.example/", row[Role.Url]);
        Assert.Equal("x", row[Role.Text]);
    }

    [Fact]
    public void A_list_of_strings_is_lines_of_text_and_the_first_value_of_any_other_role()
    {
        var row = Assert.Single(Rows("{\"text\":[\"a\",null,\"b\",\"c\"],\"license\":[\"MIT\",\"GPL\"]}"));
        Assert.Equal("a\nb\nc", row[Role.Text]);
        Assert.Equal("MIT", row[Role.License]);
    }

    [Fact]
    public void Numbers_are_read_as_they_are_written()
    {
        var row = Assert.Single(Rows("{\"text\":\"a\",\"token_count\":12,\"id\":7}"));
        Assert.Equal("12", row[Role.Tokens]);
        Assert.Equal("7", row[Role.Id]);
    }

    [Fact]
    public void A_member_that_comes_twice_counts_once()
    {
        Assert.Equal("second", Assert.Single(Rows("{\"text\":\"first\",\"text\":\"second\"}"))[Role.Text]);
    }

    [Fact]
    public void Broken_lines_are_failed_rows_and_addresses_still_lead_to_their_rows()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jsonl", "{\"text\":\"zero\"}\n{\"text\":\"one\"\n[1]\n{\"text\":\"three\"} x\n{\"text\":\"four\"}\nnull\n");
        var corpus = Corpus.Open([path], new());
        var addresses = new Dictionary<string, long>();
        var outcome = corpus.Read(Assert.Single(corpus.Slices), batch =>
        {
            for (var i = 0; i < batch.Count; i++) addresses[Text(batch[Role.Text]!, i)!] = batch.Address(i).Row;
        }, default);
        Assert.Equal((6, 4), (outcome.Read, outcome.Failed));
        Assert.Equal(0, addresses["zero"]);
        Assert.Equal(4, addresses["four"]);
        var error = Assert.Single(outcome.Errors);
        Assert.Equal("BA3030", error.Code);
        Assert.Contains("line 2", error.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public void Compressed_lines_are_streamed_and_members_may_follow_each_other(string kind)
    {
        using var folder = new TemporaryFolder();
        byte[] content = [.. Compress(kind, Good[0] + "\n" + Good[1]), .. Compress(kind, "\n" + Good[2] + "\n")];
        var result = Audit.Run([folder.Write($"a.jsonl.{kind}", content)]);
        Assert.Equal((3, 3), (result.Ledger.Read, result.Ledger.Measured));
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public void A_stream_that_breaks_off_keeps_its_rows_and_says_that_the_rest_is_unknown(string kind)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"text\":\"{random.NextInt64():x}{random.NextInt64():x}\"}}\n"));
        var whole = Compress(kind, lines);
        var result = Audit.Run([folder.Write($"a.jsonl.{kind}", whole[..(whole.Length / 2)])]);
        Assert.InRange(result.Ledger.Read, 1, 19_999);
        Assert.True(result.Ledger.Balances);
        Assert.Contains(result.Shards[0].Errors, error => error.Code == "BA3032");
    }

    [Fact]
    public void Text_that_is_not_utf8_is_undecodable_and_little_damage_is_measured()
    {
        using var folder = new TemporaryFolder();
        byte[] gbk = [0xD6, 0xD0, 0xB9, 0xFA, 0xC8, 0xCB, 0xC3, 0xF1];
        byte[] content = [.. "{\"text\":\""u8, .. gbk, .. "\"}\n{\"text\":\"a long text with one bad byte "u8, 0xFF, .. "\"}\n{\"text\":\"lone \\ud800 surrogate\"}\n"u8];
        var ledger = Audit.Run([folder.Write("a.jsonl", content)]).Ledger;
        Assert.Equal((3, 2, 1), (ledger.Read, ledger.Measured, ledger.Undecodable));
    }

    private static byte[] Compress(string kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (kind == "zst") return new Compressor().Wrap(bytes).ToArray();
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(bytes);
        return stream.ToArray();
    }

    private static List<Dictionary<Role, string?>> Rows(string content)
    {
        using var folder = new TemporaryFolder();
        var corpus = Corpus.Open([folder.Write("a.jsonl", content)], new());
        var rows = new List<Dictionary<Role, string?>>();
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                    rows.Add(Enum.GetValues<Role>().ToDictionary(role => role, role => batch[role] is { } column ? Text(column, i) : null));
            }, default);
        return rows;
    }

    private static string? Text(Utf8Column column, int i) => column.IsNull(i) ? null : Encoding.UTF8.GetString(column[i]);
}
