using BiasAudit.Policies;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Policies;

public sealed class PolicyFileTests
{
    private const string Good = "version: 1\nrules:\n  - { id: a, measure: made.bad.share, error: { max: 5% } }\n";

    private static PolicyProblem[] Problems(string yaml) => [.. Assert.Throws<PolicyException>(() => PolicyResolver.Parse(yaml)).Problems];

    private static PolicyProblem[] Unknown(string rule)
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.01), Results.Table("made.sources", ("a", 0.1, 10)));
        return [.. PolicyCheck.Measures(PolicyResolver.Parse($"version: 1\nrules:\n{rule}"), new(result))];
    }

    [Fact]
    public void The_bare_name_of_a_preset_is_answered_with_the_preset() =>
        Assert.Contains("preset:strict-release", Assert.Throws<PolicyException>(() => PolicyResolver.Load("strict-release")).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Every_problem_is_listed_with_file_line_and_column()
    {
        var problems = Problems("""
            version: 1
            evidense: { confidence: 0.9 }
            rules:
              - id: a
                measure: made.bad.share
                error: { maks: 5% }
              - id: a
                measure: made.bad.share
                error: { max: five }
                warn: { between: [2, 1] }
            """);
        Assert.Equal(
            [
                "policy.yml(2,1): error BA2002", "policy.yml(6,12): error BA2005", "policy.yml(6,14): error BA2002", "policy.yml(7,5): error BA2006",
                "policy.yml(9,12): error BA2005", "policy.yml(9,19): error BA2004", "policy.yml(10,11): error BA2005",
            ],
            problems.Select(problem => $"{problem.Place}: error {problem.Code}"));
    }

    [Theory]
    [InlineData("evidense: {}", "Did you mean 'evidence'?")]
    [InlineData("evidence: { decide: intervall }", "Did you mean 'interval'?")]
    [InlineData("extends: [preset:defalt]", "Did you mean 'preset:default'?")]
    public void A_misspelled_word_gets_the_right_one(string line, string advice) =>
        Assert.Contains(Problems(Good + line), problem => problem.Remedy.Contains(advice, StringComparison.Ordinal));

    [Fact]
    public void Unknown_measures_tables_and_columns_get_the_nearest()
    {
        Assert.Contains("'made.bad.share'", Assert.Single(Unknown("  - { id: a, measure: made.bad.shaer, error: { max: 5% } }")).Remedy, StringComparison.Ordinal);
        Assert.Contains("'made.sources.share'", Assert.Single(Unknown("  - { id: a, measure: made.source.share, by: source, error: { max: 5% } }")).Remedy, StringComparison.Ordinal);
        Assert.Contains("'source'", Assert.Single(Unknown("  - { id: a, measure: made.sources.share, by: sourse, error: { max: 5% } }")).Remedy, StringComparison.Ordinal);
        Assert.Contains("'by'", Assert.Single(Unknown("  - { id: a, measure: made.sources.share, error: { max: 5% } }")).Remedy, StringComparison.Ordinal);
        Assert.Equal("BA2005", Assert.Single(Unknown("  - { id: a, measure: made.bad.share, error: { max: 5 } }")).Code);
    }

    [Theory]
    [InlineData("gate.coverage")]
    [InlineData("gate.binding")]
    [InlineData("gate.unused-waiver")]
    [InlineData("gate.nothing-judged")]
    [InlineData(ReviewSheet.Measure)]
    public void What_the_gate_itself_judges_is_explained(string id) => Assert.NotNull(BiasAudit.Reporting.Definitions.Of(id));

    [Theory]
    [InlineData("error: {}", "BA2005")]
    [InlineData("error: { min: 3, max: 2 }", "BA2005")]
    [InlineData("error: { between: [1] }", "BA2005")]
    [InlineData("error: { between: [1, 2], max: 3 }", "BA2005")]
    [InlineData("error: { rise: 10% }", "BA2005")]
    [InlineData("error: { rise: -10% }, against: baseline", "BA2005")]
    [InlineData("error: { totalVariation: 0.1 }, against: baseline", "BA2005")]
    [InlineData("error: { max: 5% }, warn: { max: 6% }", "BA2005")]
    [InlineData("error: { max: 5% }, against: reference", "BA2007")]
    [InlineData("error: { max: 5% }, evidence: { confidence: 95 }", "BA2005")]
    [InlineData("error: { max: .inf }", "BA2004")]
    [InlineData("error: { max: nan }", "BA2004")]
    [InlineData("why: no limit", "BA2007")]
    public void Limits_that_cannot_be_are_errors(string limit, string code) =>
        Assert.Contains(Problems($"version: 1\nrules:\n  - {{ id: a, measure: made.bad.share, {limit} }}"), problem => problem.Code == code);

    [Theory]
    [InlineData("")]
    [InlineData("- just\n- a list")]
    [InlineData("a: [")]
    [InlineData("a: &x [*x]")]
    [InlineData("version: 1\nversion: 1")]
    [InlineData("--- 1\n--- 2")]
    [InlineData("version: 1\nrules: 7")]
    [InlineData("\0\u0001")]
    [InlineData("? {a: b}\n: c")]
    public void What_is_no_policy_is_said_to_be_none(string yaml) => Assert.NotEmpty(Problems(yaml));

    [Fact]
    public void A_file_that_nests_without_end_or_is_huge_is_refused_at_once()
    {
        Assert.Equal("BA2001", Assert.Single(Problems(new string('[', 100_000))).Code);
        Assert.Equal("BA2001", Assert.Single(Problems("a: " + new string('x', 2_000_000))).Code);
    }

    [Fact]
    public void An_extended_rule_is_overridden_key_by_key_and_a_limit_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("base.yml", "version: 1\nevidence: { minimum: 7 }\nrules:\n  - { id: a, measure: made.bad.share, error: { max: 5% }, warn: { max: 3% }, why: Because. }\n");
        var file = folder.Write("mine.yml", "version: 1\nextends: [base.yml]\nrules:\n  - { id: a, error: { min: 1% } }\n  - { id: b, measure: made.bad.share, error: { max: 1 } }\n");
        var policy = PolicyResolver.Load(file).Policy;
        Assert.Equal((7, 2), (policy.Evidence!.Minimum, policy.Rules.Length));
        Assert.Equal((null, 0.01, 0.03, "Because."), (policy.Rules[0].Error!.Max, policy.Rules[0].Error!.Min!.Value.Value, policy.Rules[0].Warn!.Max!.Value.Value, policy.Rules[0].Why));
    }

    [Fact]
    public void A_circle_of_policies_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("self.yml", Good + "extends: [self.yml]\n");
        Assert.Equal("BA2008", Assert.Throws<PolicyException>(() => PolicyResolver.Load(file)).Code);
    }

    [Fact]
    public void The_resolved_policy_prints_as_a_policy_that_means_the_same()
    {
        var resolved = PolicyResolver.Parse(Good + "extends: [preset:default]\nwaivers:\n  - { rule: a, cap: 8%, owner: '#1: me', reason: 'a: b', approved: 2026-11-20, expires: 2027-01-31 }\n");
        var again = PolicyResolver.Parse(resolved.Yaml);
        Assert.Equal(resolved.Yaml, again.Yaml);
        Assert.Equal(resolved.Sha256, again.Sha256);
        Assert.Contains("max: 5%", resolved.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_how_to_make_one() =>
        Assert.Contains("policy init", Assert.Throws<PolicyException>(() => PolicyResolver.Load("nowhere/policy.yml")).Remedy, StringComparison.Ordinal);
}
