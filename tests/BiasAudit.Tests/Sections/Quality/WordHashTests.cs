using BiasAudit.Sections.Quality;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class WordHashTests
{
    [Fact]
    public void Different_words_have_different_hashes()
    {
        var words = Enumerable.Range(0, 300_000).Select(i => i.ToString()).Concat(["", "a", "aa", "aaa", "aaaa", new string('a', 9), new string('a', 17), "100005", "20005"]).Distinct().ToList();
        Assert.Equal(words.Count, words.Select(word => WordHash.Of(word)).Distinct().Count());
        var pairs = Enumerable.Range(0, 500).SelectMany(a => Enumerable.Range(0, 500).Select(b => WordHash.Combine((ulong)a, (ulong)b)));
        Assert.Equal(250_000, pairs.Distinct().Count());
    }

    [Theory]
    [InlineData("word", true)]
    [InlineData("a", true)]
    [InlineData("internationalization", true)]
    [InlineData("", false)]
    [InlineData("Word", false)]
    [InlineData("worD", false)]
    [InlineData("wor1ds", false)]
    [InlineData("`abc", false)]
    [InlineData("abc{", false)]
    [InlineData("abcé", false)]
    [InlineData("ab中d", false)]
    [InlineData("abc\uFFFF", false)]
    public void Small_ASCII_letters_are_recognized(string word, bool expected) => Assert.Equal(expected, WordHash.IsSmallAscii(word));
}
