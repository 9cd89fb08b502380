using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>An append-only list in pages of equal size: growing copies nothing, and full pages move to another list as they are.</summary>
internal sealed class Pages<T>
    where T : unmanaged
{
    private const int PageSize = 1 << 12;
    private readonly List<T[]> _full = [];
    private T[] _last = [];
    private int _used;

    public int Count => (_full.Count * PageSize) + _used;

    public void Add(in T item)
    {
        if (_used == _last.Length)
        {
            if (_used > 0) _full.Add(_last);
            (_last, _used) = (new T[PageSize], 0);
        }
        _last[_used++] = item;
    }

    /// <summary>Appends the items of another list, whose full pages both then share: they are never written again.</summary>
    public void Take(Pages<T> other)
    {
        _full.AddRange(other._full);
        foreach (var item in other._last.AsSpan(0, other._used)) Add(item);
    }

    /// <summary>Empties the list into an array; at no time are there more than two copies of an item.</summary>
    public T[] Drain()
    {
        var items = new T[Count];
        for (var i = 0; i < _full.Count; i++) _full[i].CopyTo(items, i * PageSize);
        _last.AsSpan(0, _used).CopyTo(items.AsSpan(_full.Count * PageSize));
        Set([]);
        return items;
    }

    public void Set(ReadOnlySpan<T> items)
    {
        _full.Clear();
        (_last, _used) = ([], 0);
        foreach (ref readonly var item in items) Add(item);
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<T> items)
    {
        writer.Write(items.Length);
        writer.Write(MemoryMarshal.AsBytes(items));
    }

    public void Read(BinaryReader reader)
    {
        Set([]);
        var left = reader.ReadInt32();
        if (left < 0) throw new InvalidDataException("A list of negative length.");
        var page = new T[1];
        for (; left > 0; left--)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(page.AsSpan()));
            Add(page[0]);
        }
    }
}
