using System.CommandLine;
using Spectre.Console;

namespace BiasAudit.Cli.Commands;

/// <summary>Measures a corpus and writes its report.</summary>
internal sealed class AuditCommand : Verb
{
    private readonly ScanOptions _scan;
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder of the report.", HelpName = "folder" };

    public AuditCommand() : base("audit", "Measure a corpus and write its report.")
    {
        _scan = new(this);
        Add(_output);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var result = Audit.Run(parsed.GetRequiredValue(_scan.Inputs), _scan.Read(parsed), cancellation);
        terminal.Results.WriteLine(result.Ledger.ToString());
        return result.Ledger.Measured > 0 ? ExitCode.Pass : ExitCode.NothingMeasured;
    }
}
