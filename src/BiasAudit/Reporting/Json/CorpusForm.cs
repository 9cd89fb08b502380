using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;

namespace BiasAudit.Reporting.Json;

/// <summary>The corpus as the JSON twin holds it.</summary>
internal sealed record CorpusForm(string Name, SortedDictionary<string, string> Roles, ImmutableArray<ShardForm> Shards)
{
    public static CorpusForm From(AuditResult result) => new(result.Name, RolesOf(result), [.. result.Shards.Select(ShardForm.From)]);

    /// <summary>The column that most shards use for each role.</summary>
    private static SortedDictionary<string, string> RolesOf(AuditResult result) => new(
        result.Shards.SelectMany(account => account.Shard.Roles)
            .GroupBy(choice => choice.Role)
            .ToDictionary(
                choices => choices.Key.ToString().ToLowerInvariant(),
                choices => choices.CountBy(choice => choice.Column)
                    .OrderByDescending(column => column.Value).ThenBy(column => column.Key, StringComparer.Ordinal).First().Key),
        StringComparer.Ordinal);
}

/// <summary>A shard with its account as the JSON twin holds it; where it lay on the machine is not part of it.</summary>
internal sealed record ShardForm
{
    public required string Path { get; init; }

    public required string Format { get; init; }

    public long Bytes { get; init; }

    public string? Sha256 { get; init; }

    public long? DeclaredRows { get; init; }

    public int RowGroups { get; init; }

    /// <summary>Row groups that were scanned; fewer than there are where parts of a scan were not merged.</summary>
    public int ScannedRowGroups { get; init; }

    public Ledger Ledger { get; init; }

    public ImmutableArray<ShardColumn> Columns { get; init; } = [];

    public ImmutableArray<RoleChoice> Roles { get; init; } = [];

    public CorpusError? Error { get; init; }

    public ImmutableArray<CorpusError> Errors { get; init; } = [];

    public static ShardForm From(ShardAccount account) => new()
    {
        Path = account.Shard.Path,
        Format = account.Shard.Format,
        Bytes = account.Shard.Bytes,
        Sha256 = account.Sha256,
        DeclaredRows = account.Shard.DeclaredRows,
        RowGroups = account.Shard.RowGroups,
        ScannedRowGroups = account.RowGroups.Length,
        Ledger = account.Ledger,
        Columns = account.Shard.Columns,
        Roles = account.Shard.Roles,
        Error = account.Shard.Error,
        Errors = account.Errors,
    };

    public ShardAccount ToAccount() => new(
        new()
        {
            Path = Path,
            FullPath = Path,
            Format = Format,
            Bytes = Bytes,
            DeclaredRows = DeclaredRows,
            RowGroups = RowGroups,
            Columns = Columns,
            Roles = Roles,
            Error = Error,
        }, Ledger, Sha256, Errors, [.. Enumerable.Range(0, ScannedRowGroups)]);
}
