using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>Shares of rules and signals by language, topic and source add up to the whole.</summary>
public sealed class BreakdownTests
{
    private static readonly Lazy<AuditResult> Audited = new(() => Audit.Run([Path.Combine(SharedData.Root, "datasets", "sample")]));

    [Theory]
    [InlineData("language")]
    [InlineData("topic")]
    [InlineData("source")]
    public void What_fails_each_rule_by_group_adds_up_to_what_fails_it(string kind)
    {
        var (whole, parts) = (Audited.Value.Table("quality.rules"), Audited.Value.Table($"quality.rules-by-{kind}"));
        var sums = parts.Rows.GroupBy(row => ((string)row["set"], (string)row["rule"])).ToDictionary(group => group.Key, group => group.Sum(row => (long)row["failed"]));
        Assert.NotEmpty(sums);
        Assert.All(whole.Rows, row => Assert.Equal((long)row["failed"], sums.GetValueOrDefault(((string)row["set"], (string)row["rule"]))));
    }

    [Fact]
    public void A_rule_set_that_was_not_made_for_a_language_has_no_rule_that_fails_there()
    {
        var rows = Audited.Value.Table("quality.rules-by-language").Rows.Where(row => (string)row["language"] == "zh").Select(row => (string)row["set"]).Distinct().ToArray();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Except(["paragraphs@mc4", "multilingual@fineweb-2"]));
    }

    [Fact]
    public void Quantiles_of_a_language_lie_within_their_stated_error_of_the_exact_ones()
    {
        var result = Audited.Value.Table("quality.signals-by-language");
        var whole = Audited.Value.Table("quality.signals");
        Assert.Equal(["en", "es", "fr", "hi", "ru", "zh"], result.Rows.Select(row => (string)row["language"]).Distinct().Order());
        // One language alone: its quantiles by the coarse sketch against the fine one.
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(1, 400).Select(i => $"{{\"text\":\"{string.Concat(Enumerable.Repeat("This is an English sentence. ", i))}\"}}")));
        var english = Audit.Run([folder.Path]);
        var (coarse, fine) = (english.Table("quality.signals-by-language").Rows.Where(row => (string)row["language"] == "en").ToArray(), english.Table("quality.signals").Rows.ToArray());
        Assert.Equal(fine.Length, coarse.Length);
        foreach (var (a, b) in fine.Zip(coarse).Where(pair => pair.First["p50"] is double))
            Assert.InRange((double)b["p50"], (double)a["p50"] * 0.965 - 1e-9, (double)a["p50"] * 1.035 + 1e-9);
        Assert.Equal(whole.Rows.Count, result.Rows.Count(row => (string)row["language"] == "en"));
    }

    [Fact]
    public void A_language_of_93_documents_has_no_quantiles() =>
        Assert.DoesNotContain("ar", Audited.Value.Table("quality.signals-by-language").Rows.Select(row => (string)row["language"]));
}
