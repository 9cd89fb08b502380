using System.CommandLine;
using BiasAudit.Charts;
using BiasAudit.Cli.Printing;
using BiasAudit.Measuring;
using BiasAudit.Reporting;

namespace BiasAudit.Cli.Commands;

/// <summary>How verbs that report end: the folder, the summary, the exit code.</summary>
internal static class OutputFolder
{
    public static Option<string?> Option() => new("--output", "-o")
    {
        Description = "The folder of the report; without it only the summary is printed.", HelpName = "folder",
    };

    public static Option<string?> NameOption() => new("--name") { Description = "The name of the corpus in the report.", HelpName = "name" };

    public static int Finish(string? folder, AuditResult result, Profile profile, Terminal terminal, CancellationToken cancellation)
    {
        if (folder is not null) ReportFolder.Write(folder, result, new ScottPlotRenderer(), profile.Save, cancellation: cancellation);
        if (!terminal.IsQuiet) Summary.Print(result, folder, terminal.Results);
        if (result.Ledger.Measured > 0) return ExitCode.Pass;
        var error = result.Shards.SelectMany(shard => shard.Errors).FirstOrDefault();
        throw error is not null ? new AuditException(error)
            : new AuditException("BA3003", $"nothing was measured: {NumberText.Count(result.Ledger.Read)} rows were read and none holds text", result.Name,
                "Choose the text column with --text, or give inputs that hold text.");
    }
}
