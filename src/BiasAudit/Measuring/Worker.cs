using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring.Signals;

namespace BiasAudit.Measuring;

/// <summary>One set of states with the document that they are shown, and the accounts of what it read.</summary>
internal sealed class Worker(ImmutableArray<MeasureKind> kinds, AuditOptions options)
{
    private readonly Document _document = new(options);
    private readonly Dictionary<string, ShardAccount> _accounts = [];
    private readonly Sampling? _sample = options.Sample;
    private Ledger _ledger;
    private SignalSpill? _signals;

    public IMeasure[] States { get; } = [.. kinds.Select(kind => kind.Create(options))];

    public void Take(Corpus corpus, Slice slice, ScanProgress progress, CancellationToken cancellation)
    {
        _ledger = default;
        if (_sample is not null && slice.Rows is { } rows && !_sample.Takes(slice.Shard, slice.RowGroup, options.Seed))
        {
            Account(new(slice.Shard, new() { Read = rows, NotSampled = rows }, null, [], [slice.RowGroup]));
            return;
        }
        using var signals = options.Signals is { } folder ? new SignalSpill(folder, slice, States) : null;
        _signals = signals;
        var outcome = corpus.Read(slice, batch =>
        {
            Take(batch);
            progress.Add(batch.Count, batch[Role.Text]?.Bytes ?? 0);
        }, cancellation);
        _ledger = _ledger with { Read = outcome.Read, Failed = outcome.Failed };
        Account(new(slice.Shard, _ledger, null, outcome.Errors, [slice.RowGroup]));
    }

    /// <summary>Computes the SHA-256 of a shard; a shard that cannot be read has none, and its error says so.</summary>
    public void Hash(Shard shard, CancellationToken cancellation)
    {
        if (ShardHash.Compute(shard, cancellation) is { } hash) Account(ShardAccount.Of(shard) with { Sha256 = hash });
    }

    public void Merge(Worker other)
    {
        for (var i = 0; i < States.Length; i++) kinds[i].Merge(States[i], other.States[i]);
        foreach (var account in other._accounts.Values) Account(account);
    }

    public ShardAccount AccountOf(Shard shard) => _accounts.GetValueOrDefault(shard.Path) ?? ShardAccount.Of(shard);

    private void Take(Batch batch)
    {
        var text = batch[Role.Text]!;
        for (var i = 0; i < batch.Count; i++)
        {
            var status = _sample is not null && !IsDrawn(batch, i) ? RowStatus.NotSampled : text.IsNull(i) ? RowStatus.Null : Take(batch, i);
            _ledger = Count(_ledger, status);
            if (status == RowStatus.Measured) _signals?.Add(_document, batch, i);
            else _signals?.Skip(batch, i, status);
        }
    }

    private static Ledger Count(Ledger ledger, RowStatus status) => status switch
    {
        RowStatus.Null => ledger with { Null = ledger.Null + 1 },
        RowStatus.Blank => ledger with { Blank = ledger.Blank + 1 },
        RowStatus.Undecodable => ledger with { Undecodable = ledger.Undecodable + 1 },
        RowStatus.NotSampled => ledger with { NotSampled = ledger.NotSampled + 1 },
        _ => ledger with { Measured = ledger.Measured + 1 },
    };

    private bool IsDrawn(Batch batch, int index) =>
        _sample!.Takes(batch.Shard, batch.RowGroup, options.Seed) && _sample.Takes(batch.Address(index), options.Seed);

    private RowStatus Take(Batch batch, int index)
    {
        _document.Read(batch, index);
        ref readonly var facts = ref _document.Facts;
        var visible = facts.Characters - facts.WhiteSpace;
        if (visible == 0) return RowStatus.Blank;
        if (facts.InvalidSequences * 2L >= visible) return RowStatus.Undecodable;
        foreach (var state in States) state.Add(_document);
        return RowStatus.Measured;
    }

    private void Account(ShardAccount account) => _accounts[account.Shard.Path] =
        _accounts.TryGetValue(account.Shard.Path, out var before) ? ShardAccount.Merge([before], [account]).Single() : account;
}
