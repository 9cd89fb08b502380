using System.CommandLine;
using BiasAudit.Charts;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Html;
using BiasAudit.Reporting.Json;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Text;

namespace BiasAudit.Cli.Commands;

/// <summary>Renders a saved audit again.</summary>
internal sealed class ReportCommand : Verb
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
    };

    private readonly Argument<string> _audit = new("audit") { Description = "An audit.json, or the folder that holds it." };
    private readonly Option<string[]> _outputs = new("--output", "-o")
    {
        Description = $"What to write and where, such as html=report.html. Kinds: {string.Join(", ", Kinds.Keys)}; csv, tables and charts are folders.",
        HelpName = "kind=path", Required = true, Arity = ArgumentArity.OneOrMore,
    };

    public ReportCommand() : base("report", "Render a saved audit again.")
    {
        Add(_audit);
        Add(_outputs);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var outputs = parsed.GetRequiredValue(_outputs).Select(Read).ToList();
        var result = Load(parsed.GetRequiredValue(_audit));
        foreach (var (write, path) in outputs)
        {
            cancellation.ThrowIfCancellationRequested();
            write(result, path);
        }
        return ExitCode.Pass;
    }

    /// <summary>Reads an audit from its file or its folder.</summary>
    internal static AuditResult Load(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, "audit.json") : path;
        using var stream = OutputFile.Open(file);
        return AuditJson.Read(stream, file);
    }

    private static (Action<AuditResult, string> Write, string Path) Read(string output)
    {
        var at = output.IndexOf('=', StringComparison.Ordinal);
        var kind = at < 0 ? output : output[..at];
        if (Kinds.TryGetValue(kind, out var write) && at > 0 && at + 1 < output.Length) return (write, output[(at + 1)..]);
        var near = Spelling.Nearest(kind, Kinds.Keys);
        throw new AuditException("BA1002", $"'{output}' names no kind of output with a path", "biasaudit report --output",
            $"{(near is null ? "" : $"Did you mean '{near}=PATH'? ")}Kinds: {string.Join(", ", Kinds.Keys)}.");
    }
}
