using System.Text.Json;
using BiasAudit.Comparing;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using BiasAudit.Tests.Datasets;
using BiasAudit.Tests.Policies;

namespace BiasAudit.Tests.Comparing;

public sealed class AuditComparisonTests
{
    private static readonly Interval Narrow = new(IntervalKind.SourceClustered, 0.19, 0.21);

    private static AuditComparison Compared() => AuditComparison.Of(
        Results.Of(Results.Share("made.gone.share", 0.1), Results.Share("made.same.share", 0.1), Results.Share("made.more.share", 0.2, interval: Narrow), Results.Share("made.unclear.share", 0.2, interval: Narrow),
            Results.Share("made.none.share", null), Results.Table("made.sources", ("a", 0.5, 500), ("b", 0.5, 500))),
        Results.Of(Results.Share("made.new.share", 0.1), Results.Share("made.same.share", 0.1), Results.Share("made.more.share", 0.3, interval: new(IntervalKind.SourceClustered, 0.28, 0.32)),
            Results.Share("made.unclear.share", 0.21, interval: new(IntervalKind.SourceClustered, 0.2, 0.22)), Results.Share("made.none.share", null), Results.Table("made.sources", ("a", 0.75, 750), ("c", 0.25, 250))));

    [Fact]
    public void Every_number_is_new_gone_more_less_the_same_or_unclear()
    {
        var directions = Compared().Measures.ToDictionary(m => m.Id, m => m.Direction);
        Assert.Equal((Direction.Gone, Direction.New, Direction.Same, Direction.More, Direction.Unclear, Direction.NotMeasurable), (
            directions["made.gone.share"], directions["made.new.share"], directions["made.same.share"], directions["made.more.share"], directions["made.unclear.share"], directions["made.none.share"]));
    }

    [Fact]
    public void Every_distribution_has_its_distances_and_what_is_new_and_gone()
    {
        var change = Assert.Single(Compared().Distributions);
        Assert.Equal(0.5, change.TotalVariation, 12);
        // p = (1/2, 1/2, 0), q = (3/4, 0, 1/4), m = (5/8, 1/4, 1/8): half of 0.33904 and 0.44728 bits.
        Assert.Equal(0.39315588, change.JensenShannon, 8);
        Assert.Equal(["b Gone", "a More", "c New"], change.Rows.Select(r => $"{r.Category} {r.Direction}"));
        Assert.NotNull(change.Noise);
    }

    [Fact]
    public void An_audit_does_not_differ_from_itself()
    {
        var result = Results.Of(Results.Share("made.a.share", 0.3), Results.Table("made.sources", ("a", 0.5, 500), ("b", 0.5, 500)));
        var comparison = AuditComparison.Of(result, result);
        Assert.All(comparison.Measures, m => Assert.Equal(Direction.Same, m.Direction));
        Assert.Equal((0.0, 0.0), (comparison.Distributions[0].TotalVariation, comparison.Distributions[0].JensenShannon));
    }

    [Fact]
    public void The_JSON_of_a_comparison_is_its_own_and_its_report_shows_every_table()
    {
        var stream = new MemoryStream();
        ComparisonJson.Write(Compared(), stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("biasaudit/comparison-1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("more", json.RootElement.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "made.more.share").GetProperty("direction").GetString());
        var report = ComparisonResult.Of(Compared(), Results.Of());
        Assert.Equal(["comparison.measures", "comparison.made.sources"], report.Sections.SelectMany(s => s.Tables).Select(t => t.Name));
    }

    [Fact]
    public void Another_corpus_is_compared_by_every_distribution_that_both_have()
    {
        var opaque = Audit.Run([Path.Combine(SampleAudit.Folder, "opaque-zh.parquet")]);
        var comparison = AuditComparison.Of(SampleAudit.Result, opaque);
        var names = comparison.Distributions.Select(d => d.Table).ToList();
        Assert.All(["languages.distribution", "languages.scripts", "topics.distribution", "provenance.collections", "composition.length-histogram"], name => Assert.Contains(name, names));
        // Missing fields, removals by group and cross-tabulations count a document several times: they are no distributions.
        Assert.DoesNotContain(names, name => name.Contains("-by-", StringComparison.Ordinal) || name is "provenance.fields" or "provenance.skew" or "quality.signals" or "provenance.methods");
        Assert.Contains("provenance.domains", comparison.GoneDistributions);
        Assert.Empty(comparison.NewDistributions);
        var languages = comparison.Distributions.Single(d => d.Table == "languages.distribution");
        Assert.InRange(languages.TotalVariation, 0.6, 0.8);
        Assert.Equal(Direction.More, languages.Rows[0].Direction);
        Assert.All(comparison.Distributions, d => Assert.InRange(d.JensenShannon, 0, 1));
        Assert.Equal("COMPARISON", Verdicts.Headline(ComparisonResult.Of(comparison, opaque)));
    }
}
