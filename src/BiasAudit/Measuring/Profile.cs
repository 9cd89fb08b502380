using System.Collections.Immutable;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>All states of a scan with the account of every shard: can be saved, merged and read by later versions.</summary>
public sealed class Profile
{
    private readonly ImmutableArray<MeasureKind> _kinds;
    private readonly IMeasure[] _states;

    internal Profile(AuditOptions options, ImmutableArray<MeasureKind> kinds, IMeasure[] states, IEnumerable<ShardAccount> shards)
    {
        (Options, _kinds, _states) = (options, kinds, states);
        Shards = [.. shards.OrderBy(s => s.Shard.Path, StringComparer.Ordinal)];
    }

    /// <summary>The profile of a corpus without documents.</summary>
    public static Profile Empty(AuditOptions options)
    {
        var kinds = Catalog.MeasuresOf(options);
        return new(options, kinds, [.. kinds.Select(kind => kind.Create(options))], []);
    }

    /// <summary>The options of the scan.</summary>
    public AuditOptions Options { get; }

    /// <summary>What the corpus is called; null when nobody named it, or when merged parts disagree.</summary>
    public string? Name { get; set; }

    /// <summary>The shards with their accounts, ordered by path.</summary>
    public ImmutableArray<ShardAccount> Shards { get; private set; }

    /// <summary>The account of all rows.</summary>
    public Ledger Ledger => Shards.Aggregate(default(Ledger), (sum, shard) => sum + shard.Ledger);

    /// <summary>The measures of the scan with their states, in catalog order.</summary>
    public IEnumerable<(MeasureKind Kind, IMeasure State)> States => _kinds.Zip(_states);

    /// <summary>The state of a measure.</summary>
    /// <exception cref="InvalidOperationException">The scan did not run the measure.</exception>
    public TMeasure State<TMeasure>() where TMeasure : class, IMeasure<TMeasure> => _states.OfType<TMeasure>().Single();

    /// <summary>The path of a shard by its key.</summary>
    public string PathOf(ulong shard) => Shards.FirstOrDefault(s => s.Shard.Key == shard)?.Shard.Path ?? "?";

    /// <summary>Adds another profile to this one: the result is what one scan of both inputs gives.</summary>
    /// <exception cref="AuditException">The scans had different options, or a row group is in both (BA3040, BA3041).</exception>
    public void Merge(Profile other)
    {
        ProfileFormat.RequireSameOptions(this, other);
        Shards = ShardAccount.Merge(Shards, other.Shards);
        if (Name != other.Name) Name = null;
        for (var i = 0; i < _states.Length; i++) _kinds[i].Merge(_states[i], other._states[i]);
    }

    /// <summary>Writes the profile; equal profiles give equal bytes.</summary>
    public void Save(Stream stream) => ProfileFormat.Save(this, stream);

    /// <summary>Reads a profile.</summary>
    /// <exception cref="AuditException">The bytes are not a whole profile that this version can read (BA3042).</exception>
    public static Profile Load(Stream stream, string name) => ProfileFormat.Load(stream, name);
}
