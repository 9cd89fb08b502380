using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text.Similarity;

/// <summary>Computes signatures: the minima of 112 independent hashes over the shingles of a text, eight hashes an instruction.</summary>
/// <remarks>
/// The shingle hash is random already, so each component needs only a permutation of 32 bits of its own: multiplication by an odd
/// number drawn once from a fixed seed. Seven vectors of minima and seven of factors stay in registers during a pass over all
/// shingles; two passes make a signature. Tests hold the rate of agreement against J, and its spread against the binomial.
/// </remarks>
public static class MinHash
{
    private const int Lanes = 8;
    private const int Vectors = 7;
    private static readonly uint[] Factors = DrawFactors();

    /// <summary>The signature of a text; all zero when it has no shingle.</summary>
    public static Signature Of(ReadOnlySpan<uint> shingles)
    {
        Signature signature = default;
        if (shingles.Length == 0) return signature;
        var bytes = Signature.Bytes(ref signature);
        Minima(shingles, Factors.AsSpan(0, Vectors * Lanes), bytes);
        Minima(shingles, Factors.AsSpan(Vectors * Lanes), bytes[(Vectors * Lanes)..]);
        return signature;
    }

    // Unrolled by hand: an array of vectors would live in memory and cost a load and a store a vector and shingle. Compiled fully
    // at once: the quick code of vectors is many times as slow, and runs until enough calls were counted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Minima(ReadOnlySpan<uint> shingles, ReadOnlySpan<uint> factors, Span<byte> components)
    {
        ref var f = ref MemoryMarshal.GetReference(factors);
        var f0 = Vector256.LoadUnsafe(ref f);
        var f1 = Vector256.LoadUnsafe(ref f, 8);
        var f2 = Vector256.LoadUnsafe(ref f, 16);
        var f3 = Vector256.LoadUnsafe(ref f, 24);
        var f4 = Vector256.LoadUnsafe(ref f, 32);
        var f5 = Vector256.LoadUnsafe(ref f, 40);
        var f6 = Vector256.LoadUnsafe(ref f, 48);
        Vector256<uint> m0, m1, m2, m3, m4, m5, m6;
        m0 = m1 = m2 = m3 = m4 = m5 = m6 = Vector256<uint>.AllBitsSet;
        foreach (var shingle in shingles)
        {
            var x = Vector256.Create(shingle);
            m0 = Vector256.Min(m0, x * f0);
            m1 = Vector256.Min(m1, x * f1);
            m2 = Vector256.Min(m2, x * f2);
            m3 = Vector256.Min(m3, x * f3);
            m4 = Vector256.Min(m4, x * f4);
            m5 = Vector256.Min(m5, x * f5);
            m6 = Vector256.Min(m6, x * f6);
        }
        Keep(m0, components);
        Keep(m1, components[8..]);
        Keep(m2, components[16..]);
        Keep(m3, components[24..]);
        Keep(m4, components[32..]);
        Keep(m5, components[40..]);
        Keep(m6, components[48..]);
    }

    /// <summary>Eight well-mixed bits of each minimum: a minimum is small, so its own high bits say little.</summary>
    private static void Keep(Vector256<uint> minima, Span<byte> components)
    {
        var mixed = (minima ^ (minima >> 15)) * Vector256.Create(0x9E3779B1u);
        for (var i = 0; i < Lanes; i++) components[i] = (byte)(mixed[i] >> 24);
    }

    private static uint[] DrawFactors()
    {
        var factors = new uint[Signature.Components];
        var state = 0x5EED_0F_B1A5UL;
        for (var i = 0; i < factors.Length; i++)
        {
            // SplitMix64 (Steele, Lea and Flood 2014).
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            factors[i] = (uint)((z ^ (z >> 31)) >> 32) | 1;
        }
        return factors;
    }
}
