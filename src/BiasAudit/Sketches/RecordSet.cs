using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiasAudit.Sketches;

/// <summary>What a record is found by.</summary>
internal interface IRecord<T>
    where T : unmanaged
{
    /// <summary>A well-mixed hash of what makes two records the same.</summary>
    ulong Key { get; }

    /// <summary>Whether two records are of the same thing.</summary>
    bool Same(in T other);
}

/// <summary>Records of different things, numbered in the order in which they came, and found by their keys.</summary>
/// <remarks>
/// A table of numbers beside the records, at most three quarters full and a power of two: 5 to 11 bytes a record. Its size follows
/// from the number of records alone.
/// </remarks>
internal sealed class RecordSet<T>
    where T : unmanaged, IRecord<T>
{
    private readonly Pages<T> _records = new();
    private int[] _slots = new int[2];

    public int Count => _records.Count;

    /// <summary>Bytes of the records and of the table.</summary>
    public long Bytes => ((long)Count * Unsafe.SizeOf<T>()) + (_slots.Length * (long)sizeof(int));

    /// <summary>The most bytes that a record can take with its share of the table.</summary>
    public static double MostBytes => Unsafe.SizeOf<T>() + (sizeof(int) * 8 / 3.0);

    public ref T this[int number] => ref _records[number];

    /// <summary>The number of the record of the same thing; negative when there is none.</summary>
    public int Find(in T like)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)like.Key & mask; _slots[at] != 0; at = (at + 1) & mask)
            if (_records[_slots[at] - 1].Same(like)) return _slots[at] - 1;
        return -1;
    }

    /// <summary>Adds a record of a thing that has none; returns its number.</summary>
    public int Add(in T record)
    {
        _records.Add(record);
        if (Count * 4L > _slots.Length * 3L) Rebuild();
        else Place(record.Key, Count);
        return Count - 1;
    }

    /// <summary>Keeps some of the records, in their order; returns the new number of each old one, negative for those that went.</summary>
    public int[] Keep(Func<T, bool> stays)
    {
        var (numbers, kept) = (new int[Count], 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = stays(_records[i]) ? kept : -1;
            if (numbers[i] >= 0) _records[kept++] = _records[i];
        }
        _records.Shorten(kept);
        Rebuild();
        return numbers;
    }

    private void Rebuild()
    {
        _slots = []; // so that the old table can go before the new one comes
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, (Count * 4L + 2) / 3))];
        for (var i = 0; i < Count; i++) Place(_records[i].Key, i + 1);
    }

    private void Place(ulong key, int entry)
    {
        var mask = _slots.Length - 1;
        var at = (int)key & mask;
        while (_slots[at] != 0) at = (at + 1) & mask;
        _slots[at] = entry;
    }
}
