namespace BiasAudit.Sections.Duplication;

/// <summary>Two counts for each pair of numbered things, one in each direction: a million pairs are usual where many sources carry the same texts.</summary>
/// <remarks>What is added is written down and, when there is no more room, sorted and summed: most pairs come once, so a table of them would be one wait for memory a pair.</remarks>
internal sealed class PairCounts
{
    private ulong[] _pairs = new ulong[64];
    private (long OfLarger, long OfSmaller)[] _counts = new (long, long)[64];
    private int _count, _sorted;

    /// <summary>Every pair in both directions.</summary>
    public IEnumerable<(int Row, int Column, long Count)> Pairs
    {
        get
        {
            Settle();
            for (var i = 0; i < _count; i++)
            {
                var (larger, smaller) = ((int)(_pairs[i] >> 32), (int)(uint)_pairs[i]);
                yield return (larger, smaller, _counts[i].OfLarger);
                yield return (smaller, larger, _counts[i].OfSmaller);
            }
        }
    }

    /// <summary>The count of a row in a column; 0 when the pair was never counted.</summary>
    public long this[int row, int column]
    {
        get
        {
            Settle();
            var pair = Array.BinarySearch(_pairs, 0, _count, KeyOf(row, column));
            return pair < 0 ? 0 : row > column ? _counts[pair].OfLarger : _counts[pair].OfSmaller;
        }
    }

    /// <summary>Counts for a pair of different things.</summary>
    public void Add(int row, int column, long ofRow, long ofColumn)
    {
        if (_count == _pairs.Length) MakeRoom();
        _pairs[_count] = KeyOf(row, column);
        _counts[_count++] = row > column ? (ofRow, ofColumn) : (ofColumn, ofRow);
    }

    private void MakeRoom()
    {
        Settle();
        if (_count * 2 <= _pairs.Length) return;
        Array.Resize(ref _pairs, _pairs.Length * 2);
        Array.Resize(ref _counts, _pairs.Length);
    }

    /// <summary>Leaves one entry a pair, in order.</summary>
    private void Settle()
    {
        if (_sorted == _count) return;
        Array.Sort(_pairs, _counts, 0, _count);
        var kept = 0;
        for (var i = 1; i < _count; i++)
            if (_pairs[i] == _pairs[kept]) _counts[kept] = (_counts[kept].OfLarger + _counts[i].OfLarger, _counts[kept].OfSmaller + _counts[i].OfSmaller);
            else (_pairs[++kept], _counts[kept]) = (_pairs[i], _counts[i]);
        _sorted = _count = kept + 1;
    }

    private static ulong KeyOf(int a, int b) => ((ulong)(uint)Math.Max(a, b) << 32) | (uint)Math.Min(a, b);
}
