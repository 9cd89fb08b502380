using System.CommandLine;
using BiasAudit.Cli.Printing;
using BiasAudit.Corpora;

namespace BiasAudit.Cli.Commands;

/// <summary>Shows how a corpus would be read: its columns, which roles they play and why, ten masked rows.</summary>
internal sealed class InspectCommand : Verb
{
    private readonly ScanOptions _scan;

    public InspectCommand() : base("inspect", "Show the schema, the detected roles and why, and ten masked rows.") => _scan = new(this);

    protected override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = _scan.Read(parsed);
        var corpus = Corpus.Open(parsed.GetRequiredValue(_scan.Inputs), options.Corpus);
        if (corpus.Shards.IsEmpty) throw Scanning.NoShard(parsed.GetRequiredValue(_scan.Inputs));
        var schemas = corpus.Shards.GroupBy(Schema.Of).ToList();
        foreach (var schema in schemas) schema.Key.Print(terminal.Results, [.. schema.Select(shard => shard.Path)]);
        if (options.Evidence) SampleRows.Print(corpus, terminal.Results, cancellation);
        return corpus.Shards.All(shard => shard.Error is not null) ? throw new AuditException(corpus.Shards[0].Error!) : ExitCode.Pass;
    }
}
