using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Policies;

public sealed class PresetTests
{
    public static TheoryData<string> All => [.. Preset.Names];

    [Fact]
    public void There_are_the_six_presets() =>
        Assert.Equal(["default", "eu-training-summary", "multilingual", "strict-release", "tc260-corpus", "web-pretraining"], Preset.Names);

    [Theory, MemberData(nameof(All))]
    public void Every_measure_that_a_preset_names_exists(string name) =>
        Assert.Empty(PolicyJudge.Problems(PolicyResolver.Load(Preset.Prefix + name), null));

    [Theory, MemberData(nameof(All))]
    public void Every_limit_of_a_preset_says_why(string name) =>
        Assert.All(PolicyResolver.Load(Preset.Prefix + name).Policy.Rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Why), rule.Id));

    [Theory, MemberData(nameof(All))]
    public void A_preset_judges_a_real_corpus(string name)
    {
        var resolved = PolicyResolver.Load(Preset.Prefix + name);
        // Labels are returned by people, so their rules have no sheet here.
        resolved = resolved with { Policy = resolved.Policy with { Rules = [.. resolved.Policy.Rules.Select(rule => rule.Labels is null ? rule : rule with { Skip = "no labels here" })] } };
        var judged = PolicyJudge.Judge(Corpus.Value, resolved);
        Assert.NotNull(judged.Verdict);
        Assert.All(resolved.Policy.Rules, rule => Assert.Contains(judged.Findings, finding => finding.Rule == rule.Id));
    }

    [Fact]
    public void Advice_only_warns()
    {
        var advised = PolicyJudge.Advise(Corpus.Value);
        Assert.True(advised.Judgement!.Advice);
        Assert.Null(advised.Verdict);
        Assert.DoesNotContain(advised.Findings, finding => finding.Blocks || finding.Verdict == Verdict.Fail);
    }

    [Fact]
    public void The_web_gate_without_comments_means_the_same_as_the_preset()
    {
        var preset = PolicyResolver.Load("preset:web-pretraining");
        Assert.Equal(preset.Sha256, PolicyResolver.Parse(preset.Yaml).Sha256);
    }

    private static readonly Lazy<AuditResult> Corpus = new(() => Audit.Run([SharedData.File("udhr.parquet")]));
}
