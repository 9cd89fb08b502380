using System.Text;
using System.Text.Json;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Cards;
using BiasAudit.Tests.House;
using BiasAudit.Tests.Policies;
using Microsoft.Data.Analysis;
using YamlDotNet.RepresentationModel;

namespace BiasAudit.Tests.Reporting.Cards;

public sealed class CardTests
{
    private static readonly CorpusAbout About = new()
    {
        Name = "Test corpus", Description = "Made by a test.", License = "CC-BY-4.0", Url = "https://example.org/corpus", Creator = "The testers",
        DatePublished = new(2026, 11, 20), Version = "1.0.0",
    };

    private static readonly string[] Sizes = ["n<1K", "1K<n<10K", "10K<n<100K"];

    private static AuditResult Result()
    {
        var result = Results.Of(Results.Share("made.bad.share", 0.06)).Judge("  - { id: '---', measure: made.bad.share, warn: { max: 5% } }");
        var languages = new DataFrame(new StringDataFrameColumn("language", ["en", "zh", "und", "x: [y"]), new Int64DataFrameColumn("documents", [600, 300, 90, 10]));
        var domains = new DataFrame(new StringDataFrameColumn("domain", ["=evil.example", "b.example"]), new Int64DataFrameColumn("bytes", [10, 5]));
        return result with
        {
            Name = "::error::x\n---\n<b>",
            Shards = [Results.Shard("train/a b.parquet", 1000) with { Shard = Results.Shard("train/a b.parquet", 1000).Shard with { Columns = [new("text", "string?"), new("n: x", "long")] } }],
            Sections =
            [
                .. result.Sections,
                new("languages", "Languages", "Which?", [], [new("languages.distribution", languages)], [new Sentence("Half is \"unknown\".", SentenceRole.Limit)]),
                new("provenance", "Provenance", "Who?", [], [new("provenance.eu-domains", domains)], []),
            ],
        };
    }

    [Fact]
    public void Croissant_has_what_the_standard_requires()
    {
        var stream = new MemoryStream();
        CroissantReport.Write(Result(), About, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        foreach (var required in new[] { "@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished", "distribution", "recordSet" })
            Assert.True(root.TryGetProperty(required, out _), required);
        Assert.Equal("sc:Dataset", root.GetProperty("@type").GetString());
        Assert.Equal(["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"], root.GetProperty("conformsTo").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal("https://spdx.org/licenses/CC-BY-4.0.html", root.GetProperty("license").GetString());
        Assert.Equal(["en", "zh"], root.GetProperty("inLanguage").EnumerateArray().Select(v => v.GetString()));
        var file = root.GetProperty("distribution")[0];
        Assert.Equal(("cr:FileObject", "train/a%20b.parquet", 64), (file.GetProperty("@type").GetString(), file.GetProperty("contentUrl").GetString(), file.GetProperty("sha256").GetString()!.Length));
        Assert.NotEmpty(file.GetProperty("encodingFormat").GetString()!);
        var records = root.GetProperty("recordSet")[0];
        Assert.All(records.GetProperty("field").EnumerateArray(), field =>
        {
            Assert.StartsWith("sc:", field.GetProperty("dataType").GetString(), StringComparison.Ordinal);
            Assert.Equal(file.GetProperty("@id").GetString(), field.GetProperty("source").GetProperty("fileObject").GetProperty("@id").GetString());
        });
        Assert.Equal(0.06, records.GetProperty("annotation")[0].GetProperty("value").GetDouble());
    }

    [Fact]
    public void Every_term_of_the_metadata_is_in_its_context_and_RAI_names_are_the_published_ones()
    {
        string[] published = ["dataBiases", "dataLimitations", "dataCollectionMissingData", "personalSensitiveInformation", "machineAnnotationTools", "dataCollection", "dataCollectionType", "dataUseCases"];
        var stream = new MemoryStream();
        CroissantReport.Write(Result(), About, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var context = json.RootElement.GetProperty("@context");
        Assert.Equal("cr:containedIn", context.GetProperty("containedIn").GetString());
        foreach (var term in new[] { "recordSet", "field", "source", "extract", "fileObject", "column", "annotation", "dataType", "conformsTo" }) Assert.True(context.TryGetProperty(term, out _), term);
        foreach (var property in json.RootElement.EnumerateObject().Where(p => p.Name.StartsWith("rai:", StringComparison.Ordinal))) Assert.Contains(property.Name[4..], published);
        Assert.True(json.RootElement.TryGetProperty("rai:dataBiases", out _));
    }

    [Fact]
    public void What_no_audit_can_know_must_be_said()
    {
        var error = Assert.Throws<PolicyException>(() => CroissantReport.Write(Result(), new(), new MemoryStream()));
        Assert.Contains("description, license, url, creator, datePublished", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_card_has_keys_of_the_hub_and_nothing_that_leaves_its_place()
    {
        var card = DatasetCard.Update(Result(), About);
        var head = Head(card);
        Assert.Contains(((YamlScalarNode)((YamlSequenceNode)head["size_categories"])[0]).Value, Sizes);
        Assert.Equal("cc-by-4.0", ((YamlScalarNode)head["license"]).Value);
        Assert.Equal(["en", "zh"], ((YamlSequenceNode)head["language"]).Select(n => ((YamlScalarNode)n).Value));
        Assert.Equal("multilingual", ((YamlScalarNode)((YamlSequenceNode)head["multilinguality"])[0]).Value);
        Assert.Equal("n: x", ((YamlScalarNode)head["dataset_info"]["features"][1]["name"]).Value);
        Assert.Contains("## Bias, Risks, and Limitations", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_replaces_the_first_and_keeps_what_people_wrote()
    {
        const string Mine = "---\nlicense: mit\ntags:\n- mine\n---\n# Mine\n\nMy words.\n";
        var once = DatasetCard.Update(Result(), About, Mine);
        Assert.Equal(once, DatasetCard.Update(Result(), About, once));
        Assert.Contains("My words.", once, StringComparison.Ordinal);
        Assert.Equal("mit", ((YamlScalarNode)Head(once)["license"]).Value);
    }

    [Fact]
    public void The_EU_summary_answers_what_is_computable_and_names_who_must_answer_the_rest()
    {
        using var folder = new TemporaryFolder();
        EuSummary.Write(Result(), About, folder.Path);
        var page = File.ReadAllText(Path.Combine(folder.Path, "summary.md"));
        foreach (var part in new[] { "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.3", "to be stated by the provider", "no legal assessment" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "domains-top-10-percent.csv"));
        Assert.Equal(["domain,bytes", "'=evil.example,10"], lines[..2].Select(line => line.Trim('"').Replace("\"", "", StringComparison.Ordinal)));
    }

    private static YamlMappingNode Head(string card)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(card[4..card.IndexOf("\n---\n", 4, StringComparison.Ordinal)]));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
