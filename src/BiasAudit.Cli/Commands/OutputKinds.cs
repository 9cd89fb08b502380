using System.CommandLine;
using BiasAudit.Charts;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Html;
using BiasAudit.Reporting.JUnit;
using BiasAudit.Reporting.Json;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Sarif;
using BiasAudit.Text;

namespace BiasAudit.Cli.Commands;

/// <summary>What <c>--output KIND=PATH</c> can write.</summary>
internal static class OutputKinds
{
    /// <summary>The kinds of output. A new writer is a line here.</summary>
    private static readonly Dictionary<string, Action<AuditResult, string>> Kinds = new(StringComparer.Ordinal)
    {
        ["html"] = (result, path) => OutputFile.Write(path, stream => HtmlReport.Write(result, new ScottPlotRenderer(), stream)),
        ["md"] = (result, path) => OutputFile.Write(path, stream => MarkdownReport.Write(result, stream)),
        ["json"] = (result, path) => OutputFile.Write(path, stream => AuditJson.Write(result, stream)),
        ["csv"] = (result, path) => ReportFolder.WriteTables(path, result, ".csv"),
        ["tables"] = (result, path) => ReportFolder.WriteTables(path, result, ".parquet"),
        ["charts"] = (result, path) => ReportFolder.WriteCharts(path, result, new ScottPlotRenderer()),
        ["summary"] = (result, path) => OutputFile.Write(path, stream => JobSummary.Write(result, stream)),
        ["sarif"] = (result, path) => OutputFile.Write(path, stream => SarifReport.Write(result, stream)),
        ["sarif-full"] = (result, path) => OutputFile.Write(path, stream => SarifReport.Write(result, stream, full: true)),
        ["junit"] = (result, path) => OutputFile.Write(path, stream => JUnitReport.Write(result, stream)),
        ["approval"] = (result, path) => OutputFile.Write(path, stream => Binding.WriteApproval(result, stream)),
    };

    public static Option<string[]> Option(bool required) => new("--output", "-o")
    {
        Description = $"What to write and where, such as html=report.html. Kinds: {string.Join(", ", Kinds.Keys)}; csv, tables and charts are folders.",
        HelpName = "kind=path", Required = required, Arity = ArgumentArity.OneOrMore,
    };

    public static List<(Action<AuditResult, string> Write, string Path)> Read(IEnumerable<string>? outputs) => [.. (outputs ?? []).Select(Read)];

    private static (Action<AuditResult, string> Write, string Path) Read(string output)
    {
        var at = output.IndexOf('=', StringComparison.Ordinal);
        var kind = at < 0 ? output : output[..at];
        if (Kinds.TryGetValue(kind, out var write) && at > 0 && at + 1 < output.Length) return (write, output[(at + 1)..]);
        var near = Spelling.Nearest(kind, Kinds.Keys);
        throw new AuditException("BA1002", $"'{output}' names no kind of output with a path", "--output",
            $"{(near is null ? "" : $"Did you mean '{near}=PATH'? ")}Kinds: {string.Join(", ", Kinds.Keys)}.");
    }
}
