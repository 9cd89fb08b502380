using BiasAudit.Policies;

namespace BiasAudit.Tests.Policies;

public sealed class WaiverTests
{
    private const string Rules = """
          - { id: bad, measure: made.sources.share, by: source, error: { max: 5% } }
        waivers:
          - rule: bad
            where: { source: forum }
            cap: 8%
            owner: data-team@example.org
            reason: The cleaning job lands in January.
            approved: 2026-11-20
            expires: 2027-01-31
        """;

    private static BiasAudit.Measuring.AuditResult Forum(double share) => Results.Of(Results.Table("made.sources", ("forum", share, 1000), ("news", 0.01, 1000)));

    [Fact]
    public void A_waiver_moves_the_limit_for_its_segment_and_is_shown()
    {
        var judged = Forum(0.079).Judge(Rules, asOf: "2026-12-01");
        Assert.Equal([Verdict.Waived, Verdict.Pass], judged.Findings.Select(f => f.Verdict));
        Assert.Contains("data-team@example.org", judged.Findings[0].Waiver, StringComparison.Ordinal);
        Assert.Equal((Verdict.Pass, 0), (judged.Verdict, judged.Judgement!.ExitCode));
    }

    [Fact]
    public void A_waiver_never_switches_the_rule_off() =>
        Assert.Equal(Verdict.Fail, Forum(0.081).Judge(Rules, asOf: "2026-12-01").Findings[0].Verdict);

    [Fact]
    public void A_waiver_expires_the_day_after_its_last()
    {
        Assert.Equal(Verdict.Waived, Forum(0.079).Judge(Rules, asOf: "2027-01-31").Findings[0].Verdict);
        var error = Assert.Throws<PolicyException>(() => Forum(0.079).Judge(Rules, asOf: "2027-02-01"));
        Assert.Equal("BA4003", error.Code);
        Assert.Equal(6, error.Problems[0].Place.Line);
    }

    [Fact]
    public void A_policy_with_waivers_wants_to_know_the_day_and_never_asks_the_clock() =>
        Assert.Equal("BA4006", Assert.Throws<PolicyException>(() => Forum(0.079).Judge(Rules)).Code);

    [Fact]
    public void A_waiver_that_moved_nothing_is_reported()
    {
        var judged = Forum(0.04).Judge(Rules, asOf: "2026-12-01");
        Assert.Contains(judged.Findings, f => f is { Rule: "gate.unused-waiver", Verdict: Verdict.Warn });
        Assert.Equal(0, judged.Judgement!.ExitCode);
    }

    [Fact]
    public void A_waiver_that_ends_soon_is_named()
    {
        var judged = Forum(0.079).Judge(Rules, asOf: "2027-01-20");
        Assert.Contains(judged.Judgement!.Notes, note => note.Contains("ends on 2027-01-31", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("    owner: data-team@example.org\n", "", "BA4002")]
    [InlineData("rule: bad\n", "rule: bed\n", "BA4004")]
    [InlineData("approved: 2026-11-20", "approved: 2027-03-20", "BA4005")]
    [InlineData("expires: 2027-01-31", "expires: 2027-11-30", "BA4005")]
    [InlineData("expires: 2027-01-31", "expires: soon", "BA2004")]
    public void A_waiver_that_does_not_hold_is_an_error(string from, string to, string code)
    {
        var error = Assert.Throws<PolicyException>(() => Forum(0.079).Judge(Rules.Replace(from, to, StringComparison.Ordinal), asOf: "2026-12-01"));
        Assert.Contains(error.Problems, problem => problem.Code == code);
    }
}
