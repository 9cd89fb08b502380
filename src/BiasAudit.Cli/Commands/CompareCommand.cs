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
        var (one, other) = (parsed.GetRequiredValue(_before), parsed.GetRequiredValue(_after));
        var after = ReportCommand.Load(other);
        var comparison = AuditComparison.Of(ReportCommand.Load(one), after);
        var result = ComparisonResult.Of(comparison, after, ProfileOf(one) is { } old && ProfileOf(other) is { } fresh ? (old, fresh) : null);
        if (parsed.GetValue(_output) is { } folder) Write(folder, comparison, result);
        else
        {
            using var stdout = Console.OpenStandardOutput();
            MarkdownReport.Write(result, stdout);
        }
        return ExitCode.Pass;
    }

    // The profile lies beside the audit.json that was given or found.
    private static Measuring.Profile? ProfileOf(string audit)
    {
        var path = Path.Combine(Directory.Exists(audit) ? audit : Path.GetDirectoryName(Path.GetFullPath(audit))!, "profile.bap");
        if (!File.Exists(path)) return null;
        using var stream = OutputFile.Open(path);
        return Measuring.Profile.Load(stream, path);
    }

    private static void Write(string folder, AuditComparison comparison, AuditResult result)
    {
        OutputFile.Write(Path.Combine(folder, "comparison.html"), stream => HtmlReport.Write(result, new ScottPlotRenderer(), stream));
        OutputFile.Write(Path.Combine(folder, "comparison.md"), stream => MarkdownReport.Write(result, stream));
        OutputFile.Write(Path.Combine(folder, "comparison.json"), stream => ComparisonJson.Write(comparison, stream));
        foreach (var format in new[] { ".csv", ".parquet" }) ReportFolder.WriteTables(Path.Combine(folder, "tables"), result, format);
    }
}
