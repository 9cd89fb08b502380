using System.CommandLine;
using System.CommandLine.Parsing;
using BiasAudit.Text;

namespace BiasAudit.Cli;

/// <summary>Turns what the parser complains about into one error with a way out.</summary>
internal static class UsageErrors
{
    public static AuditException Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed);
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : parsed.Tokens.LastOrDefault(IsMistakenOption)?.Value;
        var what = unknown is not null ? $"'{unknown}' is not {Expected(command)}"
            : parsed.Tokens.Count == 0 ? "no command was given"
            : string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.')));
        return new("BA1001", what, path, Remedy(command, path, unknown));
    }

    /// <summary>An argument that takes many values also takes a misspelled option for one.</summary>
    public static bool IsMistakenOption(Token token) => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal);

    private static string PathOf(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
            names.Push(result.Command is RootCommand ? "biasaudit" : result.Command.Name);
        return string.Join(' ', names);
    }

    private static string Expected(Command command) =>
        command.Subcommands.Count > 0 ? "a command" : $"an option or argument of '{command.Name}'";

    private static string Remedy(Command command, string path, string? unknown)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        var near = unknown is null ? null : Spelling.Nearest(unknown, known);
        return (near is null ? "" : $"Did you mean '{near}'? ") + $"See: {path} --help";
    }
}
