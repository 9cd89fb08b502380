using System.Collections.Immutable;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>All states of a scan with the account of every shard: can be saved, merged and read by later versions.</summary>
public sealed partial class Profile
{
    private readonly ImmutableArray<MeasureKind> _kinds;
    private readonly IMeasure[] _states;

    internal Profile(AuditOptions options, ImmutableArray<MeasureKind> kinds, IMeasure[] states, IEnumerable<ShardAccount> shards)
    {
        (Options, _kinds, _states) = (options, kinds, states);
        Shards = [.. shards.OrderBy(s => s.Shard.Path, StringComparer.Ordinal)];
    }

    /// <summary>The options of the scan.</summary>
    public AuditOptions Options { get; }

    /// <summary>The shards with their accounts, ordered by path.</summary>
    public ImmutableArray<ShardAccount> Shards { get; private set; }

    /// <summary>The account of all rows.</summary>
    public Ledger Ledger => Shards.Aggregate(default(Ledger), (sum, shard) => sum + shard.Ledger);

    /// <summary>The state of a measure.</summary>
    public TMeasure State<TMeasure>() where TMeasure : class, IMeasure<TMeasure> => _states.OfType<TMeasure>().Single();

    /// <summary>The path of a shard by its key.</summary>
    public string PathOf(ulong shard) => Shards.FirstOrDefault(s => s.Shard.Key == shard)?.Shard.Path ?? "?";
}

/// <summary>A shard with the account of its rows.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Ledger">The account.</param>
/// <param name="Sha256">The SHA-256 of the file in lower-case hexadecimal digits, or null when it was not computed.</param>
/// <param name="Errors">What could not be read.</param>
public sealed record ShardAccount(Shard Shard, Ledger Ledger, string? Sha256, ImmutableArray<CorpusError> Errors);
