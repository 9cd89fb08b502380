using System.Numerics;

namespace BiasAudit.Sketches;

/// <summary>Numbers 64-bit keys in the order in which they come: open addressing with linear probes, 12 to 28 bytes a key.</summary>
internal sealed class KeyTable
{
    private ulong[] _keys = new ulong[32];
    private int[] _places = new int[64]; // index + 1; at most two thirds are taken

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The keys, in the order of their indexes.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>The index of a key, or -1.</summary>
    public int Find(ulong key)
    {
        for (var at = Home(key); ; at++)
        {
            var index = _places[at & (_places.Length - 1)] - 1;
            if (index < 0 || _keys[index] == key) return index;
        }
    }

    /// <summary>The index of a key, the next one when it is new.</summary>
    public int Add(ulong key)
    {
        var at = Home(key);
        for (; _places[at & (_places.Length - 1)] is var place and not 0; at++)
            if (_keys[place - 1] == key) return place - 1;
        if (Count == _keys.Length) Array.Resize(ref _keys, Count * 2);
        _keys[Count] = key;
        _places[at & (_places.Length - 1)] = ++Count;
        if (Count * 3L > _places.Length * 2L) Rehash(_places.Length * 2);
        return Count - 1;
    }

    /// <summary>The indexes in the order of their keys.</summary>
    public int[] Order()
    {
        var (keys, order) = (Keys.ToArray(), new int[Count]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Forgets all keys but those that a rule keeps, which are numbered anew in the same order.</summary>
    /// <returns>For each old index its new one, or -1.</returns>
    public int[] Keep(Func<ulong, bool> keeps)
    {
        var (moved, kept) = (new int[Count], 0);
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = keeps(_keys[i]) ? kept : -1;
            if (moved[i] >= 0) _keys[kept++] = _keys[i];
        }
        Count = kept;
        Rehash((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count * 2)));
        return moved;
    }

    private void Rehash(int size)
    {
        _places = new int[size];
        for (var i = 0; i < Count; i++)
        {
            var at = Home(_keys[i]);
            while (_places[at & (size - 1)] != 0) at++;
            _places[at & (size - 1)] = i + 1;
        }
    }

    // Keys are hashes, but which bits of them are even depends on how they were joined and sampled.
    private int Home(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & (_places.Length - 1);
}
