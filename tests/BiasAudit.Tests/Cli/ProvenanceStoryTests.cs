using System.Text;
using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>What the command says of where text comes from, end to end.</summary>
public sealed class ProvenanceStoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_corpus_with_only_a_text_column_is_opaque_first_and_not_measurable_in_every_medium()
    {
        var lines = string.Concat(Enumerable.Range(0, 40).Select(i => $"{{\"text\":\"Document {i} says a good deal about rivers, bridges and {i * 7} boats, and nothing of its origin.\"}}\n"));
        var audit = Audit(_folder.Write("bare.jsonl", lines));
        var first = audit.GetProperty("findings")[0];
        Assert.Equal(("provenance.opacity.l0-share", "warn", 1.0), (first.GetProperty("measure").GetString(), first.GetProperty("verdict").GetString(), first.GetProperty("value").GetDouble()));
        Assert.StartsWith("opacity-l0-source-unknown: 100% of 40 documents", first.GetProperty("sentence").GetString());
        foreach (var measure in audit.GetProperty("measures").EnumerateObject().Where(m => NeedsSource(m.Name)))
        {
            Assert.True(measure.Value.GetProperty("value").ValueKind == JsonValueKind.Null, measure.Name);
            Assert.True(measure.Value.GetProperty("reason").GetString()!.Length > 20, measure.Name);
        }
        var (html, markdown) = (Read("report.html"), Plain(Read("report.md")));
        Assert.Matches("(?s)class=\"worst\".{0,600}opacity-l0-source-unknown: 100%", html);
        Assert.Matches("(?s)## Findings\\s+- \\S+ Warning\\S* opacity-l0-source-unknown: 100% of 40 documents", markdown);
        foreach (var text in new[] { html, markdown })
            Assert.All(["Concentration of hosts, domains and publishers: not measurable.", "Country of the publisher: not measurable.", "Kind of institution: not measurable."],
                sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        Assert.Matches("provenance.countries.largest-share</code></td><td class=\"n missing\">not measurable", html);
    }

    [Fact]
    public void Dates_lie_in_the_future_of_the_day_that_is_given_and_never_of_the_clock()
    {
        var input = _folder.Write("dated.jsonl", string.Concat(new[] { "2019-05-01", "2021-03-02", "2030-01-01", "1066-10-14" }
            .Select((date, i) => $"{{\"text\":\"Document {i} speaks of bridges and of boats at some length.\",\"date\":\"{date}\"}}\n")));
        double Future(params string[] options) => Value(Audit(input, options), "provenance.date.future-share");
        Assert.Equal(0.25, Future());
        Assert.Equal(0.5, Future("--as-of", "2020-12-31"));
        Assert.Contains("2 documents are dated after 2020-12-31 and 1 before 1450", Plain(Read("report.md")), StringComparison.Ordinal);
        Assert.Contains("--as-of 2020-12-31", Read("audit.json"), StringComparison.Ordinal);
        Assert.Equal(0, Future("--as-of", "2030-01-01"));
        var profile = Path.Combine(_folder.Path, "part.bap");
        Assert.Equal(0, Run.Of("scan", input, "-o", profile, "--as-of", "2020-12-31").Code);
        Assert.Equal(0, Run.Of("merge", profile, "-o", Output + "-merged").Code);
        Assert.Equal(0.5, Value(JsonDocument.Parse(File.ReadAllText(Path.Combine(Output + "-merged", "audit.json"))).RootElement, "provenance.date.future-share"));
        Assert.Equal(5, Run.Of("audit", input, "--as-of", "tomorrow").Code);
    }

    [Fact]
    public void A_registry_file_adds_publishers_and_replaces_them()
    {
        var input = _folder.Write("hosts.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"{{\"text\":\"Document {i} speaks of bridges and of boats at some length.\",\"url\":\"https://www.{(i % 3 == 0 ? "nowhere-press.example" : "bbc.com")}/{i}\"}}\n")));
        var registry = _folder.Write("publishers.csv", "site,publisher,country,kind,state,source,date\nnowhere-press.example,\"Nowhere, Press\",KP,state-media,yes,made up,2026-11\nbbc.com,BBC,FR,news,no,made up,2026-11\n");
        Assert.Equal(2 / 3.0, Value(Audit(input), "provenance.opacity.l3-share"), 12);
        var audit = Audit(input, "--registry", registry);
        Assert.Equal(1 / 3.0, Value(audit, "provenance.state-controlled.share"), 12);
        Assert.Equal(["FR", "KP"], Rows(audit, "provenance.countries").Select(row => row.GetProperty("category").GetString()));
        Assert.Equal(["news", "state-media"], Rows(audit, "provenance.kinds").Select(row => row.GetProperty("category").GetString()));
        Assert.Contains("Nowhere, Press", Rows(audit, "provenance.domains").Select(row => row.GetProperty("publisher").GetString()));
        Assert.Contains("--registry", audit.GetProperty("reproduction").GetProperty("command").GetString(), StringComparison.Ordinal);
        var bad = Run.Of("audit", input, "--registry", _folder.Write("bad.csv", "site,publisher,country,kind\nx.example,X,Germany,news\n"));
        Assert.Equal(6, bad.Code);
        Assert.Contains("error BA3050", bad.Messages, StringComparison.Ordinal);
    }

    // 40 sites: the first gives half of the text, the rest two documents each, ever shorter; one row in ten of the first forbids commercial use.
    [Fact]
    public void What_is_missing_where_what_conflicts_and_what_goes_without_the_largest_source_is_told()
    {
        string Row(int i, int site) => $"{{\"text\":\"Document {i} speaks of bridges and of {new string('o', 80 - site)}ld boats.\",\"url\":\"https://www.site{site:00}.example/{i}\","
            + $"\"license\":\"{(site > 0 ? "unknown" : i % 10 == 0 ? "CC-BY-NC-4.0" : "CC-BY-4.0")}\"}}\n";
        var first = string.Concat(Enumerable.Range(0, 80).Select(i => Row(i, 0)));
        var second = string.Concat(Enumerable.Range(0, 78).Select(i => Row(i, 1 + i / 2)));
        _folder.Write("many/a.jsonl", first);
        _folder.Write("many/b.jsonl", second);
        var audit = Audit(Path.Combine(_folder.Path, "many"));
        Assert.All(Rows(audit, "provenance.domains"), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("tokens").ValueKind));
        Assert.Contains("tokens", audit.GetProperty("measures").GetProperty("provenance.domains-by-tokens.hhi").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal([("a.jsonl", 0.0), ("b.jsonl", 1.0)], Rows(audit, "provenance.missing-by-file").Select(row => (row.GetProperty("file").GetString()!.Split('/')[^1], row.GetProperty("without-license").GetDouble())));
        Assert.Equal(("site00.example", 0.0, 1.0), Rows(audit, "provenance.missing-by-source").Select(row => (row.GetProperty("source").GetString()!, row.GetProperty("without-license").GetDouble(), row.GetProperty("without-date").GetDouble())).First());
        Assert.Equal(["(the whole corpus)", "site00.example"], Rows(audit, "provenance.license-conflicts").Select(row => row.GetProperty("set").GetString()));
        var markdown = Plain(Read("report.md"));
        Assert.Contains("'license: unknown' in 78 documents", markdown, StringComparison.Ordinal);
        Assert.Contains("hold documents whose terms forbid commercial use", markdown, StringComparison.Ordinal);
        Assert.Contains("Documents under stricter terms than their set", Read("report.html"), StringComparison.Ordinal);
        var evidence = audit.GetProperty("sections").EnumerateArray().Single(section => section.GetProperty("name").GetString() == "provenance").GetProperty("blocks").EnumerateArray()
            .Single(block => block.GetProperty("block").GetString() == "evidence").GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(5, evidence.Length);
        Assert.All(evidence, row => Assert.Equal(("a.jsonl", 0L), (row.GetProperty("shard").GetString()!.Split('/')[^1], row.GetProperty("row").GetInt64() % 10)));
        Assert.Contains("Without site00.example the effective number of domains would be 39.0 instead of", markdown, StringComparison.Ordinal);
        Assert.Equal("effective number of domains", Rows(audit, "provenance.leave-one-out").First().GetProperty("number").GetString());

        // The domain list of the EU summary: a tenth of 40 domains, by size; 5 % for small providers.
        Assert.Equal(0, Run.Of("report", Output, "-o", $"csv={Output}-csv").Code);
        string[] Csv(string table) => File.ReadAllLines(Path.Combine(Output + "-csv", table + ".csv"));
        Assert.Equal(["site00.example", "site01.example", "site02.example", "site03.example"], Csv("provenance.eu-domains")[1..].Select(line => line.Split(',')[1]));
        Assert.Equal(["site00.example", "site01.example"], Csv("provenance.eu-domains-small-provider")[1..].Select(line => line.Split(',')[1]));
        Assert.Equal("rank,domain,bytes,share-of-bytes,documents", Csv("provenance.eu-domains")[0]);
    }

    [Fact]
    public async Task Sampled_row_groups_have_a_wider_interval_than_sampled_rows_and_both_hold_the_truth()
    {
        // 80 row groups of 25 rows; neighbors come from one site, and every fourth site declares no license.
        var rows = Enumerable.Range(0, 2000).Select(i => (Site: i / 25, Text: $"Document {i} speaks of bridges and of boats at some length."));
        var file = Path.Combine(_folder.Path, "groups.parquet");
        await ParquetRows.WriteAsync(file, 25, rows.Select(row => new[] { row.Text, $"https://site{row.Site}.example/", row.Site % 4 == 0 ? null : "CC-BY-4.0" }), "text", "url", "license");
        var (byRows, byGroups) = (Interval("50%"), Interval("50%:row-groups"));
        Assert.All([byRows, byGroups], interval => Assert.InRange(0.25, interval.Low, interval.High));
        Assert.True(byGroups.High - byGroups.Low > 3 * (byRows.High - byRows.Low));
        Assert.Contains("for all rows, from this sample", Plain(Read("report.md")), StringComparison.Ordinal);

        (double Low, double High) Interval(string sample)
        {
            var audit = Audit(file, "--sample", sample);
            Assert.InRange(audit.GetProperty("ledger").GetProperty("notSampled").GetInt64(), 600, 1400);
            var interval = audit.GetProperty("measures").GetProperty("provenance.license.missing-share").GetProperty("interval");
            Assert.Equal("sampling", interval.GetProperty("kind").GetString());
            return (interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
        }
    }

    private static double Value(JsonElement audit, string measure) => audit.GetProperty("measures").GetProperty(measure).GetProperty("value").GetDouble();

    private static JsonElement.ArrayEnumerator Rows(JsonElement audit, string table) => audit.GetProperty("tables").GetProperty(table).EnumerateArray();

    private static bool NeedsSource(string id) => id.StartsWith("provenance.", StringComparison.Ordinal) && id.Split('.')[1].Split('-')[0] is "hosts" or "domains" or "publishers" or "countries" or "kinds" or "state"
        && !id.EndsWith(".known-share", StringComparison.Ordinal);

    private JsonElement Audit(string input, params string[] options)
    {
        var run = Run.Of(["audit", input, "-o", Output, .. options]);
        Assert.Equal((0, ""), (run.Code, run.Messages));
        return JsonDocument.Parse(Read("audit.json")).RootElement;
    }

    private string Output => Path.Combine(_folder.Path, "out");

    private string Read(string name) => File.ReadAllText(Path.Combine(Output, name), Encoding.UTF8);

    private static string Plain(string markdown) => markdown.Replace("<!-- -->", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
}
