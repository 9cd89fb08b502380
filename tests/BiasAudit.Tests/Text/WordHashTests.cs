using BiasAudit.Text;
using BiasAudit.Text.Similarity;
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

    [Fact]
    public void Words_and_shingles_hashed_four_at_a_time_have_the_hashes_they_have_alone() => Gen.OneOf(Gen.String[0, 24], Gen.String[Gen.Char["aZ Ü字ไทย"], 1, 24]).Array[0, 60].Sample(parts =>
    {
        var (scan, hashes) = (new TextScan(), new WordHashes());
        scan.Scan(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', parts)));
        hashes.Read(scan.Text, scan.Words);
        var folded = new char[scan.Text.Length];
        CaseFold.Fold(scan.Text, folded);
        var alone = new List<ulong>();
        foreach (var word in scan.Words)
        {
            var letters = folded.AsSpan(word.Start, word.Length);
            if (word.Length > 1 && letters[0] is >= '\u0E00' and <= '\u0E7F') foreach (var letter in letters) alone.Add(WordHash.Of([letter]));
            else alone.Add(WordHash.Of(letters));
        }
        if (scan.Text.ContainsAnyInRange('\u0E80', '\u1AAF')) return; // other scripts that are taken by characters have blocks of their own
        Assert.Equal(alone, hashes.Words.ToArray());
        var shingles = alone.Count < WordHashes.ShingleWords ? [.. alone.Count == 0 ? [] : new[] { ShingleHashes.OfFew(alone.ToArray()) }]
            : Enumerable.Range(0, alone.Count - WordHashes.ShingleWords + 1).Select(i => ShingleHashes.OfFew(alone.GetRange(i, WordHashes.ShingleWords).ToArray())).ToArray();
        Assert.Equal(shingles.Select(hash => (uint)hash), hashes.Shingles.ToArray());
    });
}
