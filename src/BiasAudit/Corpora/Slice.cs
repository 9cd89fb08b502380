using System.Collections.Immutable;

namespace BiasAudit.Corpora;

/// <summary>The unit of parallel work: one row group, or one whole file where the format has none.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="RowGroup">The row group, from 0.</param>
/// <param name="FirstRow">The number of its first row within the shard.</param>
/// <param name="Rows">Its rows as the footer declares them; null where only reading tells.</param>
public sealed record Slice(Shard Shard, int RowGroup, long FirstRow, long? Rows);

/// <summary>What reading a slice gave besides its batches.</summary>
/// <param name="Read">Rows read or declared.</param>
/// <param name="Failed">Rows that were lost, and never reached a batch.</param>
/// <param name="Errors">Why rows were lost.</param>
public sealed record SliceOutcome(long Read, long Failed, ImmutableArray<CorpusError> Errors);
