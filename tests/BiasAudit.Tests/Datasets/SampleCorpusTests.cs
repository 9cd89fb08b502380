using BiasAudit.Datasets;
using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Datasets;

/// <summary>The audit of the sample corpus against the facts that were planted in it.</summary>
public sealed class SampleCorpusTests
{
    private static string Folder => SampleAudit.Folder;

    private static Dictionary<string, long> Facts => File.ReadLines(Path.Combine(Folder, "facts.tsv"))
        .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => long.Parse(fields[1]));

    [Fact]
    public async Task The_committed_corpus_is_what_the_generator_makes()
    {
        using var made = new TemporaryFolder();
        await SampleWriter.WriteAsync(SampleCorpus.Make(Path.Combine(SharedData.Root, "datasets", "generator", "material")), made.Path);
        foreach (var file in Directory.GetFiles(made.Path))
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(Folder, Path.GetFileName(file))));
    }

    [Fact]
    public void The_ledger_holds_every_planted_loss()
    {
        var ledger = SampleAudit.Result.Ledger;
        Assert.Equal((Facts["rows"], Facts["rows.null"], Facts["rows.blank"]), (ledger.Read, ledger.Null, ledger.Blank));
        Assert.Equal(Facts["documents"], ledger.Measured);
        Assert.True(ledger.Balances);
    }

    [Theory]
    [InlineData("planted.exact-duplicates", "duplication.exact.share")]
    [InlineData("planted.mojibake", "quality.damage.double-utf8-share")]
    [InlineData("planted.gbk-mojibake", "quality.damage.gbk-misread-share")]
    [InlineData("planted.replacement-characters", "quality.damage.replacement-character-share")]
    [InlineData("planted.html", "quality.damage.html-tag-share")]
    [InlineData("planted.cookie-notices", "quality.damage.cookie-notice-share")]
    [InlineData("planted.machine-traces", "quality.traces.assistant-share")]
    [InlineData("planted.personal.email", "privacy.email.documents-share")]
    public void What_was_planted_is_found_and_nothing_else(string fact, string measure)
    {
        var measured = SampleAudit.Result.Measure(measure);
        Assert.Equal(Facts["documents"], measured.Of);
        Assert.Equal((double)Facts[fact] / Facts["documents"], measured.Value!.Value, 12);
    }

    [Theory]
    [InlineData("phone", "phone")]
    [InlineData("card", "payment-card")]
    [InlineData("iban", "iban")]
    [InlineData("cn-id", "resident-id")]
    [InlineData("ip", "ipv4")]
    public void Planted_values_of_standards_and_reserved_ranges_are_counted_apart_as_examples(string fact, string kind)
    {
        var row = SampleAudit.Result.Table("privacy.kinds").Rows.Single(row => (string)row["kind"] == kind);
        Assert.Equal((Facts[$"planted.personal.{fact}"], 0L, 0L, 0L), ((long)row["examples"], (long)row["hits"], (long)row["in-urls"], (long)row["reserved"]));
        var share = SampleAudit.Result.Measure($"privacy.{kind}.documents-share");
        Assert.Equal((0.0, (BiasAudit.Statistics.Interval?)null), (share.Value, share.Interval));
    }

    [Fact]
    public void Every_wrongly_declared_language_disagrees_and_no_other()
    {
        var disagreement = SampleAudit.Result.Measure("languages.declared.disagreement-share");
        Assert.Equal(Facts["planted.wrong-language"], Math.Round(disagreement.Value!.Value * disagreement.Of!.Value, 6));
    }

    [Fact]
    public void Every_language_has_its_written_number_of_documents_but_for_the_few_that_have_no_language()
    {
        var written = Facts.Where(fact => fact.Key.StartsWith("written.", StringComparison.Ordinal)).GroupBy(fact => fact.Key[8..].Split('-')[0]).ToDictionary(group => group.Key, group => group.Sum(fact => fact.Value));
        var found = SampleAudit.Result.Table("languages.distribution").Rows.Where(row => (long)row["documents"] > 0).ToDictionary(row => (string)row["language"], row => (long)row["documents"]);
        Assert.Equal(Facts["documents"], written.Values.Sum());
        Assert.All(found.Where(pair => pair.Key != "und"), pair => Assert.InRange(pair.Value, written[pair.Key] - 5, written[pair.Key]));
        // Cookie notices and misread bytes in a short text of another script: evidence against every language, at most 0.3 %.
        Assert.InRange(found.GetValueOrDefault("und"), 0, Facts["documents"] * 3 / 1000);
        Assert.Equal(Facts["documents"], found.Values.Sum());
    }

    [Fact]
    public void Documents_without_a_host_are_those_of_the_two_lowest_levels()
    {
        var shares = new[] { "l0", "l1" }.Sum(level => SampleAudit.Result.Measure($"provenance.opacity.{level}-share").Value!.Value);
        Assert.Equal(Facts["opacity.no-host"], Math.Round(shares * Facts["documents"], 6));
    }

    [Fact]
    public void Simplified_and_traditional_Chinese_are_told_apart()
    {
        var writing = SampleAudit.Result.Table("languages.chinese").Rows.ToDictionary(row => (string)row["writing"], row => (long)row["documents"]);
        Assert.Equal((Facts["written.zh"], Facts["written.zh-Hant"]), (writing["simplified"], writing["traditional"]));
    }

    [Fact]
    public void Near_copies_and_exact_copies_are_found_together() =>
        Assert.Equal((double)(Facts["planted.exact-duplicates"] + Facts["planted.near-duplicates"]) / Facts["documents"],
            SampleAudit.Result.Measure("duplication.near.share").Value!.Value, 12);

    [Fact]
    public void Every_domain_has_its_planted_number_of_documents()
    {
        var domains = SampleAudit.Result.Table("provenance.domains");
        var found = domains.Rows.ToDictionary(row => "domain." + row[domains.Columns.IndexOf("domain")], row => (long)row[domains.Columns.IndexOf("documents")]);
        Assert.Equal(Facts.Where(fact => fact.Key.StartsWith("domain.", StringComparison.Ordinal)).OrderBy(fact => fact.Key, StringComparer.Ordinal),
            found.OrderBy(fact => fact.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("opacity.nothing", "provenance.opacity.l0-share")]
    [InlineData("license.missing", "provenance.license.missing-share")]
    [InlineData("date.missing", "provenance.date.missing-share")]
    public void What_the_corpus_hides_is_counted(string fact, string measure) =>
        Assert.Equal((double)Facts[fact] / Facts["documents"], SampleAudit.Result.Measure(measure).Value!.Value, 12);
}
