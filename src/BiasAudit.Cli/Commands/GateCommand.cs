using System.CommandLine;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Reporting.GitHub;
using BiasAudit.Reporting.Markdown;

namespace BiasAudit.Cli.Commands;

/// <summary>Judges a saved audit with a policy; the exit code is the verdict.</summary>
internal sealed class GateCommand : Verb
{
    private readonly Argument<string> _audit = new("audit") { Description = "An audit.json, or the folder that holds it." };
    private readonly JudgingOptions _judging;
    private readonly Option<string[]> _outputs = OutputKinds.Option(required: false);
    private readonly Option<string?> _about = OutputKinds.About();
    private readonly Option<string[]> _verify = new("--verify")
    {
        Description = "The corpus: fail when its bytes are not the audited ones.", HelpName = "input", Arity = ArgumentArity.OneOrMore,
    };

    public GateCommand() : base("gate", "Judge a saved audit with a policy; the exit code is the verdict.")
    {
        Add(_audit);
        _judging = new(this);
        Add(_verify);
        Add(_outputs);
        Add(_about);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var outputs = OutputKinds.Read(parsed.GetValue(_outputs), parsed.GetValue(_about));
        var policy = _judging.Policy(parsed, terminal);
        var result = PolicyJudge.Judge(ReportCommand.Load(parsed.GetRequiredValue(_audit)), policy, _judging.Terms(parsed, policy));
        if (parsed.GetValue(_verify) is { Length: > 0 } inputs) result = Binding.Verify(result, inputs, cancellation);
        foreach (var write in outputs) write(result);
        Print(result, terminal, GateSummary.Lines(result, terminal.Columns));
        return result.Judgement!.ExitCode;
    }

    /// <summary>The summary on one screen; on GitHub Actions also annotations and the job summary.</summary>
    internal static void Print(AuditResult result, Terminal terminal, IEnumerable<string> summary)
    {
        var lines = string.Join('\n', summary) + "\n";
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") != "true")
        {
            if (!terminal.IsQuiet) Console.Out.Write(lines);
            return;
        }
        Console.Out.Flush();
        WorkflowCommands.WriteAnnotations(result, GuardedWriter.Runner);
        WorkflowCommands.WriteFenced(lines, GuardedWriter.Runner);
        GuardedWriter.Runner.Flush();
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file) return;
        using var stream = new FileStream(file, FileMode.Append);
        JobSummary.Write(result, stream);
    }
}
