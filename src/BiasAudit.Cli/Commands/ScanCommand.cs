using System.CommandLine;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Spectre.Console;

namespace BiasAudit.Cli.Commands;

/// <summary>Measures a corpus, or one part of it, and saves the profile.</summary>
internal sealed class ScanCommand : Verb
{
    private readonly ScanOptions _scan;
    private readonly Option<string> _output = new("--output", "-o") { Description = "The profile to write.", HelpName = "file", Required = true };
    private readonly Option<string?> _name = OutputFolder.NameOption();
    private readonly Option<ScanPart?> _part = new("--shard")
    {
        Description = "Scan one of N parts, such as 2/7; merge adds the parts up.", HelpName = "I/N",
        CustomParser = result => ReadPart(result.Tokens[0].Value, result.AddError),
    };

    public ScanCommand() : base("scan", "Measure only, and save the profile.")
    {
        _scan = new(this);
        Add(_output);
        Add(_part);
        Add(_name);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = _scan.Read(parsed) with { Part = parsed.GetValue(_part) };
        var inputs = parsed.GetRequiredValue(_scan.Inputs);
        var profile = Scanning.Run(inputs, options, terminal, cancellation);
        profile.Name = parsed.GetValue(_name) ?? Audit.NameOf(inputs);
        var file = parsed.GetRequiredValue(_output);
        OutputFile.Write(file, profile.Save);
        if (!terminal.IsQuiet) terminal.Results.WriteLine($"{NumberText.Count(profile.Ledger.Measured)} documents of {NumberText.Count(profile.Ledger.Read)} rows: {file}");
        return ExitCode.Pass;
    }

    private static ScanPart? ReadPart(string text, Action<string> addError)
    {
        if (text.Split('/') is [var index, var count] && int.TryParse(index, out var i) && int.TryParse(count, out var n) && i >= 1 && i <= n) return new(i, n);
        addError($"--shard takes I/N with 1 <= I <= N, such as 2/7, not '{text}'");
        return null;
    }
}
