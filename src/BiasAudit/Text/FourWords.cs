using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Text;

/// <summary>Four short words side by side: each part holds the same four units of all of them, so that one instruction works on all.</summary>
/// <param name="First">The first four units of each word.</param>
/// <param name="Second">The next four.</param>
/// <param name="Third">The next four.</param>
/// <param name="Fourth">The last four.</param>
internal readonly record struct FourWords(Vector256<ulong> First, Vector256<ulong> Second, Vector256<ulong> Third, Vector256<ulong> Fourth)
{
    /// <summary>How many words they are.</summary>
    public const int Count = 4;

    /// <summary>Whether this machine can put words side by side.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Four words that <see cref="WordHash.Read"/> read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourWords Of(Vector256<ushort> a, Vector256<ushort> b, Vector256<ushort> c, Vector256<ushort> d)
    {
        var (evenLow, oddLow) = (Avx2.UnpackLow(a.AsUInt64(), b.AsUInt64()), Avx2.UnpackHigh(a.AsUInt64(), b.AsUInt64()));
        var (evenHigh, oddHigh) = (Avx2.UnpackLow(c.AsUInt64(), d.AsUInt64()), Avx2.UnpackHigh(c.AsUInt64(), d.AsUInt64()));
        return new(
            Avx2.Permute2x128(evenLow, evenHigh, 0x20), Avx2.Permute2x128(oddLow, oddHigh, 0x20),
            Avx2.Permute2x128(evenLow, evenHigh, 0x31), Avx2.Permute2x128(oddLow, oddHigh, 0x31));
    }

    /// <summary>The lengths of four extents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Lengths(ref Extent words)
    {
        var extents = Vector256.LoadUnsafe(ref Unsafe.As<Extent, ulong>(ref words));
        return (extents >>> 32) - (extents & Vector256.Create(0xFFFF_FFFFUL));
    }
}
