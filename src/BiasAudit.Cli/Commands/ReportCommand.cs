using System.CommandLine;
using BiasAudit.Measuring;
using BiasAudit.Reporting.Json;

namespace BiasAudit.Cli.Commands;

/// <summary>Renders a saved audit again.</summary>
internal sealed class ReportCommand : Verb
{
    private readonly Argument<string> _audit = new("audit") { Description = "An audit.json, or the folder that holds it." };
    private readonly Option<string[]> _outputs = OutputKinds.Option(required: true);
    private readonly Option<string?> _about = OutputKinds.About();

    public ReportCommand() : base("report", "Render a saved audit again.")
    {
        Add(_audit);
        Add(_outputs);
        Add(_about);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var outputs = OutputKinds.Read(parsed.GetRequiredValue(_outputs), parsed.GetValue(_about));
        var result = Load(parsed.GetRequiredValue(_audit));
        foreach (var write in outputs)
        {
            cancellation.ThrowIfCancellationRequested();
            write(result);
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
}
