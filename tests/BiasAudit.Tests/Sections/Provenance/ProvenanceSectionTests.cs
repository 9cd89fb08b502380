using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class ProvenanceSectionTests
{
    private static readonly string[] NeedSources =
    [
        "provenance.domains.effective-number", "provenance.domains.hhi", "provenance.domains.largest-share", "provenance.domains.distinct",
        "provenance.countries.largest-share", "provenance.kinds.largest-share", "provenance.state-controlled.share",
    ];

    [Fact]
    public void A_corpus_of_text_alone_is_opaque_and_not_measurable()
    {
        var result = Conclude([new("Nobody says where this is from."), new("不知道这是哪里来的。")]);
        Assert.Equal(1, result.Measure("provenance.opacity.l0-share").Value);
        Assert.StartsWith("Opacity L0 is 100%", ((Sentence)Blocks(result)[0]).Text);
        Assert.All(NeedSources, id => Assert.True(result.Measure(id) is { Value: null, Reason.Length: > 20 }, id));
        Assert.Equal(1, result.Measure("provenance.license.missing-share").Value);
        Assert.Equal(1, result.Measure("provenance.date.missing-share").Value);
    }

    [Fact]
    public void Levels_methods_and_bounds_are_those_of_the_rows()
    {
        MadeRow[] rows =
        [
            .. Enumerable.Repeat(new MadeRow("a text", "http://www.people.com.cn/1", License: "CC-BY-NC-4.0", Date: "2020-05-01"), 6),
            .. Enumerable.Repeat(new MadeRow("a text", "https://example.de/1", License: "MIT", Date: "2021"), 2),
            new("a text", "not available", Source: "A collection", License: "unknown", Date: "2031-01-01"),
            new("正文 京ICP备12345678号"),
        ];
        var result = Conclude(rows);
        Assert.Equal([0.1, 0.1, 0.2, 0.6], Enumerable.Range(0, 4).Select(level => result.Measure($"provenance.opacity.l{level}-share").Value!.Value));
        var country = result.Measure("provenance.countries.largest-share");
        Assert.Equal((7 / 9.0, 9L, 1L), (country.Value!.Value, country.Of!.Value, country.LeftOut));
        Assert.Equal((0.7, 0.8), (Math.Round(country.Bounds!.Low, 12), Math.Round(country.Bounds.High, 12)));
        Assert.Equal(0.6, result.Measure("provenance.state-controlled.share").Value!.Value, 12);
        Assert.Equal(2, result.Measure("provenance.domains.distinct").Value);
        Assert.Equal(0.8, result.Measure("provenance.domains.known-share").Value!.Value, 12);
        Assert.Equal(0.2, result.Measure("provenance.license.missing-share").Value!.Value, 12);
        Assert.Equal(0.6, result.Measure("provenance.license.non-commercial-share").Value!.Value, 12);
        Assert.Equal(1 / 9.0, result.Measure("provenance.date.future-share").Value!.Value, 12);
        Assert.Equal(["CN", "DE"], result.Table("provenance.countries")["category"].Cast<string>());
        Assert.Contains("registration at the page foot", result.Table("provenance.methods")["method"].Cast<string>());
        Assert.Contains("license: unknown", result.Table("provenance.placeholders")["value"].Cast<string>());
        Assert.Single(result.Table("provenance.eu-domains")["domain"].Cast<string>(), "people.com.cn");
        Assert.Equal(4, (int)result.Table("provenance.years").Rows.Count + 1);
    }

    [Fact]
    public void What_is_not_measurable_says_why_by_unit()
    {
        var result = Conclude([new("a text", "https://www.bbc.com/1")]);
        Assert.Contains("tokens", result.Measure("provenance.countries-by-tokens.hhi").Reason);
        Assert.Equal(1, result.Measure("provenance.countries.hhi").Value);
        var none = Conclude([new("a text")]);
        Assert.Equal("equal countries", none.Measure("provenance.countries.effective-number").Unit);
        Assert.Contains("registry", none.Measure("provenance.countries.hhi").Reason);
    }

    [Fact]
    public void Declared_tokens_are_a_unit_of_their_own()
    {
        var result = Conclude([new("a text", "https://a.de/", Tokens: "30"), new("a text", "https://b.fr/", Tokens: "10")]);
        Assert.Equal(0.75, result.Measure("provenance.domains-by-tokens.largest-share").Value);
        Assert.Equal(0.5, result.Measure("provenance.domains.largest-share").Value);
    }

    [Fact]
    public void Removing_the_largest_source_is_shown()
    {
        MadeRow[] rows =
        [
            .. Enumerable.Repeat(new MadeRow("a text", "https://a.de/"), 50), .. Enumerable.Repeat(new MadeRow("a text", "https://b.fr/"), 25),
            .. Enumerable.Repeat(new MadeRow("a text", "https://c.fr/"), 25),
        ];
        var result = Conclude(rows);
        var table = result.Table("provenance.leave-one-out");
        Assert.Equal("effective number of domains", table["number"][0]);
        Assert.Equal(1 / 0.375, (double)table["value"][0], 9);
        Assert.Equal(2.0, (double)table["without-largest-source"][0], 9);
        var country = result.Measure("provenance.countries.largest-share");
        Assert.Equal(IntervalKind.LeaveOneSourceOut, country.Interval!.Kind);
        Assert.Contains(Blocks(result).OfType<Sentence>(), s => s.Text.StartsWith("Without a.de the effective number of domains would be 2.0 instead of 2.7"));
    }

    [Fact]
    public void One_date_for_everything_is_a_placeholder()
    {
        var result = Conclude([.. Enumerable.Repeat(new MadeRow("a text", Date: "1970-01-01"), 120)]);
        Assert.Equal(1, result.Measure("provenance.date.missing-share").Value);
        Assert.Null(result.Measure("provenance.date.stale-share").Value);
        Assert.Contains(Blocks(result).OfType<Sentence>(), s => s.Text.Contains("1970-01-01"));
    }

    [Fact]
    public void An_empty_corpus_has_no_number_and_no_crash()
    {
        var result = Conclude([]);
        Assert.Null(result.Measure("provenance.opacity.l0-share").Value);
        Assert.All(NeedSources, id => Assert.Null(result.Measure(id).Value));
    }

    [Fact]
    public void A_language_that_rests_on_one_source_is_named()
    {
        var result = Conclude([.. Enumerable.Repeat(new MadeRow("The quick brown fox jumps over the lazy dog near the river bank.", "https://only.example/"), 60)]);
        var table = result.Table("provenance.language-sources");
        Assert.Equal("only.example", table["largest-domain"][0]);
        Assert.Equal(1.0, table["largest-share"][0]);
    }

    private static ImmutableArray<Block> Blocks(AuditResult result) => result.Sections.Single(s => s.Name == "provenance").Blocks;

    private static AuditResult Conclude(MadeRow[] rows)
    {
        var options = new AuditOptions();
        var kinds = BiasAudit.Sections.Provenance.ProvenanceSection.Define().Measures;
        var states = kinds.Select(kind => kind.Create(options)).ToArray();
        foreach (var state in states) MadeDocuments.Show(state, rows, 0, options);
        var profile = new Profile(options, kinds, states, []);
        var part = BiasAudit.Sections.Provenance.ProvenanceSection.Define().Conclude(profile);
        return new()
        {
            Name = "made", Shards = [], Ledger = default,
            Sections = [new(part.Section.Name, part.Section.Title, part.Section.Question, part.Measures, part.Tables, part.Blocks)],
        };
    }
}
