namespace BiasAudit.Sections.Duplication;

/// <summary>Two counts for each pair of numbered things, one in each direction: a million pairs are usual where many sources carry the same texts.</summary>
internal sealed class PairCounts
{
    private Entry[] _slots = new Entry[1 << 10];
    private int _count;

    /// <summary>Every pair in both directions.</summary>
    public IEnumerable<(int Row, int Column, long Count)> Pairs
    {
        get
        {
            foreach (var entry in _slots)
            {
                if (entry.Key == 0) continue;
                yield return (entry.Larger, entry.Smaller, entry.OfLarger);
                yield return (entry.Smaller, entry.Larger, entry.OfSmaller);
            }
        }
    }

    /// <summary>The count of a row in a column; 0 when the pair was never counted.</summary>
    public long this[int row, int column] => _slots[Find(KeyOf(row, column))] is var entry && row > column ? entry.OfLarger : entry.OfSmaller;

    /// <summary>Counts for a pair of different things.</summary>
    public void Add(int row, int column, long ofRow, long ofColumn)
    {
        var key = KeyOf(row, column);
        ref var entry = ref _slots[Find(key)];
        if (entry.Key == 0 && ++_count * 2L > _slots.Length)
        {
            Grow();
            entry = ref _slots[Find(key)];
        }
        var (ofLarger, ofSmaller) = row > column ? (ofRow, ofColumn) : (ofColumn, ofRow);
        entry = new(key, entry.OfLarger + ofLarger, entry.OfSmaller + ofSmaller);
    }

    // The larger number is at least 1, so that no key is 0.
    private static ulong KeyOf(int a, int b) => ((ulong)(uint)Math.Max(a, b) << 32) | (uint)Math.Min(a, b);

    private int Find(ulong key)
    {
        var at = (int)((key * 0x9E3779B97F4A7C15) >> 32) & (_slots.Length - 1);
        while (_slots[at].Key != 0 && _slots[at].Key != key) at = (at + 1) & (_slots.Length - 1);
        return at;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Entry[old.Length * 2];
        foreach (var entry in old)
            if (entry.Key != 0) _slots[Find(entry.Key)] = entry;
    }

    private readonly record struct Entry(ulong Key, long OfLarger, long OfSmaller)
    {
        public int Larger => (int)(Key >> 32);

        public int Smaller => (int)(uint)Key;
    }
}
