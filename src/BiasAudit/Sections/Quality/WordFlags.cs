using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the letters of a word are, and its form in small letters.</summary>
internal static class WordFlags
{
    /// <summary>The word has a letter.</summary>
    public const int Letter = 1;

    /// <summary>All letters of the word are capitals.</summary>
    public const int Capital = 2;

    /// <summary>The word has a capital.</summary>
    public const int HasCapital = 4;

    /// <summary>Longest word whose small-letter form is looked up; longer ones count as they are.</summary>
    public const int LongestFolded = 64;

    /// <summary>Whether a short word is in ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAscii(Vector256<ushort> word) => (word & Vector256.Create((ushort)0xFF80)) == Vector256<ushort>.Zero;

    /// <summary>The flags of a short word in ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfAscii(Vector256<ushort> word)
    {
        var small = IsWithin(word, 'a') != Vector256<ushort>.Zero ? 1 : 0;
        var capital = IsWithin(word, 'A') != Vector256<ushort>.Zero ? 1 : 0;
        return (small | capital) * Letter | (capital & ~small) * Capital | capital * HasCapital;
    }

    /// <summary>The flags of any word.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        var (letters, capitals, small) = (false, false, false);
        foreach (var unit in word)
        {
            if (char.IsAsciiLetterLower(unit)) (letters, small) = (true, true);
            else if (char.IsAsciiLetterUpper(unit)) (letters, capitals) = (true, true);
            else if (unit < 0x80) continue;
            else if (char.IsUpper(unit)) (letters, capitals) = (true, true);
            else if (char.IsLetter(unit) || char.IsSurrogate(unit)) (letters, small) = (true, small || char.IsLower(unit));
        }
        return (letters ? Letter : 0) | (capitals && !small ? Capital : 0) | (capitals ? HasCapital : 0);
    }

    /// <summary>A short word in ASCII in small letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Lower(Vector256<ushort> word) => word | (IsWithin(word, 'A') & Vector256.Create((ushort)0x20));

    /// <summary>Writes a word in small letters; a letter without a small form stays.</summary>
    /// <param name="word">The word; a block of units behind it can be read.</param>
    /// <param name="small">Room for it and a block of units.</param>
    /// <returns>The length.</returns>
    public static int Lower(ReadOnlySpan<char> word, Span<char> small)
    {
        if (!Ascii.IsValid(word)) return word.ToLowerInvariant(small);
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(word));
        ref var to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(small));
        for (nuint at = 0; at < (nuint)word.Length; at += WordHash.Block) Lower(Vector256.LoadUnsafe(ref from, at)).StoreUnsafe(ref to, at);
        return word.Length;
    }

    /// <summary>Which units are among the 26 from a first letter on.</summary>
    private static Vector256<ushort> IsWithin(Vector256<ushort> units, char first) =>
        Vector256.LessThan(units - Vector256.Create((ushort)first), Vector256.Create((ushort)26));
}
