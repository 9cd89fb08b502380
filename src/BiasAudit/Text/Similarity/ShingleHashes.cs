using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Text.Similarity;

/// <summary>The hashes of the shingles of a text: a polynomial of five word hashes, mixed; four shingles an instruction.</summary>
/// <remarks>Each shingle is computed from its words and not from its neighbor, so that none waits for the one before.</remarks>
internal static class ShingleHashes
{
    /// <summary>The base of the polynomial.</summary>
    public const ulong Base = 0xD1342543DE82EF95;

    private const ulong K0 = 0x9E3779B97F4A7C15, K1 = 0xA0761D6478BD642F;
    private const ulong Base2 = unchecked(Base * Base), Base3 = unchecked(Base2 * Base), Base4 = unchecked(Base3 * Base);
    private const ulong Low = 0xFFFF_FFFF;

    /// <summary>Writes the low halves of the hashes of all shingles; returns the smallest whole hash.</summary>
    /// <param name="words">The hashes of at least five words.</param>
    /// <param name="shingles">Room for four fewer.</param>
    public static ulong Of(ReadOnlySpan<ulong> words, Span<uint> shingles)
    {
        var (anchor, i) = (ulong.MaxValue, 0);
        if (Avx2.IsSupported && shingles.Length >= 4) anchor = OfFours(words, shingles, out i);
        for (; i < shingles.Length; i++)
        {
            var hash = OfFew(words.Slice(i, WordHashes.ShingleWords));
            anchor = Math.Min(anchor, hash);
            shingles[i] = (uint)hash;
        }
        return anchor;
    }

    /// <summary>The hash of one shingle of up to five words.</summary>
    public static ulong OfFew(ReadOnlySpan<ulong> words)
    {
        var sum = 0UL;
        foreach (var word in words) sum = (sum * Base) + word;
        return Mix(sum, K1);
    }

    /// <summary>Folds the product of two numbers.</summary>
    public static ulong Mix(ulong value, ulong factor)
    {
        var high = Math.BigMul(value ^ K0, factor, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong OfFours(ReadOnlySpan<ulong> words, Span<uint> shingles, out int done)
    {
        ref var word = ref MemoryMarshal.GetReference(words);
        ref var shingle = ref MemoryMarshal.GetReference(shingles);
        var least = Vector256<ulong>.AllBitsSet;
        for (done = 0; done <= shingles.Length - 4; done += 4)
        {
            var at = (nuint)done;
            var sum = (Vector256.LoadUnsafe(ref word, at) * Vector256.Create(Base4)) + (Vector256.LoadUnsafe(ref word, at + 1) * Vector256.Create(Base3))
                + (Vector256.LoadUnsafe(ref word, at + 2) * Vector256.Create(Base2)) + (Vector256.LoadUnsafe(ref word, at + 3) * Vector256.Create(Base))
                + Vector256.LoadUnsafe(ref word, at + 4);
            var hash = Mix(sum);
            least = Vector256.Min(least, hash);
            Vector256.Narrow(hash, hash).GetLower().StoreUnsafe(ref shingle, at);
        }
        return Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
    }

    /// <summary>The scalar <see cref="Mix(ulong, ulong)"/> with its first factor: the product of 128 bits from four of 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Mix(Vector256<ulong> values)
    {
        var a = values ^ Vector256.Create(K0);
        var mask = Vector256.Create(Low);
        var (factorLow, factorHigh) = (Vector256.Create(K1 & Low).AsUInt32(), Vector256.Create(K1 >> 32).AsUInt32());
        var (aLow, aHigh) = (a.AsUInt32(), (a >>> 32).AsUInt32());
        var (low, crossLow) = (Avx2.Multiply(aLow, factorLow), Avx2.Multiply(aLow, factorHigh));
        var (crossHigh, high) = (Avx2.Multiply(aHigh, factorLow), Avx2.Multiply(aHigh, factorHigh));
        var middle = (low >>> 32) + (crossLow & mask) + crossHigh;
        return (high + (crossLow >>> 32) + (middle >>> 32)) ^ ((middle << 32) | (low & mask));
    }
}
