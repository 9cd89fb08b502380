using System.CommandLine;

namespace BiasAudit.Cli.Commands;

/// <summary>One verb of the command: its arguments and options are its children, <see cref="Run"/> does it.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description) : base(name, description) =>
        // The signal handler can only cancel what does not hold its thread.
        SetAction((ParseResult parsed, CancellationToken cancellation) =>
            Task.Run(() => Run(parsed, new(parsed), cancellation), CancellationToken.None));

    /// <summary>Does it and returns the exit code; throws <see cref="AuditException"/> for what the user can mend.</summary>
    protected abstract int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation);
}
