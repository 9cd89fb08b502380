using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>The classes of 64 UTF-16 units, turned from one class a unit into one bit mask a class.</summary>
internal ref struct BlockMasks(ReadOnlySpan<ushort> classes)
{
    private readonly ref readonly ushort _first = ref MemoryMarshal.GetReference(classes);

    /// <summary>The units that have a class, lowest bit first.</summary>
    public readonly ulong this[CharClass wanted]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bits(wanted, 0) | ((ulong)Bits(wanted, 16) << 16) | ((ulong)Bits(wanted, 32) << 32) | ((ulong)Bits(wanted, 48) << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Bits(CharClass wanted, nuint at)
    {
        var mask = Vector256.Create((ushort)wanted);
        var units = Vector256.LoadUnsafe(in _first, at);
        return Vector256.Equals(units & mask, Vector256<ushort>.Zero).ExtractMostSignificantBits() ^ 0xFFFF;
    }
}
