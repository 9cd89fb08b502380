using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>A list in pages of equal size: growing copies nothing, and nothing in it moves until it shrinks.</summary>
internal sealed class Pages<T>
    where T : unmanaged
{
    private const int PageBits = 12, PageSize = 1 << PageBits;
    private readonly List<T[]> _pages = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

    public void Add(in T item)
    {
        if (Count >> PageBits == _pages.Count) _pages.Add(new T[PageSize]);
        this[Count++] = item;
    }

    /// <summary>Cuts the list to its first items.</summary>
    public void Shorten(int count)
    {
        Count = count;
        var pages = (count + PageSize - 1) >> PageBits;
        _pages.RemoveRange(pages, _pages.Count - pages);
    }
}
