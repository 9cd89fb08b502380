using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using BiasAudit.Text;

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

    /// <summary>Whether a short word is in ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAscii(Vector256<ushort> word) => (word & Vector256.Create((ushort)0xFF80)) == Vector256<ushort>.Zero;

    /// <summary>A short word in ASCII, a byte a unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Narrow(Vector256<ushort> word) => Sse2.IsSupported
        ? Sse2.PackUnsignedSaturate(word.GetLower().AsInt16(), word.GetUpper().AsInt16())
        : Vector128.Narrow(word.GetLower(), word.GetUpper());

    /// <summary>The flags of a word.</summary>
    /// <param name="start">Its first unit; a block of units behind it can be read.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ref char start, int length)
    {
        if (length > WordHash.Block) return Of(MemoryMarshal.CreateReadOnlySpan(ref start, length));
        var units = WordHash.Read(ref start, length);
        return IsAscii(units) ? OfAscii(Narrow(units)) : Of(MemoryMarshal.CreateReadOnlySpan(ref start, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OfAscii(Vector128<byte> word)
    {
        var letters = IsWithin(word | Vector128.Create((byte)0x20), 'a').ExtractMostSignificantBits();
        var capitals = IsWithin(word, 'A').ExtractMostSignificantBits();
        // Each comparison becomes a bit; a choice would be compiled to a branch.
        var (letter, capital, only) = (letters != 0 ? 1 : 0, capitals != 0 ? 1 : 0, letters == capitals ? 1 : 0);
        return letter * Letter | (capital & only) * Capital | capital * HasCapital;
    }

    /// <summary>The flags of any word: a letter is what Unicode says it is, in all planes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Of(ReadOnlySpan<char> word)
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
