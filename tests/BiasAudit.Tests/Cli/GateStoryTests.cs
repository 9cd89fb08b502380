using System.Text.Json;

namespace BiasAudit.Tests.Cli;

/// <summary>What a new user does, from an empty folder.</summary>
[Collection(nameof(ConsoleTests))]
public sealed class GateStoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("story").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void From_an_empty_folder_to_a_waiver_that_expires()
    {
        File.WriteAllLines(At("corpus.jsonl"), Enumerable.Range(0, 60).Select(i => JsonSerializer.Serialize(new
        {
            text = i < 6 ? "The same notice, word for word, stands on several pages of this site." : $"Page {i} tells of the harvest of year {1900 + i} in its own words.",
            url = $"https://site{i}.com/page",
        })));

        Expect(0, "policy", "init", "-o", "policy.yml");
        Expect(5, "policy", "init", "-o", "policy.yml");
        Edit("error: { max: 5% }", "error: { max: 50% }");
        Expect(0, "policy", "check", "policy.yml");
        var first = Expect(0, "audit", "corpus.jsonl", "-o", "out", "--policy", "policy.yml");
        Assert.Contains("exit code 0", first.Results, StringComparison.Ordinal);

        Edit("measure: duplication.exact.share", "measure: duplication.exakt.share");
        var misspelled = Expect(4, "gate", "out", "--policy", "policy.yml");
        Assert.Matches(@"policy\.yml\(\d+,\d+\): error BA2003: .*exakt", misspelled.Messages);
        Assert.Contains("Did you mean 'duplication.exact.share'?", misspelled.Messages, StringComparison.Ordinal);
        Edit("duplication.exakt.share", "duplication.exact.share");

        Edit("id: exact-copies\n    measure: duplication.exact.share\n    error: { max: 50% }", "id: exact-copies\n    measure: duplication.exact.share\n    error: { max: 2% }");
        var broken = Expect(2, "gate", "out", "--policy", "policy.yml", "--output", "sarif=gate.sarif", "--output", "junit=gate.xml", "--output", "summary=gate.md", "--output", "html=gate.html");
        Assert.Contains("FAIL      exact-copies: 8.33% of 60 documents, limit at most 2%.", broken.Results, StringComparison.Ordinal);
        Assert.All(["gate.sarif", "gate.xml", "gate.md", "gate.html"], file => Assert.True(new FileInfo(At(file)).Length > 100));

        Edit("waivers: []", "waivers:\n  - { rule: exact-copies, cap: 10%, owner: me@example.org, reason: Mended in January., approved: 2026-11-20, expires: 2027-01-31 }");
        Assert.Contains("--as-of", Expect(4, "gate", "out", "--policy", "policy.yml").Messages, StringComparison.Ordinal);
        var waived = Expect(0, "gate", "out", "--policy", "policy.yml", "--as-of", "2026-12-01");
        Assert.Contains("owner me@example.org", waived.Results, StringComparison.Ordinal);
        var expired = Expect(4, "gate", "out", "--policy", "policy.yml", "--as-of", "2027-02-01");
        Assert.Contains("expired on 2027-01-31", expired.Messages, StringComparison.Ordinal);
        Assert.Contains("bites again", expired.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_runner_gets_annotations_a_fence_and_a_summary()
    {
        File.WriteAllLines(At("corpus.jsonl"), Enumerable.Range(0, 20).Select(i => JsonSerializer.Serialize(new { text = $"::error::owned {i} times by a text\n::add-mask::x" })));
        File.WriteAllText(At("p.yml"), "version: 1\nrules: [{ id: a, measure: composition.documents.count, error: { min: 100 } }]\n");
        Expect(0, "audit", "corpus.jsonl", "-o", "out");
        var run = Start([("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", At("summary.md"))], "gate", "out", "--policy", "p.yml");
        Assert.Equal(2, run.Code);
        var lines = run.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("::error file=p.yml,line=2,col=9,title=a::", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("::stop-commands::biasaudit-", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("::biasaudit-", lines[^1], StringComparison.Ordinal);
        Assert.Contains("FAIL", File.ReadAllText(At("summary.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_of_an_audit_is_a_command_to_a_runner()
    {
        var name = "##[add-mask]x ::error::owned";
        File.WriteAllLines(At("corpus.jsonl"), Enumerable.Range(0, 20).Select(i => JsonSerializer.Serialize(new { text = $"##[error]owned {i} times", source = "::add-mask::x" })));
        File.WriteAllText(At("p.yml"), "version: 1\nrules: [{ id: a, measure: composition.documents.count, error: { min: 1 } }]\n");
        var run = Start([("GITHUB_ACTIONS", "true")], "audit", "corpus.jsonl", "--name", name, "--policy", "p.yml");
        Assert.Equal(0, run.Code);
        var outside = run.Results[..run.Results.IndexOf("::stop-commands::", StringComparison.Ordinal)] + run.Messages;
        Assert.Contains("add-mask", outside, StringComparison.Ordinal);
        Assert.All(outside.Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal), line));
    }

    [Fact]
    public void Samples_comparisons_bindings_and_cards_are_made_by_the_command()
    {
        File.WriteAllLines(At("corpus.jsonl"), Enumerable.Range(0, 20).Select(i => JsonSerializer.Serialize(new { text = $"Text number {i} is about something else than the others." })));
        File.WriteAllText(At("about.yml"), "description: d\nlicense: MIT\nurl: https://example.org\ncreator: c\ndatePublished: 2026-11-20\n");
        File.WriteAllText(At("p.yml"), "version: 1\nrules: [{ id: a, measure: composition.documents.count, error: { min: 10 } }]\n");
        Expect(0, "audit", "corpus.jsonl", "-o", "one");
        Expect(0, "sample", "corpus.jsonl", "-n", "5", "--seed", "3", "-o", "sheet.csv");
        Assert.Equal(6, File.ReadAllLines(At("sheet.csv")).Length);
        Expect(0, "report", "one", "--output", "croissant=c.json", "--output", "card=README.md", "--output", "eu=eu", "--about", "about.yml");
        Assert.All(["c.json", "README.md", "eu/summary.md"], file => Assert.True(File.Exists(At(file)), file));
        Expect(0, "gate", "one", "--policy", "p.yml", "--verify", "corpus.jsonl");
        File.AppendAllText(At("corpus.jsonl"), "{\"text\":\"one more\"}\n");
        Assert.Contains("corpus.jsonl differs", Expect(2, "gate", "one", "--policy", "p.yml", "--verify", "corpus.jsonl").Results, StringComparison.Ordinal);
        Expect(0, "audit", "corpus.jsonl", "-o", "two");
        Expect(0, "compare", "one", "two", "-o", "diff");
        Assert.Contains("biasaudit/comparison-1", File.ReadAllText(At("diff/comparison.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(At("diff/comparison.html")));
        Assert.Contains("BA4001", Expect(4, "gate", "two", "--policy", "p.yml", "--baseline", "nowhere.json").Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_reads_the_columns_that_the_policy_names()
    {
        File.WriteAllLines(At("corpus.jsonl"), Enumerable.Range(0, 20).Select(i => JsonSerializer.Serialize(new { text = $"Headline number {i} of the day.", body = $"The body of page {i} tells what happened." })));
        File.WriteAllText(At("p.yml"), "version: 1\ndata: { columns: { text: body } }\nrules: [{ id: a, measure: composition.documents.count, error: { min: 10 } }]\n");
        Expect(0, "sample", "corpus.jsonl", "-n", "5", "-o", "sheet.csv", "--policy", "p.yml");
        Assert.All(File.ReadAllLines(At("sheet.csv"))[1..], row => Assert.Contains("The body of page", row, StringComparison.Ordinal));
    }

    private string At(string file) => Path.Combine(_folder, file);

    private void Edit(string from, string to)
    {
        var text = File.ReadAllText(At("policy.yml"));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(At("policy.yml"), text.Replace(from, to, StringComparison.Ordinal));
    }

    private Run Expect(int code, params string[] arguments)
    {
        var run = Start([], arguments);
        Assert.True(run.Code == code, $"{string.Join(' ', arguments)} gave {run.Code}, expected {code}\n{run.Results}\n{run.Messages}");
        return run;
    }

    private Run Start((string Name, string Value)[] environment, params string[] arguments) => InProcess.Of(_folder, environment, arguments);
}
