using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>A 64-bit hash for words: a few multiplications, because most words are shorter than the set-up of a general hash.</summary>
/// <remarks>Among n different words two share a hash with a chance of about n²/2⁶⁵; equal on every machine.</remarks>
internal static class WordHash
{
    /// <summary>Units of a word that are read at once.</summary>
    public const int Block = TextScan.Padding;

    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F, Third = 0xFF51AFD7ED558CCD, Fourth = 0xD6E8FEB86659FD93;

    // Constant data: an array would have to be made before it is first used, and every loop that reads words would ask whether it was.
    private static ReadOnlySpan<ushort> Masks =>
    [
        0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The hash of a word that stands anywhere.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Block) return OfLong(word);
        Span<char> block = stackalloc char[Block];
        word.CopyTo(block);
        return OfShort(Read(ref block[0], word.Length), word.Length);
    }

    /// <summary>The hash of a word behind which a block of units can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfPadded(ref char start, int length) =>
        length <= Block ? OfShort(Read(ref start, length), length) : OfLong(MemoryMarshal.CreateReadOnlySpan(ref start, length));

    /// <summary>The units of a short word, then zeros.</summary>
    /// <param name="start">The first unit, with a block of units to read.</param>
    /// <param name="length">The length of the word, at most a block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Read(ref char start, int length) =>
        Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref start)) & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Block - length));

    /// <summary>The hash of a short word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfShort(Vector256<ushort> word, int length)
    {
        var parts = word.AsUInt64();
        var low = ((parts[0] + (ulong)length) * First) ^ BitOperations.RotateLeft(parts[1] * Second, 17);
        var high = BitOperations.RotateLeft(parts[2] * Third, 31) ^ BitOperations.RotateLeft(parts[3] * Fourth, 47);
        return Finish(low ^ high);
    }

    /// <summary>The hashes of four short words at once, each as <see cref="OfShort"/> makes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> OfFour(in FourWords words, Vector256<ulong> lengths)
    {
        var low = ((words.First + lengths) * Vector256.Create(First)) ^ Rotate(words.Second * Vector256.Create(Second), 17);
        var high = Rotate(words.Third * Vector256.Create(Third), 31) ^ Rotate(words.Fourth * Vector256.Create(Fourth), 47);
        return Finish(low ^ high);
    }

    /// <summary>The hashes of four pairs of numbers, each as <see cref="Combine(ulong, ulong)"/> makes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Combine(Vector256<ulong> a, Vector256<ulong> b) =>
        Finish((a * Vector256.Create(First)) ^ Rotate((b + Vector256.Create(First)) * Vector256.Create(Second), 31));

    /// <summary>The hash of two numbers that are hashes or small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong a, ulong b) => Mix(a, b + First);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Rotate(Vector256<ulong> values, int bits) => (values << bits) | (values >>> (64 - bits));

    private static ulong OfLong(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        for (var at = 0; at + 8 <= word.Length; at += 8) hash = Mix(hash ^ Four(word, at), Four(word, at + 4));
        return Mix(hash ^ Four(word, word.Length - 8), Four(word, word.Length - 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ReadOnlySpan<char> word, int at) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(word), at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b) => Finish((a * First) ^ BitOperations.RotateLeft(b * Second, 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Finish(Vector256<ulong> hash)
    {
        hash = (hash ^ (hash >>> 32)) * Vector256.Create(Third);
        return hash ^ (hash >>> 29);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * Third;
        return hash ^ (hash >> 29);
    }
}
