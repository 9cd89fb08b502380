using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Tests.Datasets;
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

    [Theory, MemberData(nameof(All))]
    public void Every_number_that_a_preset_names_is_in_an_audit_of_the_sample_corpus(string name)
    {
        var index = new MeasureIndex(SampleAudit.Result);
        Assert.All(PolicyResolver.Load(Preset.Prefix + name).Policy.Rules.Where(rule => rule.Measure != ReviewSheet.Measure), rule =>
            Assert.True(rule.By is null ? index.UnitOf(rule.Measure!) is not null : index.Columns(rule.Measure!)?.Contains(rule.By) == true, $"{rule.Id}: {rule.Measure}"));
    }

    [Theory]
    [InlineData("web-pretraining", "gate.coverage")]
    [InlineData("strict-release", "decoded-twice,exact-copies,gate.coverage,license-known,misread-chinese,source-known")]
    [InlineData("multilingual", "gate.coverage,language-rests-on-one-site [language=fr],language-rests-on-one-site [language=hi],language-rests-on-one-site [language=ru]")]
    [InlineData("eu-training-summary", "domains-known,gate.coverage")]
    public void The_sample_corpus_fails_for_what_was_planted_in_it(string name, string failures)
    {
        var judged = PolicyJudge.Judge(SampleAudit.Result, PolicyResolver.Load(Preset.Prefix + name));
        Assert.Equal(Verdict.Fail, judged.Verdict);
        Assert.Equal(failures.Split(','), judged.Findings.Where(f => f.Verdict == Verdict.Fail).Select(f => f.Rule + (f.Segment is { } segment ? $" [{segment}]" : "")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_advice_on_the_sample_corpus_names_what_was_planted_in_it() =>
        Assert.Equal(["few-domains", "license-unknown", "machine-text", "misread-chinese", "one-country-dominates", "one-domain-dominates", "opacity-l0-source-unknown"],
            PolicyJudge.Advise(SampleAudit.Result).Findings.Where(f => f.Verdict is Verdict.Warn or Verdict.Undecided).Select(f => f.Rule).Order(StringComparer.Ordinal));

    [Fact]
    public void Findings_lead_to_the_rows_that_show_them()
    {
        var judged = PolicyJudge.Judge(SampleAudit.Result, PolicyResolver.Load("preset:strict-release"));
        var misread = judged.Findings.Single(f => f.Rule == "misread-chinese");
        Assert.Equal(2, misread.Evidence.Length);
        Assert.All(misread.Evidence, row => Assert.Contains("锟斤拷", row.Snippet));
        Assert.All(judged.Findings.Single(f => f.Rule == "exact-copies").Evidence, row => Assert.EndsWith("copies", row.Note));
        Assert.Empty(judged.Findings.Single(f => f.Rule == "license-known").Evidence);
    }

    [Fact]
    public void Rows_of_another_segment_show_nothing_of_this_one()
    {
        var rule = "version: 1\nrules:\n  - { id: lost, measure: quality.damage-by-language.replacement-character, by: language, error: { max: 0% } }";
        var judged = PolicyJudge.Judge(SampleAudit.Result, PolicyResolver.Parse(rule));
        var rows = judged.Findings.SelectMany(f => f.Evidence.Select(row => (f.Segment, row.Language))).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal($"language={row.Language}", row.Segment));
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
