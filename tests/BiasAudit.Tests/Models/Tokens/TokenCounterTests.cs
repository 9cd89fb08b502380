using System.Text;
using BiasAudit.Corpora;
using BiasAudit.Models.Tokens;
using BiasAudit.Tests.House;
using CsCheck;
using Microsoft.ML.Tokenizers;

namespace BiasAudit.Tests.Models.Tokens;

/// <summary>The counter against the tokenizer of ML.NET, which reads the same list.</summary>
public sealed class TokenCounterTests
{
    private static readonly TiktokenTokenizer Reference = TiktokenTokenizer.CreateForEncoding(TokenCounter.Encoding);
    private readonly TokenCounter _counter = new();

    private static readonly string[] Known = ["don't ", "WE'LL", "ſ's", "  \r\n\n", "<|endoftext|>", "<|endofprompt|>", "<|endof", "12345 ", "\u00A0\t ", "é́ ", "İstanbul", "👩‍💻", "a/b//\n", "\uD83D"];

    private static readonly Gen<string> Parts = Gen.OneOf(
        Gen.Char[' ', '~'].Array[0, 40].Select(units => new string(units)),
        Gen.Char['\0', '\uFFFF'].Array[0, 12].Select(units => new string(units)),
        Gen.Char['\u4E00', '\u9FFF'].Array[0, 30].Select(units => new string(units)),
        Gen.Int[0, Known.Length - 1].Select(i => Known[i]));

    // Text comes from UTF-8 and so has no half of a pair of surrogates, which the two would encode in different ways.
    [Fact]
    public void Any_text_has_the_tokens_of_the_reference() => Parts.Array[0, 12].Select(parts => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(parts))))
        .Sample(text => _counter.Count(text) == Reference.CountTokens(text), iter: 3000, threads: 1);

    [Theory]
    [InlineData("c4-sample.parquet")]
    [InlineData("udhr.parquet")]
    [InlineData("libreoffice-help.parquet")]
    [InlineData("masakhanews-train.parquet")]
    public void Texts_of_a_corpus_have_the_tokens_of_the_reference(string file)
    {
        var (documents, compared) = (0, 0);
        var corpus = Corpus.Open([SharedData.File(file)], new());
        foreach (var slice in corpus.Slices)
            corpus.Read(slice, batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    if (documents++ % 10 != 0) continue;
                    var text = Encoding.UTF8.GetString(batch[Role.Text]![i]);
                    Assert.Equal(Reference.CountTokens(text), _counter.Count(text));
                    compared++;
                }
            }, default);
        Assert.True(compared > 20);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("hello world", 2)]
    [InlineData("<|endoftext|>", 1)]
    [InlineData("a<|endofprompt|>b", 3)]
    public void Known_texts_have_known_numbers(string text, int tokens) => Assert.Equal(tokens, _counter.Count(text));

    [Fact]
    public void A_long_piece_of_one_character_is_merged_as_the_reference_merges_it() =>
        Assert.All([new string('a', 5000), new string('漢', 3000), new string(' ', 4000) + "x", new string('!', 4001)], text =>
            Assert.Equal(Reference.CountTokens(text), _counter.Count(text)));

    [Fact]
    public void The_vocabulary_is_the_list_of_the_package()
    {
        Assert.Equal(199_998, TokenVocabulary.Shared.Count);
        Assert.All(new[] { 0, 255, 256, 100_000, 199_997 }, rank => Assert.Equal(rank, TokenVocabulary.Shared.RankOf(TokenVocabulary.Shared[rank])));
        Assert.Equal(-1, TokenVocabulary.Shared.RankOf("no single token, surely"u8));
    }
}
