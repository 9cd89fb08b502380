using BiasAudit.Models.LinearText;
using CsCheck;

namespace BiasAudit.Tests.Models.LinearText;

public sealed class HashedFeaturesTests
{
    private readonly HashedFeatures _features = new(16);

    [Theory]
    [InlineData("足球比賽", "足球比赛")]
    [InlineData("FOOTBALL Match", "football match")]
    [InlineData("ＡＢＣ news", "abc news")]
    [InlineData("الكتاب القديم", "كتاب القديم")]
    public void Writings_of_the_same_words_have_the_same_features(string first, string second) => Assert.Equal(Of(first), Of(second));

    [Theory]
    [InlineData("football", "footballer")]
    [InlineData("축구를", "축구가")]
    [InlineData("спортсмен", "спортивный")]
    public void Endings_leave_features_in_common(string first, string second) => Assert.NotEmpty(Of(first).Intersect(Of(second)));

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_read()
    {
        var beginning = string.Concat(Enumerable.Range(0, HashedFeatures.Prefix / 5).Select(i => $"{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)}{(char)('a' + i / 676)}x "));

        Assert.Equal(Of(beginning), Of(beginning + "an ending that nobody reads"));
    }

    [Fact]
    public void What_holds_no_letters_has_no_features() => Assert.Empty(Of(" \t\r\n.,;!?🙂🙂\uD800\uFFFF"));

    [Fact]
    public void Any_text_is_read_and_leaves_nothing_for_the_next() => Gen.String.Sample(text =>
    {
        var before = Of("football match");
        Of(text);
        return before.SequenceEqual(Of("football match"));
    }, threads: 1); // the reader under test keeps buffers, as a worker does

    [Fact]
    public void The_longest_text_of_any_script_fits_the_buffers()
    {
        foreach (var unit in new[] { '的', '가', 'ア', 'ก', 'a' })
            Assert.NotEmpty(Of(string.Concat(Enumerable.Range(0, 3 * HashedFeatures.Prefix).Select(i => (char)(unit + i % 25 * (i % 7))))));
    }

    private int[] Of(string text)
    {
        _features.Read(text);
        return [.. _features.Buckets.ToArray().Order()];
    }
}
