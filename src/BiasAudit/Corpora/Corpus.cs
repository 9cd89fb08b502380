using System.Collections.Immutable;
using BiasAudit.Corpora.Jsonl;
using BiasAudit.Corpora.Parquet;

namespace BiasAudit.Corpora;

/// <summary>All inputs of one audit, opened: their shards, schemas and roles. Reading is by slice and thread-safe.</summary>
public sealed class Corpus
{
    private readonly ImmutableDictionary<string, IShardFormat> _formats;

    private Corpus(ImmutableArray<Shard> shards, CorpusOptions options, ImmutableDictionary<string, IShardFormat> formats) =>
        (Shards, Options, _formats) = (shards, options, formats);

    /// <summary>The shards, ordered by path.</summary>
    public ImmutableArray<Shard> Shards { get; }

    /// <summary>How the corpus was opened.</summary>
    public CorpusOptions Options { get; }

    /// <summary>The slices of all readable shards, in order.</summary>
    public IEnumerable<Slice> Slices => Shards.Where(shard => shard.Error is null).SelectMany(shard => shard.Slices());

    /// <summary>Finds and opens the shards of files, folders and globs.</summary>
    /// <exception cref="AuditException">BA3001: an input names no file. BA3042: no shard has a column that was given.</exception>
    public static Corpus Open(IReadOnlyList<string> inputs, CorpusOptions options)
    {
        var formats = Enum.GetValues<FileFormat>().ToImmutableDictionary(FileFormats.NameOf, FormatOf);
        ImmutableArray<Shard> shards =
            [.. ShardFinder.Find(inputs).AsParallel().AsOrdered().Select(file => ShardOpening.Open(file.Path, file.FullPath, options, name => formats[name]))];
        foreach (var (role, column) in options.Columns)
            if (shards.All(shard => shard.Columns.All(c => c.Path != column)) && shards.Any(shard => shard.Columns.Length > 0))
                throw new AuditException(CorpusErrors.UnknownColumn(role, column, shards.SelectMany(s => s.Columns).Select(c => c.Path).Distinct()));
        return new(shards, options, formats);
    }

    /// <summary>Reads one slice and hands its rows over, batch by batch. Damage is told in the outcome, never thrown.</summary>
    public SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation) =>
        _formats[slice.Shard.Format].Read(slice, consume, cancellation);

    private static IShardFormat FormatOf(FileFormat format) => format == FileFormat.Parquet ? new ParquetFormat() : new JsonlFormat(format);
}
