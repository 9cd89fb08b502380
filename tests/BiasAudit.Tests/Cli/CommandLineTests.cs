using System.Text;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>The built command, end to end: exit codes, which stream says what, what is left on disk.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("error BA1001: no command was given")]
    [InlineData("Did you mean 'audit'?", "audti", "x")]
    [InlineData("Did you mean '--threads'?", "audit", "x.jsonl", "--thread", "2")]
    [InlineData("--threads must be at least 1, not 0", "audit", "x.jsonl", "--threads", "0")]
    [InlineData("Required argument 'input' missing", "audit")]
    [InlineData("--shard takes I/N", "scan", "x.jsonl", "-o", "x.bap", "--shard", "3/2")]
    [InlineData("Did you mean 'html=PATH'?", "report", "audit.json", "-o", "htm=x")]
    [InlineData("is no measure and no rule", "explain", "no.such.thing")]
    public void A_mistake_on_the_command_line_exits_5_with_a_way_out_on_stderr(string expected, params string[] arguments)
    {
        var run = Run.Of(arguments);
        Assert.Equal(5, run.Code);
        Assert.Empty(run.Results);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Matches("^error BA1[0-9]{3}: .+\n  where: .+\n  mend:  .+\n$", run.Messages);
    }

    [Fact]
    public void Help_is_a_result_and_names_every_verb()
    {
        var run = Run.Of("--help");
        Assert.Equal((0, ""), (run.Code, run.Messages));
        Assert.All(["audit", "scan", "merge", "report", "inspect", "explain"], verb => Assert.Contains($"  {verb} <", run.Results, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing.jsonl")]
    [InlineData("empty-folder")]
    public void An_input_that_is_not_there_exits_6(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty-folder"));
        var run = Run.Of("audit", Path.Combine(_folder.Path, name));
        Assert.Equal(6, run.Code);
        Assert.Contains("error BA3", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_says_its_results_on_stdout_and_writes_the_whole_folder()
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of([("GITHUB_ACTIONS", "true")], "audit", Corpus("c", 20), "-o", output);
        Assert.Equal((0, ""), (run.Code, run.Messages));
        Assert.Contains("20 documents measured of 21 rows, 1 blank", run.Results, StringComparison.Ordinal);
        Assert.Contains("report.html", run.Results, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', run.Results);
        Assert.All(["report.html", "report.md", "audit.json", "profile.bap"], file => Assert.True(File.Exists(Path.Combine(output, file)), file));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(output, "tables"), "*.parquet"));
        Assert.False(Directory.Exists(output + ".partial"));
        Assert.Empty(Run.Of("audit", Corpus("c", 20), "--quiet").Results);
    }

    [Fact]
    public void A_corpus_without_text_has_a_report_and_exits_6()
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of("audit", _folder.Write("blank.jsonl", "{\"text\":\" \"}\n"), "-o", output);
        Assert.Equal(6, run.Code);
        Assert.True(File.Exists(Path.Combine(output, "report.html")));
        Assert.Contains("error BA3", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_rendered_again_is_the_same_report()
    {
        var output = Path.Combine(_folder.Path, "out");
        Run.Of("audit", Corpus("c", 30), "-o", output);
        var again = Path.Combine(_folder.Path, "again.html");
        Assert.Equal(0, Run.Of("report", output, "-o", $"html={again}", "-o", $"json={again}.json", "-o", $"csv={output}-csv").Code);
        Assert.Equal(File.ReadAllText(Path.Combine(output, "report.html")), File.ReadAllText(again));
        Assert.Equal(File.ReadAllText(Path.Combine(output, "audit.json")), File.ReadAllText(again + ".json"));
        Assert.NotEmpty(Directory.EnumerateFiles(output + "-csv", "*.csv"));
    }

    [Fact]
    public void Parts_merged_in_any_order_are_byte_for_byte_the_audit_of_the_whole_apart_from_the_reproduction()
    {
        Corpus("many/a", 40);
        Corpus("many/b", 30);
        Corpus("many/c", 20);
        var input = Path.Combine(_folder.Path, "many");
        Run.Of("audit", input, "-o", Path.Combine(_folder.Path, "whole"), "--threads", "1");
        string[] parts = [.. Enumerable.Range(1, 3).Select(i => Path.Combine(_folder.Path, $"{i}.bap"))];
        for (var i = 0; i < parts.Length; i++) Assert.Equal(0, Run.Of("scan", input, "-o", parts[i], "--shard", $"{i + 1}/3", "--threads", $"{i + 1}").Code);
        var merged = Run.Of("merge", parts[2], parts[0], parts[1], "-o", Path.Combine(_folder.Path, "merged"));
        Assert.Equal((0, ""), (merged.Code, merged.Messages));
        // The parts agree on the corpus's name, and the merged corpus has it.
        Assert.Equal(WithoutReproduction("whole"), WithoutReproduction("merged"));
    }

    [Fact]
    public void Equal_runs_under_SOURCE_DATE_EPOCH_write_equal_bytes()
    {
        var corpus = Corpus("c", 20);
        foreach (var name in new[] { "one", "two" }) Run.Of([("SOURCE_DATE_EPOCH", "0")], "audit", corpus, "-o", Path.Combine(_folder.Path, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder.Path, "one"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace("/one/", "/two/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Inspecting_shows_columns_roles_with_reasons_and_masked_rows_only()
    {
        var file = _folder.Write("i.jsonl", "{\"text\":\"Write to somebody@example.org today, " + "or call.\",\"url\":\"https://example.org/a\"}\n");
        var run = Run.Of("inspect", file);
        Assert.Equal((0, ""), (run.Code, run.Messages));
        Assert.Contains("text: ", run.Results, StringComparison.Ordinal);
        Assert.Contains("url", run.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody@example.org", run.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("Write to", Run.Of("inspect", file, "--no-evidence").Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_and_texts_cannot_steer_the_terminal_or_the_build_service()
    {
        var file = _folder.Write("::error::a\u001B[31m\u202E.jsonl", "{\"text\":\"::add-mask::x \\u001b[2J \\u202e\"}\n");
        foreach (var verb in new[] { "audit", "inspect" })
        {
            var run = Run.Of(verb, file);
            Assert.Equal(0, run.Code);
            Assert.DoesNotContain('\u001B', run.Results);
            Assert.DoesNotContain('\u202E', run.Results);
            Assert.DoesNotContain(run.Results.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ctrl_C_exits_130_and_leaves_nothing_half_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        var output = Path.Combine(_folder.Path, "out");
        var run = await Run.Interrupted(TimeSpan.FromSeconds(1.2), "audit", Corpus("large", 150_000), "-o", output);
        Assert.Equal(130, run.Code);
        Assert.False(Directory.Exists(output) || Directory.Exists(output + ".partial"));
    }

    private string Corpus(string name, int documents)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < documents; i++)
            lines.Append($"{{\"text\":\"Document {name} {i} speaks of nothing in particular, and says it in {i % 7} ways. 第{i}篇文章。\",\"url\":\"https://site{i % 5}.example.org/{i}\"}}\n");
        return _folder.Write(name + ".jsonl", lines.Append("{\"text\":\"\"}\n").ToString());
    }

    private string WithoutReproduction(string name)
    {
        var text = File.ReadAllText(Path.Combine(_folder.Path, name, "audit.json"));
        return text[..text.LastIndexOf("\"reproduction\"", StringComparison.Ordinal)];
    }
}
