using System.CommandLine;
using BiasAudit.Policies;
using BiasAudit.Reporting;
using BiasAudit.Text;
using Spectre.Console;

namespace BiasAudit.Cli.Commands;

/// <summary>Prints what a measure or rule means: definition, formula, source, limits.</summary>
internal sealed class ExplainCommand : Verb
{
    private readonly Argument<string> _id = new("measure") { Description = "The id of a measure or of a preset's rule, or the beginning of some." };

    public ExplainCommand() : base("explain", "Print the definition, formula, source and limits of a measure or rule.") => Add(_id);

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(_id);
        if (Definitions.Of(id) is { } definition) Print(terminal.Results, string.Join(", ", definition.Names), definition.Text);
        else if (RuleOf(id) is { } rule) Print(terminal.Results, $"{id} ({Preset.Prefix}{rule.Preset})", rule.Text);
        else if (Names().Where(name => name.StartsWith(id, StringComparison.Ordinal)).ToList() is { Count: > 0 } names)
            foreach (var name in names) terminal.Results.WriteLine(name);
        else if (Spelling.Nearest(id, Names()) is { } near) throw Unknown(id, $"Did you mean '{near}'?");
        else if (Definitions.Chapter(id) is { } chapter) Print(terminal.Results, id, chapter.Text);
        else throw Unknown(id, "Give the beginning of an id, such as 'quality', to list what there is.");
        return ExitCode.Pass;
    }

    private static void Print(IAnsiConsole console, string names, string text)
    {
        console.WriteLine(names, new(decoration: Decoration.Bold));
        console.WriteLine();
        console.WriteLine(text);
    }

    /// <summary>A rule as the first preset that has it writes it, with its limits and its reason.</summary>
    private static (string Preset, string Text)? RuleOf(string id)
    {
        foreach (var preset in Preset.Names)
        {
            var lines = Preset.Text(preset)!.Split('\n');
            var start = Array.FindIndex(lines, line => IdOf(line) == id);
            if (start >= 0) return (preset, string.Join('\n', lines.Skip(start + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Prepend(lines[start])).Trim());
        }
        return null;
    }

    private static IEnumerable<string> Names() => Definitions.All.SelectMany(definition => definition.Names)
        .Concat(Preset.Names.SelectMany(preset => Preset.Text(preset)!.Split('\n').Select(IdOf)).OfType<string>())
        .Distinct().Order(StringComparer.Ordinal);

    private static string? IdOf(string line) => line.TrimStart() is var text && text.StartsWith("- id: ", StringComparison.Ordinal) ? text["- id: ".Length..].Trim() : null;

    private static AuditException Unknown(string id, string remedy) => new("BA1003", $"'{id}' is no measure and no rule", "biasaudit explain", remedy);
}
