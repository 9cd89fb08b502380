using BiasAudit;
using BiasAudit.Charts;
using BiasAudit.Policies;
using BiasAudit.Reporting;

namespace BiasAudit.Tests.House;

/// <summary>The example of README is this test: it compiles, runs, and is compared with README line by line.</summary>
public sealed class ReadmeTests
{
    private static string Readme => File.ReadAllText(Path.Combine(SharedData.Root, "README.md"));

    /// <summary>The example names its folders as a reader in the checkout does; no other test uses a relative path.</summary>
    public ReadmeTests() => Environment.CurrentDirectory = SharedData.Root;

    [Fact]
    public void The_example_runs()
    {
        // README example
        var result = Audit.Run(["datasets/sample"]);                                    // open, read once, measure
        var domains = result.Table("provenance.domains");                               // a Microsoft.Data.Analysis DataFrame
        var share = result.Measure("provenance.domains.largest-share");                 // value, unit, denominator, interval
        var judged = PolicyJudge.Judge(result, PolicyResolver.Load("preset:default"));  // findings and a verdict
        ReportFolder.Write("audit-by-library", judged, new ScottPlotRenderer());         // report.html, audit.json, tables, charts
        // end of README example

        Assert.True(domains.Rows.Count > 10);
        Assert.InRange(share.Value!.Value, 0.2, 0.4);
        Assert.NotNull(judged.Verdict);
        Assert.True(File.Exists("audit-by-library/report.html"));
    }

    [Fact]
    public void The_example_in_README_is_the_one_that_runs()
    {
        var shown = Between(Readme, "```csharp\n", "```").Split('\n').Where(line => line.Length > 0 && !line.StartsWith("using", StringComparison.Ordinal)).ToList();
        var source = File.ReadAllText(Path.Combine(SharedData.Root, "tests", "BiasAudit.Tests", "House", "ReadmeTests.cs"));
        var run = Between(source, "// README example\n", "// end of README").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.Equal(5, shown.Count);
        Assert.Equal(run.Select(Code), shown.Select(Code));
    }

    [Fact]
    public void Every_link_of_README_leads_somewhere()
    {
        var links = Readme.Split("](").Skip(1).Select(part => part.Split(')')[0]).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).ToList();
        Assert.True(links.Count > 3);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(SharedData.Root, link)), link));
    }

    private static string Code(string line) => line.Split("//")[0].TrimEnd();

    private static string Between(string text, string begin, string end)
    {
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[start..text.IndexOf(end, start, StringComparison.Ordinal)];
    }
}
