using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>A 64-bit hash for words: a few multiplications, because most words are shorter than the set-up of a general hash.</summary>
/// <remarks>Two different words of one document share a hash with a chance of about n²/2⁶⁵; equal on every machine.</remarks>
internal static class WordHash
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F, Third = 0xFF51AFD7ED558CCD, Fourth = 0xD6E8FEB86659FD93;
    private const ulong Ones = 0x0001_0001_0001_0001;

    /// <summary>The hash of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length > 8) return OfLong(word);
        var (head, tail) = Ends(word);
        return Mix(head ^ (ulong)length * Fourth, tail);
    }

    /// <summary>The hash of two numbers that are hashes or small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong a, ulong b) => Mix(a, b + First);

    /// <summary>Whether a word is small ASCII letters only; four units are compared at a time.</summary>
    public static bool IsSmallAscii(ReadOnlySpan<char> word)
    {
        if (word.Length > 8 || word.Length == 0) return !word.IsEmpty && !word.ContainsAnyExceptInRange('a', 'z');
        if (word.Length < 4)
        {
            foreach (var unit in word)
                if (!char.IsAsciiLetterLower(unit)) return false;
            return true;
        }
        var (head, tail) = Ends(word);
        // A unit below 'a' or above 'z' leaves the highest bit of its difference set; a borrow only follows such a unit.
        return (((head - 'a' * Ones) | ('z' * Ones - head) | (tail - 'a' * Ones) | ('z' * Ones - tail)) & 0x8000 * Ones) == 0;
    }

    private static ulong OfLong(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        for (var at = 0; at + 8 <= word.Length; at += 8) hash = Mix(hash ^ Four(word, at), Four(word, at + 4));
        return Mix(hash ^ Four(word, word.Length - 8), Four(word, word.Length - 4));
    }

    /// <summary>The first and last four units of a word of at most eight; all units of one of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length >= 4) return (Four(word, 0), Four(word, length - 4));
        return length == 0 ? (0UL, 0UL) : (word[0] | (ulong)word[length >> 1] << 16 | (ulong)word[length - 1] << 32, 0UL);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ReadOnlySpan<char> word, int at) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(word), at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        var hash = (a * First) ^ BitOperations.RotateLeft(b * Second, 31);
        hash = (hash ^ (hash >> 32)) * Third;
        return hash ^ (hash >> 29);
    }
}
