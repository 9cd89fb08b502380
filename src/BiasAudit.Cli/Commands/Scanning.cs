using BiasAudit.Cli.Printing;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using Spectre.Console;

namespace BiasAudit.Cli.Commands;

/// <summary>Opens and scans a corpus while the terminal shows how far it is.</summary>
internal static class Scanning
{
    public static Measuring.Profile Run(IReadOnlyList<string> inputs, AuditOptions options, Terminal terminal, CancellationToken cancellation)
    {
        if (!terminal.IsQuiet && terminal.ShowsProgress) terminal.Messages.WriteLine($"Opening {Audit.NameOf(inputs)}");
        var corpus = Corpus.Open(inputs, options.Corpus);
        if (corpus.Shards.IsEmpty) throw NoShard(inputs);
        if (terminal.ShowsProgress) options = options with { Told = terminal.Messages.WriteLine };
        var progress = new ScanProgress();
        using var line = ProgressLine.Start(progress, terminal);
        return Profiler.Scan(corpus, options, progress, cancellation);
    }

    public static AuditException NoShard(IReadOnlyList<string> inputs) => new(
        "BA3001", "no file of a known format was found", string.Join(", ", inputs), "Give files, folders or globs of .parquet, .jsonl, .jsonl.gz or .jsonl.zst.");
}
