using System.CommandLine;
using BiasAudit.Reporting;
using BiasAudit.Text;
using Spectre.Console;

namespace BiasAudit.Cli.Commands;

/// <summary>Prints what a measure or rule means: definition, formula, source, limits.</summary>
internal sealed class ExplainCommand : Verb
{
    private readonly Argument<string> _id = new("measure") { Description = "The id of a measure or rule, or the beginning of some." };

    public ExplainCommand() : base("explain", "Print the definition, formula, source and limits of a measure or rule.") => Add(_id);

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(_id);
        if (Definitions.Of(id) is { } definition) Print(terminal.Results, string.Join(", ", definition.Names), definition.Text);
        else if (BeginningWith(id) is { Count: > 0 } names)
            foreach (var name in names) terminal.Results.WriteLine(name);
        else throw Unknown(id);
        return ExitCode.Pass;
    }

    private static void Print(IAnsiConsole console, string names, string text)
    {
        console.WriteLine(names, new(decoration: Decoration.Bold));
        console.WriteLine();
        console.WriteLine(text);
    }

    private static List<string> BeginningWith(string id) => [.. Definitions.All.SelectMany(definition => definition.Names)
        .Where(name => name.StartsWith(id, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static AuditException Unknown(string id)
    {
        var near = Spelling.Nearest(id, Definitions.All.SelectMany(definition => definition.Names));
        return new("BA1003", $"'{id}' is no measure and no rule", "biasaudit explain",
            near is null ? "Give the beginning of an id, such as 'provenance', to list what there is." : $"Did you mean '{near}'?");
    }
}
