using BiasAudit.Policies;
using BiasAudit.Statistics;

namespace BiasAudit.Tests.Policies;

public sealed class VerdictTests
{
    /// <summary>limit, sample, most bad rows that pass, fewest that fail.</summary>
    public static TheoryData<double, long, long, long> Exact => new()
    {
        { 0.04, 4000, 139, 182 },
        { 0.05, 4000, 177, 224 },
        { 0.05, 1000, 38, 63 },
        { 0.05, 400, 12, 28 },
        { 0.05, 200, 4, 16 },
        { 0.02, 10000, 176, 224 },
    };

    [Theory, MemberData(nameof(Exact))]
    public void Sampled_rates_pass_fail_or_stay_undecided_by_the_exact_binomial(double limit, long of, long passes, long fails)
    {
        Verdict Of(long bad) => Results.Of(Results.Drawn("made.bad.share", bad, of))
            .Judge($"  - {{ id: bad, measure: made.bad.share, error: {{ max: {limit} }} }}").Only().Verdict;
        Assert.Equal(Verdict.Pass, Of(passes));
        Assert.Equal(Verdict.Undecided, Of(passes + 1));
        Assert.Equal(Verdict.Undecided, Of(fails - 1));
        Assert.Equal(Verdict.Fail, Of(fails));
    }

    [Theory]
    [InlineData(0.04, 4000, 160)]
    [InlineData(0.05, 4000, 200)]
    [InlineData(0.05, 1000, 50)]
    [InlineData(0.05, 400, 20)]
    [InlineData(0.05, 200, 10)]
    [InlineData(0.02, 10000, 200)]
    public void The_point_rule_allows_exactly_the_limit(double limit, long of, long allowed)
    {
        Verdict Of(long bad) => Results.Of(Results.Drawn("made.bad.share", bad, of))
            .Judge($"  - {{ id: bad, measure: made.bad.share, evidence: {{ decide: point }}, error: {{ max: {limit} }} }}").Only().Verdict;
        Assert.Equal(Verdict.Pass, Of(allowed));
        Assert.Equal(Verdict.Fail, Of(allowed + 1));
    }

    [Theory]
    [InlineData(0.05, 59)]
    [InlineData(0.04, 74)]
    [InlineData(0.02, 149)]
    [InlineData(0.01, 299)]
    public void The_smallest_clean_sample_that_proves_a_limit(double limit, long of)
    {
        Verdict Of(long rows) => Results.Of(Results.Drawn("made.bad.share", 0, rows))
            .Judge($"  - {{ id: bad, measure: made.bad.share, error: {{ max: {limit} }} }}").Only().Verdict;
        Assert.Equal(Verdict.Pass, Of(of));
        Assert.Equal(Verdict.Undecided, Of(of - 1));
    }

    [Fact]
    public void A_census_is_exact_and_source_clusters_speak_of_another_corpus()
    {
        var wide = new Interval(IntervalKind.SourceClustered, 0.01, 0.09);
        var result = Results.Of(Results.Share("made.bad.share", 0.049, interval: wide));
        Assert.Equal(Verdict.Pass, result.Judge("  - { id: bad, measure: made.bad.share, error: { max: 5% } }").Only().Verdict);
        Assert.Equal(Verdict.Undecided, result.Judge(
            "  - { id: bad, measure: made.bad.share, evidence: { kinds: [sourceClustered] }, error: { max: 5% } }").Only().Verdict);
    }

    [Fact]
    public void Nothing_found_in_every_row_keeps_a_limit_of_zero()
    {
        var none = Results.Share("made.keys.share", 0, interval: new(IntervalKind.Sampling, 0, 0.003));
        const string Rule = "  - { id: keys, measure: made.keys.share, error: { max: 0 } }";
        var census = Results.Of(none) with { Ledger = new(1000, 1000, 0, 0, 0, 0, 0) };
        Assert.Equal(Verdict.Pass, census.Judge(Rule).Only().Verdict);
        Assert.Equal(Verdict.Undecided, Results.Of(none).Judge(Rule).Only().Verdict);
    }

    [Fact]
    public void The_error_of_labels_and_the_unknown_part_count()
    {
        Verdict Of(Interval interval) => Results.Of(Results.Share("made.bad.share", 0.049, interval: interval))
            .Judge("  - { id: bad, measure: made.bad.share, error: { max: 5% } }").Only().Verdict;
        Assert.Equal(Verdict.Undecided, Of(new(IntervalKind.Labeling, 0.04, 0.06)));
        Assert.Equal(Verdict.Undecided, Of(new(IntervalKind.Bounds, 0.02, 0.4, 1)));
        Assert.Equal(Verdict.Pass, Of(new(IntervalKind.Bounds, 0.02, 0.05, 1)));
        Assert.Equal(Verdict.Fail, Of(new(IntervalKind.Bounds, 0.051, 0.4, 1)));
    }

    [Fact]
    public void A_rule_without_value_or_match_never_passes()
    {
        var result = Results.Of(Results.Share("made.bad.share", null), Results.Table("made.sources"));
        Assert.Equal((Verdict.Fail, 2), (result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }").Only().Verdict,
            result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }").Judgement!.ExitCode));
        Assert.Equal(Verdict.Fail, result.Judge("  - { id: a, measure: made.sources.share, by: source, error: { max: 5% } }").Only().Verdict);
        Assert.Contains("no document names it", result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }").Only().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_whose_rules_all_do_not_apply_fails()
    {
        var judged = Results.Of(Results.Share("made.bad.share", null)).Judge("  - { id: a, measure: made.bad.share, allowEmpty: true, error: { max: 5% } }");
        Assert.Equal(Verdict.Fail, judged.Verdict);
        Assert.Contains(judged.Findings, f => f.Rule == "gate.nothing-judged");
    }

    [Fact]
    public void A_key_that_names_several_rows_is_not_judged()
    {
        var result = Results.Of(Results.Table("made.sources", ("a", 0.01, 10), ("a", 0.9, 10)));
        var finding = result.Judge("  - { id: a, measure: made.sources.share, by: source, error: { max: 5% } }").Only();
        Assert.Equal(Verdict.Fail, finding.Verdict);
        Assert.Contains("narrow it with 'where'", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_evidence_is_undecided_and_blocks_where_the_policy_says_so()
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.01, of: 399));
        var soft = result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }", head: "evidence: { minimum: 400 }");
        Assert.Equal((Verdict.Undecided, Verdict.Warn, 0), (soft.Only().Verdict, soft.Verdict, soft.Judgement!.ExitCode));
        var hard = result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }", head: "evidence: { minimum: 400, undecided: error }");
        Assert.Equal((Verdict.Undecided, 3), (hard.Verdict, hard.Judgement!.ExitCode));
    }

    [Fact]
    public void Error_comes_before_warn_and_without_a_warn_limit_nothing_warns()
    {
        Verdict Of(double value, string limits) => Results.Of(Results.Share("made.bad.share", value))
            .Judge($"  - {{ id: a, measure: made.bad.share, {limits} }}").Only().Verdict;
        Assert.Equal(Verdict.Fail, Of(0.06, "error: { max: 5% }, warn: { max: 3% }"));
        Assert.Equal(Verdict.Warn, Of(0.04, "error: { max: 5% }, warn: { max: 3% }"));
        Assert.Equal(Verdict.Pass, Of(0.02, "error: { max: 5% }, warn: { max: 3% }"));
        Assert.Equal(Verdict.Pass, Of(0.04, "error: { max: 5% }"));
        Assert.Equal(Verdict.Fail, Of(0.4, "error: { between: [0.5, 1] }"));
    }

    [Fact]
    public void Values_are_recorded_for_passing_rules_too()
    {
        var finding = Results.Of(Results.Share("made.bad.share", 0.02)).Judge("  - { id: a, measure: made.bad.share, error: { max: 5% }, why: Because., refs: [X/1] }").Only();
        Assert.Equal((0.02, "share", 1000L, "at most 5%", "Because."), (finding.Value, finding.Unit, finding.Of, finding.Limit, finding.Why));
        Assert.Equal("a: 2% of 1,000 documents, limit at most 5%.", finding.Sentence);
    }

    [Fact]
    public void What_a_number_leaves_out_stands_beside_its_denominator()
    {
        var finding = Results.Of(Results.Share("made.bad.share", 0.02, of: 600) with { LeftOut = 1400 }).Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }").Only();
        Assert.Equal("a: 2% of 600 documents (1,400 left out), limit at most 5%.", finding.Sentence);
    }

    [Fact]
    public void Many_segments_are_adjusted_for_and_the_judgement_says_so()
    {
        var rows = Enumerable.Range(0, 40).Select(i => ($"s{i}", i == 0 ? 0.066 : 0.05, 1000L)).ToArray();
        var result = Results.Of(Results.Table("made.sources", rows)) with { Ledger = new(90_000, 40_000, 0, 0, 0, 0, 50_000) };
        var none = result.Judge("  - { id: a, measure: made.sources.share, by: source, error: { max: 5% } }");
        Assert.Equal("source=s0", Assert.Single(none.Findings, f => f.Verdict == Verdict.Fail).Segment);
        var holm = result.Judge("  - { id: a, measure: made.sources.share, by: source, error: { max: 5% } }", head: "evidence: { adjust: holm }");
        Assert.DoesNotContain(holm.Findings, f => f.Verdict == Verdict.Fail);
        Assert.Contains(holm.Judgement!.Notes, note => note.Contains("Holm", StringComparison.Ordinal));
    }

    [Fact]
    public void Segments_below_the_minimum_are_folded_into_one_finding()
    {
        var rows = Enumerable.Range(0, 500).Select(i => ($"s{i}", 0.01, i < 3 ? 1000L : 5L)).ToArray();
        var judged = Results.Of(Results.Table("made.sources", rows)).Judge("  - { id: a, measure: made.sources.share, by: source, evidence: { minimum: 100 }, error: { max: 5% } }");
        Assert.Equal(4, judged.Findings.Length);
        Assert.Contains("497 segments", judged.Findings[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_of_the_ledger_is_a_gate_of_its_own()
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.01)) with { Ledger = new(1000, 900, 50, 50, 0, 0, 0) };
        var judged = result.Judge("  - { id: a, measure: made.bad.share, error: { max: 5% } }", head: "gate: { coverage: 95% }");
        Assert.Equal(("gate.coverage", Verdict.Fail), (judged.Findings[0].Rule, judged.Findings[0].Verdict));
    }

    [Fact]
    public void The_policy_says_from_which_verdict_on_the_gate_fails()
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.04));
        string Rule(string failOn) => $"gate: {{ failOn: {failOn} }}";
        Assert.Equal(2, result.Judge("  - { id: a, measure: made.bad.share, warn: { max: 3% } }", head: Rule("warn")).Judgement!.ExitCode);
        Assert.Equal(0, result.Judge("  - { id: a, measure: made.bad.share, warn: { max: 3% } }", head: Rule("error")).Judgement!.ExitCode);
        Assert.Equal(0, result.Judge("  - { id: a, measure: made.bad.share, error: { max: 3% } }", head: Rule("never")).Judgement!.ExitCode);
    }
}
