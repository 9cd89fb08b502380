using System.Collections.Immutable;

namespace BiasAudit.Corpora.Jsonl;

/// <summary>Counts the lines of a shard that are no rows, and remembers the first of each kind.</summary>
internal sealed class LineLosses(string path)
{
    private (long Count, long First, string Why) _broken;
    private (long Count, long First) _tooLong;
    private CorpusError? _damage;

    /// <summary>The lines lost so far.</summary>
    public long Count => _broken.Count + _tooLong.Count;

    /// <summary>Counts a lost line: broken for a reason, or too long where there is none.</summary>
    public void Add(long line, string? why)
    {
        if (why is null) _tooLong = _tooLong.Count == 0 ? (1, line) : _tooLong with { Count = _tooLong.Count + 1 };
        else _broken = _broken.Count == 0 ? (1, line, why) : _broken with { Count = _broken.Count + 1 };
    }

    /// <summary>The stream broke off; how many rows it held more, nobody can tell.</summary>
    public void Damaged(long line, string why) => _damage = CorpusErrors.StreamDamaged(path, line, why);

    /// <summary>The losses as messages.</summary>
    public ImmutableArray<CorpusError> Errors
    {
        get
        {
            var errors = ImmutableArray.CreateBuilder<CorpusError>();
            if (_broken.Count > 0) errors.Add(CorpusErrors.BrokenLines(path, _broken.Count, _broken.First, _broken.Why));
            if (_tooLong.Count > 0) errors.Add(CorpusErrors.LongLines(path, _tooLong.Count, _tooLong.First, JsonlFormat.LongestLine));
            if (_damage is not null) errors.Add(_damage);
            return errors.ToImmutable();
        }
    }
}
