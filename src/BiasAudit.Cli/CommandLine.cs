using System.CommandLine;
using System.CommandLine.Invocation;
using BiasAudit.Cli.Commands;

namespace BiasAudit.Cli;

/// <summary>The command: which verbs it has, and what becomes of what they throw.</summary>
internal static class CommandLine
{
    /// <summary>The verbs, in the order of the help. A new verb is a file in Commands and a line here.</summary>
    private static RootCommand Root() => new("Audits a text corpus before it trains a language model.")
    {
        new AuditCommand(),
        new ScanCommand(),
        new MergeCommand(),
        new GateCommand(),
        new CompareCommand(),
        new ReportCommand(),
        new InspectCommand(),
        new ExplainCommand(),
        new SampleCommand(),
        new PolicyCommand(),
        Terminal.Quiet,
        Terminal.Verbosity,
        Terminal.Color,
    };

    /// <summary>Parses, runs and turns every outcome into an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        GuardedWriter.Install();
        var root = Root();
        root.HelpName = "biasaudit";
        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction || parsed.Tokens.Any(UsageErrors.IsMistakenOption)) throw UsageErrors.Of(parsed);
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
        }
        catch (Exception failure)
        {
            return Failures.Report(failure, Terminal.IsDiagnostic(parsed));
        }
        finally
        {
            Console.Out.Flush();
            Console.Error.Flush();
        }
    }
}
