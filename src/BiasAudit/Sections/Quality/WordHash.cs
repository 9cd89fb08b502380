using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>A 64-bit hash for words: a few multiplications, because most words are shorter than the set-up of a general hash.</summary>
/// <remarks>Two different words of one document share a hash with a chance of about n²/2⁶⁵; equal on every machine.</remarks>
internal static class WordHash
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F;

    /// <summary>The hash of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length is >= 4 and <= 8) return Mix(Four(word, 0), Four(word, length - 4), length);
        if (length < 4)
            return length == 0 ? Mix(0, 0, 0) : Mix(word[0] | (ulong)word[length >> 1] << 16 | (ulong)word[length - 1] << 32, 0, length);
        return OfLong(word);
    }

    /// <summary>The hash of two numbers that are hashes or small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong a, ulong b) => Mix(a, b, 1);

    private static ulong OfLong(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        var at = 0;
        for (; at + 8 <= word.Length; at += 8) hash = Mix(hash ^ Four(word, at), Four(word, at + 4), at);
        return Mix(hash ^ Four(word, word.Length - 8), Four(word, word.Length - 4), word.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ReadOnlySpan<char> word, int at) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(word), at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b, int length)
    {
        var high = Math.BigMul(a ^ First, b ^ Second ^ (ulong)length << 56 ^ (ulong)length, out var low);
        return BitOperations.RotateLeft(high, 23) ^ low;
    }
}
