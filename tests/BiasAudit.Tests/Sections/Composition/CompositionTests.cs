using BiasAudit.Measuring;
using BiasAudit.Sections.Composition;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Sections.Composition;

public sealed class CompositionTests
{
    [Fact]
    public void Counts_lengths_and_losses_are_those_of_the_rows()
    {
        var result = Conclude("{\"text\":\"one two\"}\n{\"text\":null}\n{\"text\":\" \\u3000\"}\n{\"text\":\"中文é\"}\n{broken\n");
        Assert.Equal(2, Value(result, "composition.documents.count"));
        Assert.Equal(0.4, Value(result, "composition.ledger.coverage"));
        Assert.Equal(0.2, Value(result, "composition.null.share"));
        Assert.Equal(0.2, Value(result, "composition.blank.share"));
        Assert.Equal(0.2, Value(result, "composition.failed.share"));
        Assert.Equal(15, Value(result, "composition.bytes.count"));
        Assert.Equal(10, Value(result, "composition.characters.count"));
        Assert.Equal(3, Value(result, "composition.lengths.characters-median"));
        Assert.Contains(result.Tables, table => table.Name == "composition.errors");
    }

    [Fact]
    public void A_declared_token_column_is_summed_exactly()
    {
        var result = Conclude("{\"text\":\"a\",\"token_count\":3}\n{\"text\":\"b\",\"token_count\":4}\n");
        Assert.Equal(7, Value(result, "composition.tokens.count"));
        Assert.Null(result.Measures.Single(m => m.Id == "composition.tokens.count").Interval);
    }

    [Fact]
    public void The_estimate_of_tokens_covers_the_true_number()
    {
        var random = new Random(7);
        string[] words = ["audit", "corpus", "数据", "provenance", "licença", "of", "the", "and"];
        var texts = Enumerable.Range(0, 20_000).Select(i => $"{i} " + string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => words[random.Next(words.Length)]))).ToList();
        var tokenizer = Microsoft.ML.Tokenizers.TiktokenTokenizer.CreateForEncoding("o200k_base");
        var truth = texts.Sum(text => (long)tokenizer.CountTokens(text));
        var measured = Conclude(string.Join('\n', texts.Select(t => $"{{\"text\":\"{t}\"}}"))).Measures.Single(m => m.Id == "composition.tokens.count");
        Assert.InRange(truth, measured.Interval!.Low, measured.Interval.High);
        Assert.InRange(measured.Value!.Value / truth, 0.95, 1.05);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\":\"\"}\n")]
    public void Nothing_to_measure_is_said_and_not_zero(string content)
    {
        var result = Conclude(content);
        Assert.All(result.Measures.Where(m => m.Id.StartsWith("composition.lengths.", StringComparison.Ordinal)), m => Assert.True(m.Value is null && m.Reason is not null));
        Assert.Null(result.Measures.Single(m => m.Id == "composition.tokens.count").Value);
    }

    [Fact]
    public void Files_of_different_layout_are_read_each_by_its_own_and_reported()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", "{\"text\":\"one\",\"url\":\"https://a.example/\"}\n");
        folder.Write("b.jsonl", "{\"content\":\"two\",\"id\":\"1\"}\n");
        var result = Conclude([folder.Path]);
        Assert.Equal(2, Value(result, "composition.documents.count"));
        Assert.Equal(2, Value(result, "composition.layouts.count"));
    }

    private static SectionResult Conclude(string content)
    {
        using var folder = new TemporaryFolder();
        return Conclude([folder.Write("a.jsonl", content)]);
    }

    private static SectionResult Conclude(string[] inputs)
    {
        var section = CompositionSection.Define();
        var options = new AuditOptions();
        return section.Conclude(Profiler.Scan(BiasAudit.Corpora.Corpus.Open(inputs, options.Corpus), options, section.Measures, new(), default));
    }

    private static double? Value(SectionResult result, string id) => result.Measures.Single(m => m.Id == id).Value;
}
