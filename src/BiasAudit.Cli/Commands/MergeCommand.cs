using System.CommandLine;
using BiasAudit.Measuring;

namespace BiasAudit.Cli.Commands;

/// <summary>Adds up profiles and writes the report of all of them.</summary>
internal sealed class MergeCommand : Verb
{
    private readonly Argument<string[]> _profiles = new("profile") { Arity = ArgumentArity.OneOrMore, Description = "Profiles that scan or audit wrote." };
    private readonly Option<string?> _output = OutputFolder.Option();
    private readonly Option<string?> _name = OutputFolder.NameOption();

    public MergeCommand() : base("merge", "Merge profiles and report.")
    {
        Add(_profiles);
        Add(_output);
        Add(_name);
    }

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var clock = Clock.Start();
        var paths = parsed.GetRequiredValue(_profiles);
        var profile = Load(paths[0]);
        foreach (var path in paths.Skip(1))
        {
            cancellation.ThrowIfCancellationRequested();
            profile.Merge(Load(path));
        }
        profile.Name = parsed.GetValue(_name) ?? profile.Name;
        var result = Audit.Conclude(profile, profile.Name ??= "merged corpus") with
        {
            Reproduction = clock.Stop("biasaudit merge " + string.Join(' ', paths.Select(ShellText.Quote)), profile.Options),
        };
        return OutputFolder.Finish(parsed.GetValue(_output), result, profile, terminal, cancellation);
    }

    private static Profile Load(string path)
    {
        using var stream = OutputFile.Open(path);
        return Profile.Load(stream, path);
    }
}
