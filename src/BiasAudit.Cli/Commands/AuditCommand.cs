using System.CommandLine;
using BiasAudit.Cli.Printing;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Reporting;

namespace BiasAudit.Cli.Commands;

/// <summary>Measures a corpus and writes its report.</summary>
internal sealed class AuditCommand : Verb
{
    private readonly ScanOptions _scan;
    private readonly JudgingOptions _judging;
    private readonly Option<string?> _output = OutputFolder.Option();
    private readonly Option<string?> _name = OutputFolder.NameOption();

    public AuditCommand() : base("audit", "Measure a corpus and write its report.")
    {
        _scan = new(this);
        _judging = new(this, _scan.AsOf);
        Add(_output);
        Add(_name);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var clock = Clock.Start();
        var inputs = parsed.GetRequiredValue(_scan.Inputs);
        // A policy that cannot judge is said to be so before the corpus is read.
        (ResolvedPolicy Policy, JudgingTerms Terms)? judging = _judging.IsGiven(parsed) ? _judging.Prepare(parsed, terminal) : null;
        var options = judging is null ? _scan.Read(parsed) : JudgingOptions.Apply(judging.Value.Policy, _scan.Read(parsed));
        var profile = Scanning.Run(inputs, options, terminal, cancellation);
        profile.Name = parsed.GetValue(_name) ?? Audit.NameOf(inputs);
        var result = Audit.Conclude(profile, profile.Name) with
        {
            Reproduction = clock.Stop(_scan.CommandOf(parsed, "audit"), profile.Options),
        };
        if (judging is not var (policy, terms)) return OutputFolder.Finish(parsed.GetValue(_output), result, profile, terminal, cancellation);
        result = PolicyJudge.Judge(result, policy, terms);
        var code = OutputFolder.Finish(parsed.GetValue(_output), result, profile, terminal, cancellation);
        GateCommand.Print(result, terminal, GateSummary.Closing(result));
        return code == ExitCode.Pass ? result.Judgement!.ExitCode : code;
    }
}
