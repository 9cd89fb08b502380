using System.Collections.Immutable;
using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>One set of states with the document that they are shown, and the accounts of what it read.</summary>
internal sealed class Worker(ImmutableArray<MeasureKind> kinds, AuditOptions options)
{
    private readonly Document _document = new(options);
    private readonly Dictionary<string, ShardAccount> _accounts = [];
    private readonly Sampling? _sample = options.Sample;
    private Ledger _ledger;

    public IMeasure[] States { get; } = [.. kinds.Select(kind => kind.Create(options))];

    public void Take(Corpus corpus, Slice slice, ScanProgress progress, CancellationToken cancellation)
    {
        _ledger = default;
        if (_sample is not null && slice.Rows is { } rows && !_sample.Takes(slice.Shard, slice.RowGroup, options.Seed))
        {
            Account(new(slice.Shard, new() { Read = rows, NotSampled = rows }, null, [], [slice.RowGroup]));
            return;
        }
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
            if (_sample is not null && !IsDrawn(batch, i)) _ledger = _ledger with { NotSampled = _ledger.NotSampled + 1 };
            else if (text.IsNull(i)) _ledger = _ledger with { Null = _ledger.Null + 1 };
            else Take(batch, i);
    }

    private bool IsDrawn(Batch batch, int index) =>
        _sample!.Takes(batch.Shard, batch.RowGroup, options.Seed) && _sample.Takes(batch.Address(index), options.Seed);

    private void Take(Batch batch, int index)
    {
        _document.Read(batch, index);
        ref readonly var facts = ref _document.Facts;
        var visible = facts.Characters - facts.WhiteSpace;
        if (visible == 0) _ledger = _ledger with { Blank = _ledger.Blank + 1 };
        else if (facts.InvalidSequences * 2L >= visible) _ledger = _ledger with { Undecodable = _ledger.Undecodable + 1 };
        else
        {
            _ledger = _ledger with { Measured = _ledger.Measured + 1 };
            foreach (var state in States) state.Add(_document);
        }
    }

    private void Account(ShardAccount account) => _accounts[account.Shard.Path] =
        _accounts.TryGetValue(account.Shard.Path, out var before) ? ShardAccount.Merge([before], [account]).Single() : account;
}
