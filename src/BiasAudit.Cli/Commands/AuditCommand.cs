using System.CommandLine;
using BiasAudit.Cli.Printing;
using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Cli.Commands;

/// <summary>Measures a corpus and writes its report.</summary>
internal sealed class AuditCommand : Verb
{
    private readonly ScanOptions _scan;
    private readonly Option<string?> _output = OutputFolder.Option();
    private readonly Option<string?> _name = OutputFolder.NameOption();

    public AuditCommand() : base("audit", "Measure a corpus and write its report.")
    {
        _scan = new(this);
        Add(_output);
        Add(_name);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var clock = Clock.Start();
        var inputs = parsed.GetRequiredValue(_scan.Inputs);
        var profile = Scanning.Run(inputs, _scan.Read(parsed), terminal, cancellation);
        var result = Audit.Conclude(profile, parsed.GetValue(_name) ?? Audit.NameOf(inputs)) with
        {
            Reproduction = clock.Stop(_scan.CommandOf(parsed, "audit"), profile.Options),
        };
        return OutputFolder.Finish(parsed.GetValue(_output), result, profile, terminal, cancellation);
    }
}
