using BiasAudit.Policies;

namespace BiasAudit.Tests.Policies;

public sealed class BaselineTests
{
    [Theory]
    [InlineData(0.054, Verdict.Pass)]
    [InlineData(0.056, Verdict.Fail)]
    public void A_rise_is_relative_to_the_previous_release(double value, Verdict verdict)
    {
        var finding = Results.Of(Results.Share("made.bad.share", value)).Judge(
            "  - { id: a, measure: made.bad.share, against: baseline, error: { rise: 10% } }", Results.Of(Results.Share("made.bad.share", 0.05))).Only();
        Assert.Equal((verdict, 0.05), (finding.Verdict, finding.Baseline));
        Assert.NotNull(finding.Effect);
    }

    [Fact]
    public void A_change_below_the_absolute_floor_is_ignored()
    {
        var finding = Results.Of(Results.Share("made.bad.share", 0.002)).Judge(
            "  - { id: a, measure: made.bad.share, against: baseline, error: { rise: 10%, ignoreBelow: 0.002 } }", Results.Of(Results.Share("made.bad.share", 0.001))).Only();
        Assert.Equal(Verdict.Pass, finding.Verdict);
    }

    [Theory]
    [InlineData(0.5, 0.59, Verdict.Pass)]
    [InlineData(0.5, 0.61, Verdict.Fail)]
    [InlineData(0.01, 0.038, Verdict.Pass)]
    [InlineData(0.01, 0.045, Verdict.Fail)]
    public void An_effect_size_is_one_limit_for_rare_and_common_shares(double before, double after, Verdict verdict) =>
        Assert.Equal(verdict, Results.Of(Results.Share("made.bad.share", after)).Judge(
            "  - { id: a, measure: made.bad.share, against: baseline, error: { effect: 0.2 } }", Results.Of(Results.Share("made.bad.share", before))).Only().Verdict);

    [Fact]
    public void A_missing_baseline_is_an_error_unless_the_policy_says_a_first_release_is_fine()
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.05));
        const string Rule = "  - { id: a, measure: made.bad.share, against: baseline, error: { rise: 10% } }\n  - { id: b, measure: made.bad.share, error: { max: 10% } }";
        Assert.Equal("BA4001", Assert.Throws<PolicyException>(() => result.Judge(Rule)).Code);
        var judged = result.Judge(Rule, head: "baseline: { missing: skip }");
        Assert.Equal([Verdict.Pass, Verdict.NotApplicable], judged.Findings.Select(f => f.Verdict));
    }

    [Fact]
    public void New_and_vanished_segments_are_listed_and_new_ones_are_not_passed()
    {
        var judged = Results.Of(Results.Table("made.sources", ("a", 0.5, 500), ("c", 0.5, 500))).Judge(
            "  - { id: a, measure: made.sources.share, by: source, against: baseline, error: { rise: 10% } }",
            Results.Of(Results.Table("made.sources", ("a", 0.5, 500), ("b", 0.5, 500))));
        Assert.Equal(["source=c"], judged.Judgement!.NewSegments);
        Assert.Equal(["source=b"], judged.Judgement.VanishedSegments);
        Assert.Equal(Verdict.NotApplicable, judged.Findings.Single(f => f.Segment == "source=c").Verdict);
    }

    [Fact]
    public void A_table_is_judged_as_one_distribution()
    {
        var baseline = Results.Of(Results.Table("made.sources", ("a", 0.5, 500), ("b", 0.5, 500)));
        var finding = Results.Of(Results.Table("made.sources", ("a", 0.7, 700), ("b", 0.3, 300))).Judge(
            "  - { id: a, measure: made.sources.share, by: source, against: baseline, error: { totalVariation: 0.15 } }", baseline).Only();
        Assert.Equal(Verdict.Fail, finding.Verdict);
        Assert.Equal(0.2, finding.Value!.Value, 12);
    }

    [Fact]
    public void A_named_reference_stands_where_a_baseline_could()
    {
        const string Rule = "  - { id: a, measure: made.sources.share, by: source, against: reference, reference: { name: 'FineWeb, 2024', values: { a: 50% } }, error: { rise: 20% } }";
        var judged = Results.Of(Results.Table("made.sources", ("a", 0.7, 700), ("b", 0.3, 300))).Judge(Rule);
        Assert.Contains("FineWeb, 2024 50%", judged.Findings[0].Sentence, StringComparison.Ordinal);
        Assert.Equal([Verdict.Fail, Verdict.NotApplicable], judged.Findings.Select(f => f.Verdict));
    }
}
