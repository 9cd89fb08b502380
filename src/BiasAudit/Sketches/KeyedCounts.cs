using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace BiasAudit.Sketches;

/// <summary>Counts by name (hosts, collections, dates): exact up to a limit of names, then a consistent sample of the names.</summary>
/// <remarks>
/// While <see cref="Exact"/> every count, the ranking and the number of names are exact. Beyond the limit only names whose hash
/// lies below a threshold are kept, each with its exact counts; the threshold is halved when full. What is kept depends only on
/// what was counted, so neither order nor merging changes it. Sums over names are then estimates, see <see cref="Weight"/>;
/// the totals stay exact. Memory: about 24 + 4·width + the length of the name, in bytes, a name: counts are kept in 32 bits, and the
/// few that grow beyond have their upper half in a table of their own.
/// </remarks>
/// <param name="width">How many counts each name has.</param>
/// <param name="limit">How many names are kept at most.</param>
public sealed partial class KeyedCounts(int width, int limit = KeyedCounts.DefaultLimit)
{
    /// <summary>The usual limit of names: 12 million, about 650 MB with four counts and host names.</summary>
    public const int DefaultLimit = 12_000_000;

    private const int BlockBits = 10;
    private const int BlockSize = 1 << BlockBits;
    private readonly CompactCounts _counts = new(width);
    private readonly List<ulong[]> _hashes = [];
    private readonly List<uint[]> _names = [];
    private readonly long[] _totals = new long[width];
    private NameArena _arena = new();
    private int[] _table = new int[64];
    private int _halvings;

    /// <summary>Whether every name was kept.</summary>
    public bool Exact => _halvings == 0;

    /// <summary>How many names are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many names each kept one stands for: 1 while exact.</summary>
    public double Weight => Math.Pow(2, _halvings);

    /// <summary>The number of distinct names: exact, or estimated.</summary>
    public double Distinct => Count * Weight;

    /// <summary>The relative standard error of <see cref="Distinct"/>; 0 while exact.</summary>
    public double DistinctError => Exact ? 0 : Math.Sqrt((1 - 1 / Weight) / Math.Max(1, Count));

    /// <summary>The exact sums over all names, those not kept included.</summary>
    public ReadOnlySpan<long> Totals => _totals;

    /// <summary>The hash of a name, as <see cref="Add(ulong, ReadOnlySpan{byte}, ReadOnlySpan{long})"/> takes it.</summary>
    public static ulong Hash(ReadOnlySpan<byte> name) => XxHash3.HashToUInt64(name);

    /// <summary>Adds amounts to the counts of a name.</summary>
    public void Add(ReadOnlySpan<byte> name, params ReadOnlySpan<long> amounts) => Add(Hash(name), name, amounts);

    /// <summary>Adds amounts to the counts of a name whose hash is known.</summary>
    public void Add(ulong hash, ReadOnlySpan<byte> name, ReadOnlySpan<long> amounts)
    {
        for (var i = 0; i < width; i++) _totals[i] += amounts[i];
        AddKept(hash, name, amounts);
    }

    /// <summary>Lets the processor fetch the place of a hash in the table, for a later <see cref="FetchCounts"/>.</summary>
    internal void FetchPlace(ulong hash) => Ahead.Fetch(ref _table[Home(hash)]);

    /// <summary>Lets the processor fetch the hash and the counts that most likely belong to a hash whose place was fetched, for a later addition.</summary>
    internal void FetchCounts(ulong hash)
    {
        if (_table[Home(hash)] is not (> 0 and var entry)) return;
        Ahead.Fetch(ref HashAt(entry - 1));
        _counts.Fetch(entry - 1);
    }

    /// <summary>Adds 1 to the counts whose bits are set, of a name that is known or not kept: the name itself is not needed for that.</summary>
    /// <returns>Whether it was; nothing is added for a name that must be told.</returns>
    internal bool TryAddOnes(ulong hash, ReadOnlySpan<ulong> bits)
    {
        if (ConsistentSample.Keeps(hash, _halvings))
        {
            var entry = _table[PlaceOf(hash)];
            if (entry == 0) return false;
            _counts.AddOnes(entry - 1, bits);
        }
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1) _totals[word * 64 + BitOperations.TrailingZeroCount(left)]++;
        return true;
    }

    /// <summary>The counts of the name at an index below <see cref="Count"/>.</summary>
    public ReadOnlySpan<long> CountsAt(int index)
    {
        var counts = new long[width];
        CopyCounts(index, counts);
        return counts;
    }

    /// <summary>One count of the name at an index.</summary>
    public long CountAt(int index, int count) => _counts[index, count];

    /// <summary>Copies the counts of the name at an index.</summary>
    public void CopyCounts(int index, Span<long> counts)
    {
        for (var i = 0; i < width; i++) counts[i] = CountAt(index, i);
    }

    /// <summary>The name at an index, in UTF-8.</summary>
    public ReadOnlySpan<byte> NameAt(int index) => _arena[_names[index >> BlockBits][index & (BlockSize - 1)]];

    /// <summary>The name at an index.</summary>
    public string TextAt(int index) => Encoding.UTF8.GetString(NameAt(index));

    /// <summary>One count of every kept name, in the order of their indexes.</summary>
    public long[] Column(int count) => [.. Enumerable.Range(0, Count).Select(index => CountAt(index, count))];

    /// <summary>The indexes of the names with the largest counts, largest first; equal counts by name.</summary>
    public int[] Largest(int count, int how)
    {
        var heap = new PriorityQueue<int, (long, int)>(Comparer<(long Count, int Index)>.Create((a, b) => -Compare(a, b)));
        for (var i = 0; i < Count; i++)
        {
            var entry = (CountAt(i, count), i);
            if (heap.Count < how) heap.Enqueue(i, entry);
            else if (heap.Count > 0 && heap.TryPeek(out _, out var least) && Compare(entry, least) < 0) heap.EnqueueDequeue(i, entry);
        }
        var largest = new int[heap.Count];
        for (var at = largest.Length - 1; at >= 0; at--) largest[at] = heap.Dequeue();
        return largest;
    }

    /// <summary>Adds the counts of another of the same width and limit.</summary>
    public void Merge(KeyedCounts other)
    {
        while (_halvings < other._halvings) Halve();
        for (var i = 0; i < width; i++) _totals[i] += other._totals[i];
        var amounts = new long[width];
        for (var i = 0; i < other.Count; i++)
        {
            other.CopyCounts(i, amounts);
            AddKept(other.HashAt(i), other.NameAt(i), amounts);
        }
    }

    private void AddKept(ulong hash, ReadOnlySpan<byte> name, ReadOnlySpan<long> amounts)
    {
        if (!ConsistentSample.Keeps(hash, _halvings)) return;
        _counts.Add(Find(hash, name), amounts);
        while (Count > limit) Halve();
    }

    // Open addressing with linear probes; the table holds index + 1 and is at most two thirds full.
    private int Find(ulong hash, ReadOnlySpan<byte> name)
    {
        var place = PlaceOf(hash);
        if (_table[place] != 0) return _table[place] - 1;
        _table[place] = Append(hash, name) + 1;
        if (Count * 3L > _table.Length * 2L) Rehash(_table.Length * 2);
        return Count - 1;
    }

    /// <summary>Where a hash stands in the table, or the free place that it would take.</summary>
    private int PlaceOf(ulong hash)
    {
        var (at, mask) = (Home(hash), _table.Length - 1);
        while (_table[at & mask] is var entry and not 0 && HashAt(entry - 1) != hash) at++;
        return at & mask;
    }

    private int Append(ulong hash, ReadOnlySpan<byte> name)
    {
        if (Count >> BlockBits == _hashes.Count)
        {
            _hashes.Add(new ulong[BlockSize]);
            _names.Add(new uint[BlockSize]);
        }
        HashAt(Count) = hash;
        _names[Count >> BlockBits][Count & (BlockSize - 1)] = _arena.Add(name);
        _counts.Append(Count);
        return Count++;
    }

    private void Rehash(int size)
    {
        _table = [];
        _table = new int[size];
        for (var i = 0; i < Count; i++)
        {
            var at = Home(HashAt(i));
            while (_table[at & (size - 1)] != 0) at++;
            _table[at & (size - 1)] = i + 1;
        }
    }

    // The kept names move to the front; the order of the rest does not matter, since everything written is sorted.
    private void Halve()
    {
        _halvings++;
        var (kept, old) = (0, _arena);
        _arena = new();
        for (var i = 0; i < Count; i++)
        {
            if (!ConsistentSample.Keeps(HashAt(i), _halvings)) continue;
            var name = old[_names[i >> BlockBits][i & (BlockSize - 1)]];
            _counts.Move(i, kept);
            HashAt(kept) = HashAt(i);
            _names[kept >> BlockBits][kept & (BlockSize - 1)] = _arena.Add(name);
            kept++;
        }
        Count = kept;
        Rehash((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count * 2)));
    }

    // The high bits decide what is kept, so the place in the table is taken from the low ones.
    private int Home(ulong hash) => (int)(hash & (ulong)(_table.Length - 1));

    private ref ulong HashAt(int index) => ref _hashes[index >> BlockBits][index & (BlockSize - 1)];

    private int Compare((long Count, int Index) a, (long Count, int Index) b)
    {
        var byCount = b.Count.CompareTo(a.Count);
        return byCount != 0 ? byCount : NameAt(a.Index).SequenceCompareTo(NameAt(b.Index));
    }
}
