using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Text;

/// <summary>The positions of the bits of two masks side by side, sixteen at a time, where the processor can pack bytes by a mask.</summary>
internal static class PackedBits
{
    /// <summary>Bits of a mask that can be written at most.</summary>
    public const int Most = 2 * Step;

    private const int Step = 16;

    /// <summary>Writes for each bit of the first mask its position and that of the bit of the same rank of the second; there is room for 32 pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref int place, int block, ulong firsts, ulong seconds)
    {
        var (first, second) = (Pack(firsts), Pack(seconds));
        Write(ref place, block, first.GetLower().GetLower(), second.GetLower().GetLower());
        if (BitOperations.PopCount(firsts) > Step)
            Write(ref Unsafe.Add(ref place, 2 * Step), block, first.GetLower().GetUpper(), second.GetLower().GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref int place, int block, Vector128<byte> firsts, Vector128<byte> seconds)
    {
        var offset = Vector512.Create(block);
        (Avx512F.ConvertToVector512Int32(Sse2.UnpackLow(firsts, seconds)) + offset).StoreUnsafe(ref place);
        (Avx512F.ConvertToVector512Int32(Sse2.UnpackHigh(firsts, seconds)) + offset).StoreUnsafe(ref place, Step);
    }

    /// <summary>The positions of the bits, packed to the front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Pack(ulong bits) => Avx512Vbmi2.Compress(Vector512<byte>.Zero, Expand(bits), Vector512<byte>.Indices);

    /// <summary>All bits of the bytes whose bit is set: each byte looks at its own bit of a copy of the mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Expand(ulong bits)
    {
        var own = Vector512.Create(0x8040201008040201).AsByte();
        var spread = Vector512.Create(
            Vector256.Create(Vector128.Create(0x0000000000000000, 0x0101010101010101), Vector128.Create(0x0202020202020202, 0x0303030303030303)),
            Vector256.Create(Vector128.Create(0x0404040404040404, 0x0505050505050505), Vector128.Create(0x0606060606060606, 0x0707070707070707))).AsByte();
        return Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), spread) & own, own);
    }
}
