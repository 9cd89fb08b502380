using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>The built command with a user's topics, themes, adaptation, a reference and a language without seeds.</summary>
public sealed class TopicsStoryTests : IDisposable
{
    private static readonly (string Host, string Language, string[] Texts)[] Sources =
    [
        ("grid.example.de", "en", ["The power plant feeds its turbine current into the grid every evening of the winter.", "Engineers of the power plant repaired a turbine and the grid was stable again."]),
        ("harbor.example.fr", "en", ["The trawler came home with its net full of cod and the fishermen sold it.", "A trawler lost a net with cod in the storm, said the fishermen of the harbor."]),
        ("news.example.th", "th", ["รัฐบาลประกาศนโยบายใหม่เกี่ยวกับการศึกษาและสุขภาพของประชาชนทั่วประเทศในวันนี้", "ทีมฟุตบอลชนะการแข่งขันและแฟนบอลจำนวนมากฉลองกันบนถนนตลอดทั้งคืน"]),
    ];

    private static readonly string[] Themes = ["kitchen", "stadium", "election", "galaxy", "hospital", "railway"];
    private static readonly string[] Endings = ["table", "window", "garden", "worker", "history", "market", "season", "leader"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_language_without_seeds_is_unclassified_and_the_report_says_so()
    {
        var (run, audit, report) = Audited();

        Assert.Equal("", run.Messages);
        Assert.Equal(20.0 / 60, Value(audit, "topics.unseeded.share"), 9);
        Assert.Contains("in a language without seed terms, and are never forced into one", report, StringComparison.Ordinal);
        Assert.InRange(Value(audit, "topics.unclassified.share"), 20.0 / 60, 1);
    }

    [Fact]
    public void A_users_topics_and_reference_are_measured_like_our_own()
    {
        var topics = Write("topics.yml", "name: desk\ntopics:\n  - id: energy\n    title: Energy\n    seeds: { en: [power plant, grid, turbine] }\n  - id: fishing\n    title: Fishing\n    seeds: { en: [trawler, net, cod] }\n");
        var reference = Write("desk.tsv", "energy\t30\nfishing\t10\n");

        var (_, audit, report) = Audited("--topics", topics, "--topic-reference", reference);

        Assert.Equal(0.5, Value(audit, "topics.energy.share"), 9);
        Assert.Equal(0.5 / 0.75, Value(audit, "topics.energy.reference-ratio"), 9);
        Assert.Equal(0.25, Value(audit, "topics.reference.total-variation"), 9);
        Assert.Contains("desk.tsv", report, StringComparison.Ordinal);
        Assert.Equal(["DE", "FR"], Table(audit, "topics.by-country").Select(row => row.GetProperty("country").GetString()).Order());
    }

    [Fact]
    public void An_earlier_audit_is_a_reference_that_equals_itself()
    {
        Audited();

        var (_, audit, _) = Audited("--topic-reference", Path.Combine(_folder.Path, "out"));

        Assert.Equal(0, Value(audit, "topics.reference.total-variation"), 9);
    }

    [Fact]
    public void A_reference_over_other_topics_is_refused()
    {
        var run = Run.Of("audit", Corpus(), "--topic-reference", Write("other.tsv", "astrology\t1\n"));

        Assert.NotEqual(0, run.Code);
        Assert.Contains("error BA1022", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapted_classifier_is_marked_as_not_comparable()
    {
        var (_, _, report) = Audited("--adapt-topics");

        Assert.Contains("cannot be compared with those of another release", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Themes_are_exploration_and_their_library_prints_nothing_of_its_own()
    {
        var sources = Enumerable.Range(0, 6).Select(theme => ($"site{theme}.example.com", "en", Enumerable.Range(0, 2)
            .Select(half => $"The people of the town said that the {Word(theme, half)} was near the {Word(theme, half + 2)} and that they would see the {Word(theme, half + 4)} with the {Word(theme, half + 6)} in the morning.").ToArray())).ToArray();
        var (plain, _, _) = Audited(sources);
        var (themed, audit, report) = Audited(sources, "--themes");

        Assert.Equal(plain.Results, themed.Results);
        Assert.Equal("", themed.Messages);
        Assert.NotEmpty(Table(audit, "topics.themes"));
        Assert.Contains("cannot be gated", report, StringComparison.Ordinal);

        static string Word(int theme, int ending) => Themes[theme] + Endings[ending];
    }

    [Fact]
    public void Comparing_two_audits_names_the_words_that_set_them_apart()
    {
        Audited([.. Sources, ("more.example.de", "en", Sources[0].Texts), ("mills.example.de", "en", Sources[0].Texts)]);
        Directory.Move(Path.Combine(_folder.Path, "out"), Path.Combine(_folder.Path, "before"));
        Audited(Sources[1..]);

        var run = Run.Of("compare", Path.Combine(_folder.Path, "before"), Path.Combine(_folder.Path, "out"));

        Assert.Equal(0, run.Code);
        Assert.Contains("Distinctive words", run.Results, StringComparison.Ordinal);
        Assert.Contains("turbine", run.Results, StringComparison.Ordinal);
    }

    private (Run Run, JsonElement Audit, string Report) Audited(params string[] arguments) => Audited(Sources, arguments);

    private (Run Run, JsonElement Audit, string Report) Audited((string Host, string Language, string[] Texts)[] sources, params string[] arguments)
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of(["audit", Corpus(sources), "-o", output, .. arguments]);
        Assert.True(run.Code == 0, run.Messages);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "audit.json")));
        return (run, json.RootElement.Clone(), File.ReadAllText(Path.Combine(output, "report.md")));
    }

    // Every text differs, so that the sample keeps it; the words that differ say nothing.
    private string Corpus((string Host, string Language, string[] Texts)[]? sources = null) => Write("corpus.jsonl", string.Concat((sources ?? Sources).SelectMany(source => Enumerable.Range(0, 20).Select(i =>
        JsonSerializer.Serialize(new { text = $"{source.Texts[i % 2]} {source.Host} {i} {source.Texts[i % 2]}", url = $"https://{source.Host}/{i}", language = source.Language }) + "\n"))));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static double Value(JsonElement audit, string id) => audit.GetProperty("measures").GetProperty(id).GetProperty("value").GetDouble();

    private static JsonElement[] Table(JsonElement audit, string name) => [.. audit.GetProperty("tables").GetProperty(name).EnumerateArray()];
}
