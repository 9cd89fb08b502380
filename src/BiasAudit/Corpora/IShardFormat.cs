using System.Collections.Immutable;
using BiasAudit.Corpora.Roles;

namespace BiasAudit.Corpora;

/// <summary>Reads shards of one format.</summary>
internal interface IShardFormat
{
    /// <summary>Looks at a shard: its columns with their first values, its rows and row groups.</summary>
    ShardSchema Inspect(Shard shard);

    /// <summary>Reads one slice and hands its rows over, batch by batch.</summary>
    SliceOutcome Read(Slice slice, Action<Batch> consume, CancellationToken cancellation);
}

/// <summary>What a look at a shard told.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Rows that are declared; null where only reading tells.</param>
/// <param name="RowsOfGroups">Rows of each row group; none where the format has no row groups.</param>
internal sealed record ShardSchema(IReadOnlyList<ColumnLook> Columns, long? Rows, ImmutableArray<long> RowsOfGroups);
