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
