using System.Globalization;
using BiasAudit.Text;
using BiasAudit.Text.Masking;
using CsCheck;

namespace BiasAudit.Tests.Text.Masking;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("write to anna@example.com now", "write to [email 16] now")]
    [InlineData("call +44 20 7946 0958 today", "call [phone 16] today")]
    [InlineData("身份证11010519491231002X，电话１３８００１３８０００。", "身份证[identity number 18]，电话[phone 11]。")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE here", "key [key 20] here")]
    [InlineData("see https://example.com/2019/a12345?q=word", "see [id 38]")]
    [InlineData("see https://example.com/blog/a12345?q=word", "see https://example.com/blog/[id 6]?q=word")]
    [InlineData("in 2019 we sold 1200", "in 2019 we sold 1200")]
    [InlineData("12345678@qq.com 你好", "[email 15] 你好")]
    [InlineData("GB82 WEST 1234 5698 7654 32", "[iban 27]")]
    [InlineData("", "")]
    public void Values_become_their_kind_and_length(string text, string expected) => Assert.Equal(expected, Snippet.Whole(text));

    [Fact]
    public void A_snippet_lies_around_its_hit_and_is_cut_between_words()
    {
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(i => "w" + (char)('a' + (i % 26)))) + " needle " + new string('x', 30);
        var at = text.IndexOf("needle", StringComparison.Ordinal);
        var snippet = Snippet.Around(text, new Extent(at, at + 6), 40);
        Assert.Contains(" needle ", snippet, StringComparison.Ordinal);
        Assert.StartsWith("…", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 30, 90);
    }

    [Fact]
    public void A_value_cut_by_the_window_is_still_masked()
    {
        var text = "aaaa bbbb " + new string('7', 5000) + " cccc";
        for (var at = 0; at < 40; at++)
            Assert.DoesNotContain("7777", Snippet.Around(text, new Extent(at, at + 1), 20), StringComparison.Ordinal);
    }

    [Fact]
    public void No_snippet_shows_five_digits_of_one_number_or_an_at_sign_in_a_word() =>
        Gen.String[Gen.Char["ab@.7๗７ -/\n（电X_"], 0, 200].Sample(text =>
        {
            var snippet = Snippet.Whole(text);
            var run = 0;
            foreach (var c in snippet)
            {
                run = c is '7' or '７' or '๗' ? run + 1 : 0;
                Assert.True(run < 5, snippet);
            }
        }, iter: 2_000);

    [Fact]
    public void A_megabyte_on_one_line_is_cut_short()
    {
        var text = new string('a', 1 << 20);
        Assert.InRange(Snippet.Around(text, new Extent(500_000, 500_010)).Length, 1, 700);
        Assert.InRange(Snippet.Of(text).Length, 1, 700);
    }

    [Fact]
    public void Control_and_bidirectional_characters_are_left_to_the_writers() =>
        Assert.Equal("a\u202Eb\u0001c", Snippet.Whole("a\u202Eb\u0001c"));

    [Fact]
    public void A_beginning_in_which_nothing_can_be_masked_is_copied_as_the_mask_would_write_it()
    {
        string[] pieces = ["a", "word", "Über", "слово", "今天", "，", "。", " ", "  ", "\n", "\t", "\u2028", "-", "--", "-----BEGIN RSA PRIVATE KEY-----", ".", ", ", "'", "AKIA", "ABCDEFGHIJKLMNOP",
            "name at host dot com", " at ", " dot ", "[at]", "(", "@", "7", "2012", "1.2", ":", "::", "fe", "A", "KW21 CBKU ABCD EFGH IJKL MNOP QRST UV", "٣", "１２", "ＡＢ", "😀", "\u0001", "\u202E", "/", "?q=", "abcdefghij", "\uD800"];
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(Gen.Int[1, 100]).Sample((parts, room) =>
        {
            var text = string.Concat(parts.Select(part => pieces[part]));
            var (plain, masked) = (new char[room], new char[room]);
            var length = PlainBeginning.Copy(text, plain);
            if (length < 0) return;
            var mask = new Mask(64);
            mask.AppendMasked(text);
            Assert.Equal(new string(masked, 0, mask.CopyTo(masked)), new string(plain, 0, length));
        });
    }
}
