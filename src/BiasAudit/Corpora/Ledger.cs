namespace BiasAudit.Corpora;

/// <summary>The account of every row: what was read equals what was measured plus every kind of loss.</summary>
/// <param name="Read">Rows the shard holds, as far as it could be read or its footer declares them.</param>
/// <param name="Measured">Rows that became documents.</param>
/// <param name="Null">Rows whose text is null.</param>
/// <param name="Blank">Rows whose text is empty or has only characters of the Unicode property White_Space.</param>
/// <param name="Undecodable">
/// Rows whose text is in no way UTF-8: stretches of invalid bytes are at least half of its characters without white space.
/// A text with less damage is measured, with U+FFFD in place of each stretch.
/// </param>
/// <param name="Failed">Rows lost to a damaged shard, page or line; of a shard that cannot be opened, the rows it declares.</param>
/// <param name="NotSampled">Rows left out by sampling.</param>
public readonly record struct Ledger(
    long Read, long Measured, long Null, long Blank, long Undecodable, long Failed, long NotSampled)
{
    /// <summary>Whether every row is accounted for.</summary>
    public bool Balances => Read == Measured + Null + Blank + Undecodable + Failed + NotSampled;

    /// <summary>Adds two accounts, line by line.</summary>
    public static Ledger operator +(Ledger a, Ledger b) => new(
        a.Read + b.Read, a.Measured + b.Measured, a.Null + b.Null, a.Blank + b.Blank,
        a.Undecodable + b.Undecodable, a.Failed + b.Failed, a.NotSampled + b.NotSampled);
}
