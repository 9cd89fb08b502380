using BiasAudit.Corpora;
using BiasAudit.Sketches;

namespace BiasAudit.Measuring;

/// <summary>What a sample draws.</summary>
public enum SamplingUnit
{
    /// <summary>Single rows, by the seeded hash of their address.</summary>
    Rows,

    /// <summary>Whole row groups, by the same hash: faster, and a cluster sample, since neighbors share a source.</summary>
    RowGroups,
}

/// <summary>Which rows are measured: those whose seeded hash lies below the share, whatever the order, the threads and the split.</summary>
/// <param name="Share">The share of rows or row groups to draw, above 0 and up to 1; ignored when <paramref name="Rows"/> is given.</param>
/// <param name="Unit">What is drawn.</param>
/// <param name="Rows">About how many rows to draw; needs shards that declare their rows (Parquet).</param>
public sealed record Sampling(double Share, SamplingUnit Unit = SamplingUnit.Rows, long? Rows = null)
{
    /// <summary>Reads <c>5000</c> (about so many rows) or <c>2.5%</c>, with <c>:row-groups</c> behind it to draw whole row groups.</summary>
    /// <exception cref="AuditException">The text is neither (BA1020).</exception>
    public static Sampling Parse(string text)
    {
        var unit = text.EndsWith(":row-groups", StringComparison.Ordinal) ? SamplingUnit.RowGroups : SamplingUnit.Rows;
        var amount = unit == SamplingUnit.RowGroups ? text[..^":row-groups".Length] : text;
        if (amount.EndsWith('%') && double.TryParse(amount[..^1], out var percent) && percent is > 0 and <= 100) return new(percent / 100, unit);
        if (long.TryParse(amount, out var rows) && rows > 0) return new(1, unit, rows);
        throw new AuditException("BA1020", $"'{text}' is not a sample size.", "--sample", "Give a number of rows such as 5000 or a share such as 2.5%, with :row-groups to draw whole row groups.");
    }

    /// <summary>The same sampling with its share worked out for a corpus.</summary>
    /// <exception cref="AuditException">A number of rows was asked for and a shard does not declare its rows (BA1021).</exception>
    public Sampling For(Corpus corpus)
    {
        if (Rows is not { } rows) return this;
        var declared = 0L;
        foreach (var shard in corpus.Shards.Where(shard => shard.Error is null))
        {
            declared += shard.DeclaredRows ?? throw new AuditException(
                "BA1021", "A number of rows cannot be drawn where only reading tells how many there are.", shard.Path, "Give the sample as a share, such as 5%.");
        }
        return this with { Share = declared == 0 ? 1 : Math.Min(1, (double)rows / declared) };
    }

    /// <summary>Whether a row is drawn.</summary>
    public bool Takes(RowAddress address, ulong seed) => Unit == SamplingUnit.RowGroups || Below(EvidenceSample.HashOf(address, ~seed));

    /// <summary>Whether anything of a row group is drawn.</summary>
    public bool Takes(Shard shard, int rowGroup, ulong seed) =>
        Unit == SamplingUnit.Rows || Below(ConsistentSample.Join(ConsistentSample.Mix(shard.Key ^ ~seed), (ulong)rowGroup));

    // 53 bits of the hash as a number from 0 to 1.
    private bool Below(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53)) < Share;
}
