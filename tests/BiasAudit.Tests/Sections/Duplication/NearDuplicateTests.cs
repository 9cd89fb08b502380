using System.Text;
using BiasAudit.Sections.Duplication;
using BiasAudit.Tests.Laws;
using BiasAudit.Text;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Tests.Sections.Duplication;

public sealed class NearDuplicateTests
{
    private const int Words = 400;
    private const int Pairs = 150;

    [Theory]
    [InlineData(0.70, 0.565)]
    [InlineData(0.75, 0.772)]
    [InlineData(0.80, 0.924)]
    [InlineData(0.85, 0.988)]
    [InlineData(0.90, 1.000)]
    public void The_nominal_curve_of_14_bands_of_8_has_its_published_values(double similarity, double expected) =>
        Assert.Equal(expected, SCurve.Nominal(similarity), 0.0005);

    [Fact]
    public void Eight_bits_a_component_and_the_check_of_signatures_move_the_curve_as_computed()
    {
        Assert.Equal(0.0, SCurve.Found(0), 1e-9);
        Assert.Equal(1.0, SCurve.Found(1), 1e-9);
        for (var j = 0.0; j <= 1; j += 0.05)
        {
            Assert.InRange(SCurve.Candidate(j) - SCurve.Nominal(j), 0, 0.011);
            Assert.True(SCurve.Found(j) <= SCurve.Candidate(j) + 1e-12);
        }
    }

    [Theory]
    [InlineData(0.01, false)]
    [InlineData(0.05, false)]
    [InlineData(0.10, false)]
    [InlineData(0.20, false)]
    [InlineData(0.30, false)]
    [InlineData(0.01, true)]
    [InlineData(0.05, true)]
    [InlineData(0.10, true)]
    [InlineData(0.20, true)]
    [InlineData(0.30, true)]
    public void Planted_near_duplicates_are_found_at_the_rate_of_the_curve(double editRate, bool chinese)
    {
        var (predicted, variance, candidates, found, predictedFound, foundVariance) = (0.0, 0.0, 0, 0, 0.0, 0.0);
        var state = DocumentCopies.Create(new());
        for (var pair = 0; pair < Pairs; pair++)
        {
            var random = new Random(pair + (int)(editRate * 1000) + (chinese ? 7919 : 0));
            var words = Enumerable.Range(0, Words).Select(_ => random.Next(20_000)).ToArray();
            var edited = words.Select(word => random.NextDouble() < editRate ? random.Next(20_000) : word).ToArray();
            var (a, b) = (Read(words, chinese), Read(edited, chinese));
            MadeDocuments.Show(state, [new(TextOf(words, chinese)), new(TextOf(edited, chinese))], 2 * pair);
            var similarity = Jaccard(a.Shingles, b.Shingles);
            var (p, f) = (SCurve.Candidate(similarity), SCurve.Found(similarity));
            (predicted, variance) = (predicted + p, variance + (p * (1 - p)));
            (predictedFound, foundVariance) = (predictedFound + f, foundVariance + (f * (1 - f)));
            var (one, two) = (MinHash.Of(a.Shingles), MinHash.Of(b.Shingles));
            if (!Enumerable.Range(0, Signature.Bands).Any(band => one[band] == two[band])) continue;
            candidates++;
            if (Signature.Agreement(one, two) >= NearPairs.LeastAgreement) found++;
        }
        Assert.InRange(candidates, predicted - 1 - (3.3 * Math.Sqrt(variance)), predicted + 1 + (3.3 * Math.Sqrt(variance)));
        // The whole section joins exactly those pairs, and no two others.
        var clusters = CopyClusters.Of(state);
        Assert.Equal(found, clusters.Near.Count(stretch => clusters.Documents(stretch) == 2));
        Assert.InRange(found, predictedFound - 1 - (3.3 * Math.Sqrt(foundVariance)), predictedFound + 1 + (3.3 * Math.Sqrt(foundVariance)));
    }

    [Fact]
    public void Components_are_independent_their_agreement_spreads_like_the_binomial()
    {
        var (sum, squares, expected, variance) = (0.0, 0.0, 0.0, 0.0);
        const int trials = 600;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new Random(trial);
            var shared = Draw(random, 300);
            uint[] a = [.. shared, .. Draw(random, 75)], b = [.. shared, .. Draw(random, 75)];
            var p = (300.0 / 450) + (150.0 / 450 / 256);
            var agreement = Signature.Agreement(MinHash.Of(a), MinHash.Of(b));
            (expected, variance) = (Signature.Components * p, Signature.Components * p * (1 - p));
            (sum, squares) = (sum + agreement - expected, squares + ((agreement - expected) * (agreement - expected)));
        }
        Assert.InRange(sum / trials, -4 * Math.Sqrt(variance / trials), 4 * Math.Sqrt(variance / trials));
        Assert.InRange(squares / trials / variance, 0.8, 1.25);
    }

    [Theory]
    [InlineData("Hello, World! This is fine.", "hello world — THIS is (fine)", true)]
    [InlineData("ＡＢＣ　１２３", "abc 123", true)]
    [InlineData("今天天气很好。", "今天，天气很好", true)]
    [InlineData("今天天气很好。", "明天天气很好。", false)]
    [InlineData("one two", "one two three", false)]
    [InlineData("!!!", "???", false)]
    public void Normalization_keeps_the_words_in_order_and_nothing_else(string a, string b, bool equal) =>
        Assert.Equal(equal, Read(a).Key == Read(b).Key);

    [Fact]
    public void A_text_of_fewer_than_five_words_has_one_shingle()
    {
        Assert.Equal(1, Read("just four words here").Shingles.Length);
        Assert.Equal(1, Read("now five words are here").Shingles.Length);
        Assert.Equal(2, Read("and six words are now here").Shingles.Length);
        Assert.Equal(0, Read("... !!").Shingles.Length);
    }

    [Fact]
    public void Thai_is_shingled_by_characters() => Assert.True(Read("สวัสดีชาวโลกทุกคน").Shingles.Length > 8);

    private static uint[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32))];

    private static double Jaccard(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        HashSet<uint> x = [.. a], y = [.. b];
        var both = x.Count(y.Contains);
        return (double)both / (x.Count + y.Count - both);
    }

    private static WordHashes Read(int[] words, bool chinese) => Read(TextOf(words, chinese));

    private static string TextOf(int[] words, bool chinese) => chinese
        ? string.Concat(words.Select(word => (char)(0x4E00 + word)))
        : string.Join(' ', words.Select(word => "w" + word));

    private static WordHashes Read(string text)
    {
        var scan = new TextScan();
        scan.Scan(Encoding.UTF8.GetBytes(text));
        var hashes = new WordHashes();
        hashes.Read(scan.Text, scan.Words);
        return hashes;
    }
}
