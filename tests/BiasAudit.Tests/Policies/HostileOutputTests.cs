using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Reporting.GitHub;
using BiasAudit.Reporting.JUnit;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Sarif;

namespace BiasAudit.Tests.Policies;

public sealed class HostileOutputTests
{
    private static readonly string[] Hostile =
    [
        "::error::owned", "\n::add-mask::secret", "x\r\n::stop-commands::x", "##[add-mask]x", "##vso[task.setvariable variable=a]b", "%0A::error::owned", "a%25b",
        "\u001b[31mred", "\u202Egnp.exe", "<script>alert(1)</script>", "]]></failure><x>", "&lt;&#10;", "[click](http://evil.example)", "{0}{1}", "\uD800 lone", "\0\u0008\uFFFE",
        "=cmd|' /C calc'!A0", "a,b:c;d=e", "'\"`$(id)`", "@everyone #1", "| a | b |", "![x](http://evil.example/x.png)", "来源\u2028坏", new('长', 40_000),
    ];

    private static AuditResult Judged()
    {
        var result = Results.Of(Results.Table("made.sources", [.. Hostile.Select((text, i) => (text, 0.5 + i / 1000.0, 1000L))]));
        var judged = result.Judge("  - { id: '::error::rule', measure: made.sources.share, by: source, error: { max: 5% }, why: \"::error::why\\n<b>\", refs: ['[x](y)'] }", Results.Of(Results.Table("made.sources", ("gone ::error::", 0.1, 10))));
        return judged with { Name = "::error::corpus\n::error::x", Findings = [.. judged.Findings.Select(f => f with { Place = new("a dir/::error file=x,line=1::\npolicy%.yml", 3, 5) })] };
    }

    private static string Write(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void A_runner_reads_no_command_but_ours()
    {
        var text = new StringWriter();
        WorkflowCommands.WriteAnnotations(Judged(), text);
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.All(lines[..9], line => Assert.StartsWith("::error file=", line, StringComparison.Ordinal));
        Assert.StartsWith("::notice title=BiasAudit::15 more", lines[9], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain("##[", line, StringComparison.Ordinal));
        // The properties end at the first "::" after the command's name: none of ours may hold one.
        Assert.All(lines[..9], line => Assert.EndsWith("title=%3A%3Aerror%3A%3Arule", line[..line.IndexOf("::", 2, StringComparison.Ordinal)], StringComparison.Ordinal));
    }

    [Fact]
    public void The_fence_around_the_summary_cannot_be_opened_from_inside()
    {
        var body = string.Join('\n', GateSummary.Lines(Judged()));
        var text = new StringWriter();
        WorkflowCommands.WriteFenced(body, text);
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var token = lines[0]["::stop-commands::".Length..];
        Assert.Equal($"::{token}::", lines[^1]);
        Assert.All(lines[1..^1], line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_fits_one_screen_and_has_no_control_character()
    {
        var lines = GateSummary.Lines(Judged()).ToList();
        Assert.InRange(lines.Count, 3, 24);
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u202E' or '\u2028'));
        Assert.StartsWith("FAIL:", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void On_a_terminal_the_summary_fits_its_screen_whatever_the_corpus_says(int columns)
    {
        var lines = GateSummary.Lines(Judged(), columns).ToList();
        Assert.InRange(lines.Sum(line => (Screen.Columns(line) + columns - 1) / columns), 12, Screen.Rows);
        Assert.StartsWith("FAIL:", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly10!", 10, "exactly10!")]
    [InlineData("eleven chars", 10, "eleven ch…")]
    [InlineData("来源占比很高", 12, "来源占比很高")]
    [InlineData("来源占比很高", 10, "来源占比…")]
    public void Text_is_cut_where_the_screen_ends(string text, int columns, string fitted) => Assert.Equal(fitted, Screen.Fit(text, columns));

    [Fact]
    public void JUnit_parses_with_two_independent_readers_and_its_counts_are_true()
    {
        var text = Write(stream => JUnitReport.Write(Judged(), stream));
        var suite = XDocument.Parse(text).Root!.Element("testsuite")!;
        Assert.Equal(suite.Elements("testcase").Count(), (int)suite.Attribute("tests")!);
        Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
        Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
        Assert.All(suite.Elements("testcase"), one => Assert.InRange(one.Elements().Count(e => e.Name.LocalName is "failure" or "skipped" or "error"), 0, 1));
        Assert.Equal(Hostile.Length, int.Parse(Python("import sys,xml.etree.ElementTree as e;print(len(e.parse(sys.argv[1]).getroot().findall('./testsuite/testcase')))", text)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sarif_keeps_the_rules_of_the_schema_and_of_code_scanning(bool full)
    {
        using var log = JsonDocument.Parse(Write(stream => SarifReport.Write(Judged(), stream, full)));
        SarifRules.Check(log.RootElement, full);
    }

    [Fact]
    public void Sarif_fingerprints_tell_segments_of_one_line_apart_and_stay_when_numbers_move()
    {
        string[] Prints(double share)
        {
            var result = Results.Of(Results.Table("made.sources", ("a", share, 10), ("b", share, 10))).Judge("  - { id: r, measure: made.sources.share, by: source, error: { max: 5% } }");
            using var log = JsonDocument.Parse(Write(stream => SarifReport.Write(result, stream)));
            return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!)];
        }

        Assert.Equal(2, Prints(0.2).Distinct().Count());
        Assert.Equal(Prints(0.2), Prints(0.3));
    }

    [Theory]
    [InlineData("policy.yml", "policy.yml")]
    [InlineData("./ci/my policy.yml", "ci/my%20policy.yml")]
    [InlineData("../../elsewhere/p.yml", "p.yml")]
    [InlineData("preset:default", "presets/default.yml")]
    [InlineData("a:b/c#d?e.yml", "a%3Ab/c%23d%3Fe.yml")]
    public void A_place_is_a_relative_uri(string file, string uri) => Assert.Equal(uri, SarifReport.UriOf(file));

    [Fact]
    public void The_job_summary_stays_below_its_limit_and_holds_no_markup_of_the_corpus()
    {
        var text = Write(stream => JobSummary.Write(Judged(), stream));
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 500, JobSummary.DefaultBytes);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)[\[\]]", text);
        Assert.InRange(Encoding.UTF8.GetByteCount(Write(stream => JobSummary.Write(Judged(), stream, 2000))), 100, 2000);
    }

    [Fact]
    public void The_approval_names_the_shards_and_their_hashes()
    {
        using var json = JsonDocument.Parse(Write(stream => Binding.WriteApproval(Judged(), stream)));
        Assert.Equal("a.parquet", json.RootElement.GetProperty("shards")[0].GetProperty("path").GetString());
        Assert.Equal(new('a', 64), json.RootElement.GetProperty("shards")[0].GetProperty("sha256").GetString());
        Assert.Equal("fail", json.RootElement.GetProperty("verdict").GetString());
    }

    private static string Python(string program, string input)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, input);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", program, file]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.SkipUnless(process.ExitCode == 0 || output.Length > 0, "python3 does not run here");
            return output.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs python3 as the second reader, which is not on this machine");
            return "";
        }
        finally
        {
            File.Delete(file);
        }
    }
}
