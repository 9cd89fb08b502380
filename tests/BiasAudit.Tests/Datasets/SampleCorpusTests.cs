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
        var made = Directory.CreateTempSubdirectory().FullName;
        await SampleWriter.WriteAsync(SampleCorpus.Make(Path.Combine(SharedData.Root, "datasets", "generator", "material")), made);
        foreach (var file in Directory.GetFiles(made))
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(Folder, Path.GetFileName(file))));
        Directory.Delete(made, recursive: true);
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
