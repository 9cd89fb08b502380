using System.CommandLine;
using BiasAudit.Charts;
using BiasAudit.Comparing;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Html;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Tables;

namespace BiasAudit.Cli.Commands;

/// <summary>Lays two audits side by side.</summary>
internal sealed class CompareCommand : Verb
{
    private readonly Argument<string> _before = new("a") { Description = "The first audit: an audit.json, or the folder that holds it." };
    private readonly Argument<string> _after = new("b") { Description = "The second audit." };
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder for comparison.html, comparison.md, comparison.json and tables; without it the page is printed as Markdown.", HelpName = "folder",
    };

    public CompareCommand() : base("compare", "Lay two audits side by side: what is new, gone, more and less.")
    {
        Add(_before);
        Add(_after);
        Add(_output);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var after = ReportCommand.Load(parsed.GetRequiredValue(_after));
        var comparison = AuditComparison.Of(ReportCommand.Load(parsed.GetRequiredValue(_before)), after);
        var result = ComparisonResult.Of(comparison, after);
        if (parsed.GetValue(_output) is { } folder) Write(folder, comparison, result);
        else
        {
            using var stdout = Console.OpenStandardOutput();
            MarkdownReport.Write(result, stdout);
        }
        return ExitCode.Pass;
    }

    private static void Write(string folder, AuditComparison comparison, AuditResult result)
    {
        OutputFile.Write(Path.Combine(folder, "comparison.html"), stream => HtmlReport.Write(result, new ScottPlotRenderer(), stream));
        OutputFile.Write(Path.Combine(folder, "comparison.md"), stream => MarkdownReport.Write(result, stream));
        OutputFile.Write(Path.Combine(folder, "comparison.json"), stream => ComparisonJson.Write(comparison, stream));
        foreach (var format in new[] { ".csv", ".parquet" }) ReportFolder.WriteTables(Path.Combine(folder, "tables"), result, format);
    }
}
