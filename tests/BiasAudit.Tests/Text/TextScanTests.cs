using System.Text;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class TextScanTests
{
    private static readonly string[] Pieces =
    [
        "a", "B", "é", "don't", "3.14", "1,000", " ", "  ", "\n", "\r\n", "\r", "\u2028", "\t", ".", "!", "?", "…", ",", ";", "'", "’", "\"", "-", "_", "$", "+",
        "语言模型", "。", "！", "ひらがな", "カタカナー", "ｶﾅ", "漢字", "한국어", "ภาษาไทย", "हिन्दी", "।", "العربية", "؟", "עברית", "Ωμέγα", "Ж", "🙂", "👩‍🔬", "𠀀𠀁",
        "e\u0301", "\u0301", "\u200D", "\u00A0", "\u3000", "①", "٣", "𝟘", "word", "The end", ". And", ".\" So", "www.example.com", "(x)",
    ];

    // Mixed pieces meet the table of classes, runs of ASCII the comparisons; both must say the same.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 90].Select(string.Concat),
        Gen.Int[0, 127].Select(unit => (char)unit).Array[0, 400].Select(units => new string(units)),
        Gen.Int[32, 126].Select(unit => (char)unit).Array[0, 400].Select(units => new string(units) + "é"));

    [Fact]
    public void Counts_and_words_equal_the_naive_reference() => Texts.Sample(text =>
    {
        var (scan, naive) = (Scan(text), new NaiveScan(text));
        Assert.Equal(naive.Points, scan.Facts.Characters);
        Assert.Equal(naive.Count(CharClass.Letter), scan.Facts.Letters);
        Assert.Equal(naive.Count(CharClass.Upper), scan.Facts.Uppercase);
        Assert.Equal(naive.Count(CharClass.Digit), scan.Facts.Digits);
        Assert.Equal(naive.Count(CharClass.Punctuation), scan.Facts.Punctuation);
        Assert.Equal(naive.Count(CharClass.Symbol), scan.Facts.Symbols);
        Assert.Equal(naive.Count(CharClass.Space), scan.Facts.WhiteSpace);
        foreach (var script in Enum.GetValues<Script>()) Assert.Equal(naive.Script(script), scan.ScriptCounts[(int)script]);
        Assert.Equal(naive.Words(), [.. scan.Words]);
        Assert.Equal(naive.SpacedWords(), [.. scan.SpacedWords]);
    });

    [Theory]
    [InlineData("end.𠀀")]
    [InlineData("end.𝐱")]
    [InlineData("1,𝟘")]
    [InlineData("𝐱.end")]
    public void Words_do_not_depend_on_where_a_block_ends(string words)
    {
        for (var before = 56; before < 72; before++)
        {
            var text = new string(' ', before) + words;
            Assert.Equal(new NaiveScan(text).Words(), [.. Scan(text).Words]);
        }
    }

    [Fact]
    public void Lines_paragraphs_and_sentences_tile_the_text() => Texts.Sample(text =>
    {
        var scan = Scan(text);
        var lines = text.Split(["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"], StringSplitOptions.None).ToList();
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        Assert.Equal(lines, Texts_of(scan, scan.Lines));
        Assert.Equal(Count_of_blocks(lines), scan.Paragraphs.Length);
        var sentences = Texts_of(scan, scan.Sentences);
        Assert.Equal(Visible(text), Visible(string.Concat(sentences)));
        Assert.All(sentences, sentence => Assert.Equal(sentence.Trim(), sentence));
    });

    [Theory]
    [InlineData("Don't stop: 3.14 is 1,000 times e.g. better_than U.S. rules!", "Don't|stop|3.14|is|1,000|times|e.g|better_than|U.S|rules")]
    [InlineData("我们用GPT模型。", "我|们|用|GPT|模|型")]
    [InlineData("これはテストです", "こ|れ|は|テスト|で|す")]
    [InlineData("한국어 문장입니다.", "한국어|문장입니다")]
    [InlineData("हिन्दी में क्या है।", "हिन्दी|में|क्या|है")]
    [InlineData("ภาษาไทย ไม่มี", "ภาษาไทย|ไม่มี")]
    [InlineData("", "")]
    public void Words_of_each_script(string text, string words) => Assert.Equal(words, string.Join('|', Texts_of(Scan(text), Scan(text).Words)));

    [Theory]
    [InlineData("Dr. smith came. He left! \"Why?\" she asked. 3.5 is it", "Dr. smith came.|He left!|\"Why?\" she asked.|3.5 is it")]
    [InlineData("今天很好。我们走吧！好吗？", "今天很好。|我们走吧！|好吗？")]
    [InlineData("One line\nAnother line", "One line|Another line")]
    [InlineData("क्या है। वह गया।", "क्या है।|वह गया।")]
    public void Sentences_end_where_a_reader_ends_them(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Texts_of(Scan(text), Scan(text).Sentences)));

    [Fact]
    public void Invalid_bytes_are_replaced_and_told_apart_from_stored_replacements()
    {
        var scan = new TextScan();
        scan.Scan([.. "a\uFFFDb"u8, 0xFF, (byte)'c', 0xC3]);
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFD", scan.Text.ToString());
        Assert.Equal((3, 2), (scan.Facts.Replacements, scan.Facts.InvalidSequences));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffers_have_grown()
    {
        var (scan, text) = (new TextScan(), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Concat(Pieces), 20))));
        scan.Scan(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) scan.Scan(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static TextScan Scan(string text)
    {
        var scan = new TextScan();
        scan.Scan(Encoding.UTF8.GetBytes(text));
        return scan;
    }

    private static string[] Texts_of(TextScan scan, ReadOnlySpan<Extent> extents)
    {
        var texts = new string[extents.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = extents[i].Of(scan.Text).ToString();
        return texts;
    }

    private static int Count_of_blocks(List<string> lines) =>
        lines.Where((line, i) => !string.IsNullOrWhiteSpace(line) && (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]))).Count();

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
