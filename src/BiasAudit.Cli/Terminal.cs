using System.CommandLine;
using Spectre.Console;

namespace BiasAudit.Cli;

/// <summary>Where a verb writes: results to stdout, everything else to stderr.</summary>
internal sealed class Terminal(ParseResult parsed)
{
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print errors only.", Recursive = true };

    public static Option<string> Verbosity { get; } = Levels(new("--verbosity", "-v")
    {
        Description = "How much to print; diag adds stack traces.", HelpName = "level", Recursive = true,
    });

    public static Option<string> Color { get; } = Choices(new("--color")
    {
        Description = "Whether to color: auto, always or never. NO_COLOR and TERM=dumb are honored.", HelpName = "when", Recursive = true,
    });

    private IAnsiConsole? _results;
    private IAnsiConsole? _messages;

    /// <summary>Stdout: what was asked for.</summary>
    public IAnsiConsole Results => _results ??= Open(Console.Out, Console.IsOutputRedirected);

    /// <summary>Stderr: progress and remarks.</summary>
    public IAnsiConsole Messages => _messages ??= Open(Console.Error, Console.IsErrorRedirected);

    /// <summary>The columns of stdout; 0 where it is a file or a pipe, whose lines have no end.</summary>
    public int Columns => Console.IsOutputRedirected ? 0 : Results.Profile.Width;

    public bool IsQuiet => parsed.GetValue(Quiet) || parsed.GetValue(Verbosity) is "quiet" or "q";

    /// <summary>Whether progress may be drawn: a terminal that can move its cursor, and nobody asked for silence.</summary>
    public bool ShowsProgress => !IsQuiet && !Console.IsErrorRedirected && !IsDumb;

    public static bool IsDiagnostic(ParseResult parsed) => parsed.GetValue(Verbosity) is "diagnostic" or "diag";

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is "dumb";

    /// <summary>An empty NO_COLOR counts as not set (no-color.org).</summary>
    private static bool IsPlain => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var when = parsed.GetValue(Color) ?? "auto";
        var ansi = when == "always" || (when == "auto" && !redirected && !IsDumb);
        var console = AnsiConsole.Create(new()
        {
            Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ansi && (when == "always" || !IsPlain) ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            // The build services that Spectre.Console knows would turn colors on again in pipes and files.
            Enrichment = new() { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        // A width that cannot be detected counts as 80: that breaks lines in files, and a break could put text where a line begins.
        if (redirected) console.Profile.Width = 10_000;
        return console;
    }

    private static Option<string> Levels(Option<string> option) =>
        option.AcceptOnlyFromAmong("quiet", "q", "minimal", "m", "normal", "n", "detailed", "d", "diagnostic", "diag");

    private static Option<string> Choices(Option<string> option) => option.AcceptOnlyFromAmong("auto", "always", "never");
}
