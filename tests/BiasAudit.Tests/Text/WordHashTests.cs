using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

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

    [Fact]
    public void A_word_has_the_same_hash_wherever_it_stands_and_whatever_follows() => Gen.String[0, 40].Select(Gen.String[16, 20]).Sample((word, after) =>
        Assert.Equal(WordHash.Of(word), WordHash.OfPadded(ref (word + after).ToCharArray()[0], word.Length)));
}
