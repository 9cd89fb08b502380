using System.Collections.Immutable;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>A shard with the account of its rows.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Ledger">The account of the row groups that were scanned.</param>
/// <param name="Sha256">The SHA-256 of the file in lower-case hexadecimal digits, or null when it was not computed.</param>
/// <param name="Errors">What could not be read.</param>
/// <param name="RowGroups">The row groups that were scanned, ascending; [0] in formats without row groups.</param>
public sealed record ShardAccount(
    Shard Shard, Ledger Ledger, string? Sha256, ImmutableArray<CorpusError> Errors, ImmutableArray<int> RowGroups)
{
    /// <summary>Whether every row group was scanned; false for a part of a scan whose other parts were not merged.</summary>
    public bool IsComplete => Shard.Error is not null || RowGroups.Length == Math.Max(1, Shard.RowGroups);

    /// <summary>The account of a shard before any of it is scanned: the rows of one that cannot be opened, as far as it declares them, have failed.</summary>
    internal static ShardAccount Of(Shard shard)
    {
        var lost = shard.Error is null ? 0 : shard.DeclaredRows ?? 0;
        return new(shard, new Ledger { Read = lost, Failed = lost }, null, shard.Error is { } error ? [error] : [], []);
    }

    /// <summary>The union of two lists of accounts; a shard in both must have been scanned in disjoint parts.</summary>
    /// <exception cref="AuditException">A row group was scanned twice, which would count its rows twice (BA3041).</exception>
    internal static ImmutableArray<ShardAccount> Merge(ImmutableArray<ShardAccount> left, ImmutableArray<ShardAccount> right) =>
    [
        .. left.Concat(right).GroupBy(account => account.Shard.Path, StringComparer.Ordinal)
            .Select(accounts => accounts.Aggregate((a, b) => a.Merge(b)))
            .OrderBy(account => account.Shard.Path, StringComparer.Ordinal)
    ];

    private ShardAccount Merge(ShardAccount other)
    {
        var twice = RowGroups.Intersect(other.RowGroups).ToList();
        if (twice.Count > 0)
            throw new AuditException("BA3041", $"row group {twice[0]} was scanned in both profiles, so its rows would count twice",
                Shard.Path, "Merge each part once, or give the inputs distinct paths.");
        return this with
        {
            // A shard that cannot be opened is known whole to every part.
            Ledger = Shard.Error is null ? Ledger + other.Ledger : Ledger,
            Sha256 = Sha256 ?? other.Sha256,
            Errors = [.. Errors.Union(other.Errors).OrderBy(error => error.Where, StringComparer.Ordinal).ThenBy(error => error.Code, StringComparer.Ordinal)],
            RowGroups = [.. RowGroups.Union(other.RowGroups).Order()],
        };
    }
}
