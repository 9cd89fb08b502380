using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Sections.Duplication;
using BiasAudit.Tests.Laws;
using BiasAudit.Text;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Tests.Sections.Duplication;

/// <summary>What other tools publish about duplicates in their tests: F6 (data-prep-kit), F12 (datatrove), F25 (text-dedup).</summary>
public sealed class PublishedFiguresTests
{
    /// <summary>Words of ordinary lengths: the fixture's own text belongs to others, its windows do not.</summary>
    private static readonly string Text = string.Join(' ', Enumerable.Range(0, 700).Select(i => "quis lorem dolor amet sed nunc vitae at elit magna ipsum et porta"[..(3 + i * 7919 % 5)].Trim() + (char)('a' + i * 31 % 26) + (char)('a' + i * 17 % 23)));

    [Fact]
    public void F6_five_rows_of_which_two_are_copies_leave_three() =>
        Assert.Equal(3, Clusters("one", "two", "one", "three", "one").EqualBytes().Count());

    [Fact]
    public void F12_windows_that_begin_a_few_words_apart_are_one_cluster_and_others_are_not()
    {
        int[][] clusters = [[0, 20, 50], [400, 420], [800, 810, 820, 840, 860], [1205, 1215, 1225, 1245], [1600], [2000]];
        var windows = clusters.SelectMany(cluster => cluster).Select(start => Text.Substring(start, 400)).ToArray();
        var sizes = Clusters(windows).Near.Select(stretch => stretch.End - stretch.Start).Order();
        Assert.Equal(clusters.Select(cluster => cluster.Length).Order(), sizes);
    }

    [Fact]
    public void F12_the_agreement_of_signatures_tells_how_much_of_a_text_was_kept()
    {
        var windows = Enumerable.Range(0, 8).Select(i => Text.Substring(i * 250, 2500)).ToArray();
        for (var percent = 0; percent < 100; percent += 5)
            // The mean of eight: the published tolerance leaves one signature hardly more than its standard error.
            Assert.InRange(windows.Average(text => SimilarityAfter(text, percent)), percent / 100.0 - .21, percent / 100.0 + .21);
    }

    [Fact]
    public void F12_a_signature_has_112_components_and_the_same_text_the_same_ones()
    {
        var (one, two) = (SignatureOf(Text), SignatureOf(Text));
        Assert.Equal((14, 8, 112), (Signature.Bands, Signature.Rows, Signature.Components));
        Assert.Equal(Signature.Components, Signature.Agreement(one, two));
    }

    [Theory]
    [InlineData(3, 3, 3, 1.0)]
    [InlineData(2, 2, 0, 0.0)]
    [InlineData(3, 3, 1, 1 / 5.0)]
    [InlineData(2, 4, 2, 2 / 4.0)]
    [InlineData(1, 5, 1, 1 / 5.0)]
    [InlineData(5, 3, 3, 0.6)]
    [InlineData(2, 2, 1, 1 / 3.0)]
    public void F25_signatures_estimate_the_published_similarity_of_sets_within_their_error(int first, int second, int both, double similarity)
    {
        const int Trials = 200, Copies = 40;
        var (sum, random) = (0.0, new Random(first * 100 + second * 10 + both));
        for (var trial = 0; trial < Trials; trial++)
        {
            var hashes = Enumerable.Range(0, (first + second) * Copies).Select(_ => (uint)random.NextInt64(1L << 32)).ToArray();
            sum += (Signature.Agreement(MinHash.Of(hashes.AsSpan(0, first * Copies)), MinHash.Of(hashes.AsSpan((first - both) * Copies, second * Copies))) / (double)Signature.Components - 1 / 256.0) / (1 - 1 / 256.0);
        }
        var error = Math.Sqrt(Math.Max(similarity * (1 - similarity), .004) / Signature.Components / Trials);
        Assert.InRange(sum / Trials, similarity - 4 * error, similarity + 4 * error);
    }

    /// <summary>The similarity of a text and what it becomes when all behind a place is turned around.</summary>
    private static double SimilarityAfter(string text, int percent)
    {
        var kept = text[..(text.Length * percent / 100)];
        return Signature.Similarity(Signature.Agreement(SignatureOf(text), SignatureOf(kept + new string([.. text[kept.Length..].Reverse()]))));
    }

    private static CopyClusters Clusters(params string[] texts)
    {
        var state = DocumentCopies.Create(new());
        MadeDocuments.Show(state, [.. texts.Select(text => new MadeRow(text))]);
        return CopyClusters.Of(state);
    }

    private static Signature SignatureOf(string text)
    {
        var (scan, hashes) = (new TextScan(), new WordHashes());
        scan.Scan(Encoding.UTF8.GetBytes(text));
        hashes.Read(scan.Text, scan.Words);
        return MinHash.Of(hashes.Shingles);
    }
}
