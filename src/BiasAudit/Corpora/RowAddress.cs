namespace BiasAudit.Corpora;

/// <summary>Where a document lies: the evidence that leads from a number back to a row.</summary>
/// <param name="Shard">The key of the shard, <see cref="Shard.Key"/>; stable across machines and merges.</param>
/// <param name="RowGroup">The row group, from 0; 0 in formats without row groups.</param>
/// <param name="Row">The row within the shard, from 0.</param>
public readonly record struct RowAddress(ulong Shard, int RowGroup, long Row);
