using BiasAudit.Corpora;
using BiasAudit.Reporting;
using Spectre.Console;

namespace BiasAudit.Cli.Printing;

/// <summary>The columns and roles that several shards share; shards of one schema are printed once.</summary>
internal sealed record Schema(string Format, string Columns, string Roles, string? Error)
{
    private const int MostPaths = 3;

    private const char Line = '\n';

    public static Schema Of(Shard shard)
    {
        return new(
            shard.Format,
            string.Join(Line, shard.Columns.Select(column => $"{VisibleText.Of(column.Path)}  {VisibleText.Of(column.Type)}")),
            string.Join(Line, shard.Roles.Select(choice => $"{choice.Role.ToString().ToLowerInvariant(),-9} {VisibleText.Of(choice.Column)}: {VisibleText.Of(choice.Reason)}")),
            shard.Error is { } error ? $"{error.Code}: {VisibleText.Of(error.What)}" : null);
    }

    public void Print(IAnsiConsole console, IReadOnlyList<string> paths)
    {
        var more = paths.Count > MostPaths ? $" and {NumberText.Count(paths.Count - MostPaths)} more" : "";
        console.WriteLine($"file {string.Join(", ", paths.Take(MostPaths).Select(VisibleText.Of))}{more} ({Format})", new(decoration: Decoration.Bold));
        if (Error is not null) PrintPart(console, "cannot be read", Error);
        else
        {
            PrintPart(console, "columns", Columns);
            PrintPart(console, "roles", Roles.Length > 0 ? Roles : "none was detected: give --text COLUMN");
        }
        console.WriteLine();
    }

    private static void PrintPart(IAnsiConsole console, string title, string lines)
    {
        console.WriteLine("  " + title, new(decoration: Decoration.Dim));
        foreach (var line in lines.Split(Line)) console.WriteLine("    " + line);
    }
}
