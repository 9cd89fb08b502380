using System.Numerics;
using System.Runtime.InteropServices;

namespace BiasAudit.Text;

/// <summary>A growing list of extents whose starts and ends arrive as two streams of bit masks.</summary>
/// <remarks>Extents of one kind never overlap, so the k-th start belongs to the k-th end and neither stream waits for the other.</remarks>
internal sealed class ExtentBuffer
{
    private int[] _ends = new int[2 * 256];
    private int _starts;
    private int _closed;

    public ReadOnlySpan<Extent> Extents => MemoryMarshal.Cast<int, Extent>(_ends.AsSpan(0, 2 * _closed));

    public void Clear() => (_starts, _closed) = (0, 0);

    public void Add(int start, int end)
    {
        Grow(1);
        (_ends[2 * _starts++], _ends[(2 * _closed++) + 1]) = (start, end);
    }

    /// <summary>Takes the starts and ends of one block of 64 units.</summary>
    public void Add(int block, ulong starts, ulong ends)
    {
        Grow(64);
        var buffer = _ends;
        var at = 2 * _starts;
        _starts += BitOperations.PopCount(starts);
        for (; starts != 0; starts &= starts - 1, at += 2) buffer[at] = block + BitOperations.TrailingZeroCount(starts);
        at = (2 * _closed) + 1;
        _closed += BitOperations.PopCount(ends);
        for (; ends != 0; ends &= ends - 1, at += 2) buffer[at] = block + BitOperations.TrailingZeroCount(ends);
    }

    private void Grow(int more)
    {
        if (2 * (_starts + more) > _ends.Length) Array.Resize(ref _ends, Math.Max(_ends.Length * 2, 2 * (_starts + more)));
    }
}
