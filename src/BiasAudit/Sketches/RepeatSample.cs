using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>How often each of many keys occurs, for the keys whose hash lies below a threshold that is halved when the table is full.</summary>
/// <remarks>
/// Exact up to its capacity in distinct keys, 16 to 32 bytes each; beyond it a consistent sample: a key is counted fully or not
/// at all, whatever the order and split of the input. Keys must be well-mixed hashes.
/// </remarks>
internal sealed class RepeatSample(int capacity)
{
    private Entry[] _slots = new Entry[64];

    /// <summary>How often the threshold was halved; 0 means that nothing was sampled.</summary>
    public int Level { get; private set; }

    /// <summary>Distinct keys kept.</summary>
    public int Distinct { get; private set; }

    /// <summary>All occurrences offered, kept or not.</summary>
    public long Offered { get; private set; }

    /// <summary>The keys kept, in no order; where the count is 0 there is none.</summary>
    public ReadOnlySpan<Entry> Slots => _slots;

    /// <summary>Counts one occurrence of a key; the weight is a property of the key, such as its length.</summary>
    public void Add(ulong key, uint weight)
    {
        Offered++;
        if (Keeps(key)) Count(new(key, 1, weight));
    }

    /// <summary>Counts one occurrence of each of many keys: their places are fetched from memory before the first one is needed.</summary>
    public void AddAll(ReadOnlySpan<(ulong Key, uint Weight)> keys)
    {
        foreach (var (key, _) in keys)
            if (Keeps(key)) Ahead.Fetch(ref _slots[(uint)key & (uint)(_slots.Length - 1)]);
        foreach (var (key, weight) in keys) Add(key, weight);
    }

    public void Merge(RepeatSample other)
    {
        Offered += other.Offered;
        Level = Math.Max(Level, other.Level);
        if (Array.Exists(_slots, slot => slot.Count > 0 && !Keeps(slot.Key))) Rebuild(_slots.Length);
        foreach (var entry in other._slots)
            if (entry.Count > 0 && Keeps(entry.Key)) Count(entry);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Offered);
        writer.Write(Level);
        writer.Write(Distinct);
        var entries = Array.FindAll(_slots, slot => slot.Count > 0);
        Array.Sort(Array.ConvertAll(entries, entry => entry.Key), entries);
        writer.Write(MemoryMarshal.AsBytes(entries));
    }

    public void Load(BinaryReader reader)
    {
        (Offered, Level) = (reader.ReadInt64(), reader.ReadInt32());
        for (var left = reader.ReadInt32(); left > 0; left--) Count(new(reader.ReadUInt64(), reader.ReadUInt32(), reader.ReadUInt32()));
    }

    private bool Keeps(ulong key) => ConsistentSample.Keeps(key, Level);

    private void Count(Entry entry)
    {
        var at = Find(entry.Key);
        if (_slots[at].Count > 0)
        {
            // Equal keys of unequal weight are collisions or differ in what normalization drops: the smaller weight, in any order.
            _slots[at] = new(entry.Key, checked(_slots[at].Count + entry.Count), Math.Min(_slots[at].Weight, entry.Weight));
            return;
        }
        _slots[at] = entry;
        if (++Distinct > capacity) Halve();
        else if (Distinct * 4L > _slots.Length * 3L) Rebuild(_slots.Length * 2);
    }

    private void Halve()
    {
        do
        {
            Level++;
            Rebuild(_slots.Length);
        }
        while (Distinct > capacity);
    }

    private void Rebuild(int size)
    {
        var old = _slots;
        _slots = new Entry[size];
        Distinct = 0;
        foreach (var entry in old)
        {
            if (entry.Count == 0 || !Keeps(entry.Key)) continue;
            _slots[Find(entry.Key)] = entry;
            Distinct++;
        }
    }

    /// <summary>The slot of a key, or the free one it would take. The low bits choose it: the threshold looks at the high ones.</summary>
    private int Find(ulong key)
    {
        var at = (int)((uint)key & (uint)(_slots.Length - 1));
        while (_slots[at].Count > 0 && _slots[at].Key != key) at = (at + 1) & (_slots.Length - 1);
        return at;
    }

    /// <summary>A key, how often it occurs, and its weight.</summary>
    public readonly record struct Entry(ulong Key, uint Count, uint Weight);
}
