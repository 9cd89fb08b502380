using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Text;

/// <summary>A growing list of extents whose starts and ends arrive as two streams of bit masks.</summary>
/// <remarks>Extents of one kind never overlap, so the k-th start belongs to the k-th end and neither stream waits for the other.</remarks>
internal sealed class ExtentBuffer
{
    private const int BlockLength = BlockMasks.Length;
    private const int Step = 16;
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
    /// <remarks>Compiled fully at once: the quick code of wide vectors took a third of a second before it was replaced.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int block, ulong starts, ulong ends)
    {
        Grow(BlockLength + Step);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_ends);
        var begun = BitOperations.PopCount(starts);
        if (Avx512Vbmi2.IsSupported && begun <= PackedBits.Most) AddPairs(ref first, block, starts, ends);
        else
        {
            Write(ref Unsafe.Add(ref first, 2 * _starts), block, starts);
            Write(ref Unsafe.Add(ref first, (2 * _closed) + 1), block, ends);
        }
        _starts += begun;
        _closed += BitOperations.PopCount(ends);
    }

    /// <summary>Puts an extent behind the last one that begins far away: who looks one ahead need not ask whether there is one.</summary>
    public void Close()
    {
        Grow(1);
        _ends[2 * _closed] = int.MaxValue;
    }

    /// <summary>Writes starts and ends side by side: once the end of an extent that was open is set apart, the k-th of both belong together.</summary>
    /// <remarks>Without an open extent, or without an end, what is set apart is written over by what comes next.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddPairs(ref int first, int block, ulong starts, ulong ends)
    {
        Unsafe.Add(ref first, (2 * _closed) + 1) = block + BitOperations.TrailingZeroCount(ends);
        var open = (ulong)(_starts - _closed);
        PackedBits.Write(ref Unsafe.Add(ref first, 2 * _starts), block, starts, ends & (ends - open));
    }

    /// <summary>Writes the positions of the bits into every second place.</summary>
    /// <remarks>Sixteen at a time without asking: guessing how many words a block has costs more than a few places written in vain.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref int place, int block, ulong bits)
    {
        do
        {
            bits = WriteFour(ref place, block, bits);
            bits = WriteFour(ref Unsafe.Add(ref place, 8), block, bits);
            bits = WriteFour(ref Unsafe.Add(ref place, 16), block, bits);
            bits = WriteFour(ref Unsafe.Add(ref place, 24), block, bits);
            place = ref Unsafe.Add(ref place, 2 * Step);
        }
        while (bits != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WriteFour(ref int place, int block, ulong bits)
    {
        bits = WriteOne(ref place, block, bits);
        bits = WriteOne(ref Unsafe.Add(ref place, 2), block, bits);
        bits = WriteOne(ref Unsafe.Add(ref place, 4), block, bits);
        return WriteOne(ref Unsafe.Add(ref place, 6), block, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WriteOne(ref int place, int block, ulong bits)
    {
        place = block + BitOperations.TrailingZeroCount(bits);
        return bits & (bits - 1);
    }

    private void Grow(int more)
    {
        if (2 * (_starts + more) > _ends.Length) Array.Resize(ref _ends, Math.Max(_ends.Length * 2, 2 * (_starts + more)));
    }
}
