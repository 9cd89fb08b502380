using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the letters of a word are, and its form in small letters.</summary>
internal static class WordFlags
{
    /// <summary>The word has a letter.</summary>
    public const int Letter = 1;

    /// <summary>All letters of the word are capitals.</summary>
    public const int Capital = 1 << CapitalBit;

    /// <summary>The place of that bit.</summary>
    public const int CapitalBit = 1;

    /// <summary>The word has a capital.</summary>
    public const int HasCapital = 1 << HasCapitalBit;

    /// <summary>The highest bit of all.</summary>
    public const int HasCapitalBit = 2;

    /// <summary>Longest word whose small-letter form is looked up; longer ones count as they are.</summary>
    public const int LongestFolded = 64;

    /// <summary>The flags of a short word in ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfAscii(Vector128<byte> word)
    {
        var letters = IsWithin(word | Vector128.Create((byte)0x20), 'a').ExtractMostSignificantBits();
        var capitals = IsWithin(word, 'A').ExtractMostSignificantBits();
        // Each comparison becomes a bit; a choice would be compiled to a branch.
        var (letter, capital, only) = (letters != 0 ? 1 : 0, capitals != 0 ? 1 : 0, letters == capitals ? 1 : 0);
        return letter * Letter | (capital & only) * Capital | capital * HasCapital;
    }

    /// <summary>The flags of any word: a letter is what Unicode says it is, in all planes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Of(ReadOnlySpan<char> word)
    {
        var (letters, capitals, small) = (false, false, false);
        foreach (var rune in word.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            letters = true;
            capitals |= Rune.IsUpper(rune);
            small |= Rune.IsLower(rune);
        }
        return (letters ? Letter : 0) | (capitals && !small ? Capital : 0) | (capitals ? HasCapital : 0);
    }

    /// <summary>A short word in ASCII in small letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Lower(Vector128<byte> word) => word | (IsWithin(word, 'A') & Vector128.Create((byte)0x20));

    /// <summary>Writes a word in small letters; a letter without a small form stays.</summary>
    /// <returns>The length.</returns>
    public static int Lower(ReadOnlySpan<char> word, Span<char> small) =>
        Ascii.ToLower(word, small, out var length) == OperationStatus.Done ? length : word.ToLowerInvariant(small);

    /// <summary>Which bytes are among the 26 from a first letter on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> IsWithin(Vector128<byte> word, char first) =>
        Vector128.LessThan(word - Vector128.Create((byte)first), Vector128.Create((byte)26));
}
