using System.CommandLine;
using System.Text;
using BiasAudit.Policies;
using BiasAudit.Reviewing;

namespace BiasAudit.Cli.Commands;

/// <summary>Draws rows for people to label.</summary>
internal sealed class SampleCommand : Verb
{
    private readonly ScanOptions _scan;
    private readonly Option<int> _rows = new("--rows", "-n")
    {
        Description = "How many rows: of the corpus, or with --by of each group.", HelpName = "N", DefaultValueFactory = _ => 4000,
    };

    private readonly Option<string> _by = new("--by") { Description = "Draw from each source or language by itself.", HelpName = "what" };
    private readonly Option<bool> _mask = new("--mask") { Description = "Mask addresses, numbers and keys in the text." };
    private readonly Option<string?> _policy = new("--policy", "-p") { Description = "A policy whose data.columns name the columns, as audit reads them.", HelpName = "file" };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The sheet to write, CSV.", HelpName = "file", Required = true };

    public SampleCommand() : base("sample", "Draw a uniform, seeded sample as a labeling sheet.")
    {
        _scan = new(this);
        _by.AcceptOnlyFromAmong("source", "language");
        _rows.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(_rows) < 1) result.AddError("--rows must be at least 1");
        });
        Add(_rows);
        Add(_by);
        Add(_mask);
        Add(_policy);
        Add(_output);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = parsed.GetValue(_policy) is { } policy ? JudgingOptions.Apply(PolicyResolver.Load(policy), _scan.Read(parsed)) : _scan.Read(parsed);
        var by = parsed.GetValue(_by) switch { "source" => SampleBy.Source, "language" => SampleBy.Language, _ => SampleBy.Corpus };
        var outcome = SampleSheet.Draw(parsed.GetRequiredValue(_scan.Inputs), new(parsed.GetValue(_rows), options.Seed, by, parsed.GetValue(_mask)), options, cancellation);
        if (outcome.Rows.IsEmpty) throw new AuditException("BA3003", "nothing was drawn: no row holds text", string.Join(", ", parsed.GetRequiredValue(_scan.Inputs)), "Choose the text column with --text.");
        OutputFile.Write(parsed.GetRequiredValue(_output), stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
            SampleSheet.Write(outcome.Rows, writer);
        });
        if (terminal.IsQuiet) return ExitCode.Pass;
        Console.Error.WriteLine($"{outcome.Rows.Length} rows drawn of {outcome.Ledger.Measured}, seed {options.Seed}."
            + (outcome.GroupsLeftOut ? " There are more groups than a sheet holds: groups were drawn too." : ""));
        Console.Error.WriteLine("Fill the column 'label': pass or fail; or CC, CB, CS (pass), X, WL, NL (fail). Then name the sheet in a rule of review.pass-rate.");
        return ExitCode.Pass;
    }
}
