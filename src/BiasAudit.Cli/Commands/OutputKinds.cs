using System.CommandLine;
using BiasAudit.Charts;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Cards;
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
    private static readonly Dictionary<string, Action<AuditResult, CorpusAbout, string>> Kinds = new(StringComparer.Ordinal)
    {
        ["html"] = (result, _, path) => OutputFile.Write(path, stream => HtmlReport.Write(result, new ScottPlotRenderer(), stream)),
        ["md"] = (result, _, path) => OutputFile.Write(path, stream => MarkdownReport.Write(result, stream)),
        ["json"] = (result, _, path) => OutputFile.Write(path, stream => AuditJson.Write(result, stream)),
        ["csv"] = (result, _, path) => ReportFolder.WriteTables(path, result, ".csv"),
        ["tables"] = (result, _, path) => ReportFolder.WriteTables(path, result, ".parquet"),
        ["charts"] = (result, _, path) => ReportFolder.WriteCharts(path, result, new ScottPlotRenderer()),
        ["summary"] = (result, _, path) => OutputFile.Write(path, stream => JobSummary.Write(result, stream)),
        ["sarif"] = (result, _, path) => OutputFile.Write(path, stream => SarifReport.Write(result, stream)),
        ["sarif-full"] = (result, _, path) => OutputFile.Write(path, stream => SarifReport.Write(result, stream, full: true)),
        ["junit"] = (result, _, path) => OutputFile.Write(path, stream => JUnitReport.Write(result, stream)),
        ["croissant"] = (result, about, path) => OutputFile.Write(path, stream => CroissantReport.Write(result, about, stream)),
        ["card"] = (result, about, path) => OutputFile.Rewrite(path, card => DatasetCard.Update(result, about, card)),
        ["eu"] = (result, about, path) => EuSummary.Write(result, about, path),
        ["approval"] = (result, _, path) => OutputFile.Write(path, stream => Binding.WriteApproval(result, stream)),
    };

    public static Option<string[]> Option(bool required) => new("--output", "-o")
    {
        Description = $"What to write and where, such as html=report.html. Kinds: {string.Join(", ", Kinds.Keys)}; csv, tables, charts and eu are folders.",
        HelpName = "kind=path", Required = required, Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> About() => new("--about")
    {
        Description = "What the audit cannot know, for croissant, card and eu: a YAML file with name, description, license, url, creator, datePublished, version.",
        HelpName = "file",
    };

    /// <summary>The writers that were asked for, each with its place; a wrong one is said to be so before anything is written.</summary>
    public static List<Action<AuditResult>> Read(IEnumerable<string>? outputs, string? about)
    {
        var said = about is null ? new() : CorpusAbout.Load(about);
        return [.. (outputs ?? []).Select(Read).Select(output => (Action<AuditResult>)(result => output.Write(result, said, output.Path)))];
    }

    private static (Action<AuditResult, CorpusAbout, string> Write, string Path) Read(string output)
    {
        var at = output.IndexOf('=', StringComparison.Ordinal);
        var kind = at < 0 ? output : output[..at];
        if (Kinds.TryGetValue(kind, out var write) && at > 0 && at + 1 < output.Length) return (write, output[(at + 1)..]);
        var near = Spelling.Nearest(kind, Kinds.Keys);
        throw new AuditException("BA1002", $"'{output}' names no kind of output with a path", "--output",
            $"{(near is null ? "" : $"Did you mean '{near}=PATH'? ")}Kinds: {string.Join(", ", Kinds.Keys)}.");
    }
}
