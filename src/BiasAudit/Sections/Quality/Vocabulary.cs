using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The different words of one text with what is asked of each only once.</summary>
/// <remarks>First all words are numbered, then each different one is looked at: a loop for each, as what a word is cannot be predicted.</remarks>
internal sealed class Vocabulary
{
    /// <summary>The word has a letter.</summary>
    public const int Letter = 1;

    /// <summary>All letters of the word are capitals.</summary>
    public const int Capital = 2;

    /// <summary>The stop-word lists of the word begin at this bit.</summary>
    public const int StopLists = 2;

    private const int HasCapital = 1 << 30;

    /// <summary>Longest word whose small-letter form is looked up; longer ones count as they are.</summary>
    private const int LongestFolded = 64;

    private readonly HashTable _table = new();
    private readonly char[] _small = new char[LongestFolded + WordHash.Block];
    private int[] _folded = [], _flags = [], _tokens = [], _capitals = [];
    private ulong[] _hashes = [];
    private Extent[] _places = [];

    /// <summary>How many numbers are given out.</summary>
    public int Count => _table.Count;

    /// <summary>What is known of each word, by number: <see cref="Letter"/>, <see cref="Capital"/> and the stop-word lists.</summary>
    public ReadOnlySpan<int> Flags => _flags.AsSpan(0, Count);

    /// <summary>The number of each word in small letters, by number.</summary>
    public ReadOnlySpan<int> Folded => _folded.AsSpan(0, Count);

    /// <summary>Occurrences among the tokens, by number.</summary>
    public ReadOnlySpan<int> TokenCounts => _tokens.AsSpan(0, Count);

    /// <summary>The keys of listed phrases that the text has among its words.</summary>
    public List<int> PhraseKeys { get; } = [];

    /// <summary>Gives the tokens of a text their numbers, equal words the same, and counts and describes the different ones.</summary>
    /// <param name="text">The text; a block of units behind it can be read.</param>
    /// <param name="tokens">The tokens; takes the numbers.</param>
    public void Number(ReadOnlySpan<char> text, TokenStream tokens)
    {
        var extents = tokens.Extents;
        var numbers = tokens.Words;
        Begin(extents.Length);
        ref var start = ref MemoryMarshal.GetReference(text);
        for (var i = 0; i < extents.Length; i++)
        {
            var place = extents[i];
            var hash = WordHash.OfPadded(ref Unsafe.Add(ref start, place.Start), place.Length);
            var number = _table.Number(hash);
            numbers[i] = (uint)number;
            (_hashes[number], _places[number]) = (hash, place);
            _tokens[number]++;
        }
        var capitals = DescribeAll(text);
        for (var i = 0; i < capitals; i++) Fold(text, _capitals[i]);
    }

    private void Begin(int tokens)
    {
        _table.Reset(tokens * 2 / 3); // as many different words as most texts have
        PhraseKeys.Clear();
        // Each word may have a form in small letters besides.
        if (_folded.Length < 2 * tokens)
        {
            var size = Math.Max(2048, 4 * tokens);
            (_folded, _flags, _tokens, _capitals) = (new int[size], new int[size], new int[size], new int[size]);
            (_hashes, _places) = (new ulong[size], new Extent[size]);
        }
        Array.Clear(_tokens, 0, 2 * tokens);
    }

    /// <summary>Describes every word met; returns how many have a capital.</summary>
    private int DescribeAll(ReadOnlySpan<char> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var (count, capitals) = (Count, 0);
        for (var number = 0; number < count; number++)
        {
            var place = _places[number];
            var flags = Describe(number, ref Unsafe.Add(ref start, place.Start), place.Length, _hashes[number]);
            _capitals[capitals] = number;
            capitals += flags / HasCapital;
        }
        return capitals;
    }

    private int Describe(int number, ref char start, int length, ulong hash)
    {
        var flags = FlagsOf(ref start, length);
        if (ListedWords.MayHold(hash)) flags |= LookUp(hash);
        (_folded[number], _flags[number]) = (number, flags & ~HasCapital);
        return flags;
    }

    /// <summary>Finds or adds the form in small letters; a letter without one keeps the word as it is.</summary>
    private void Fold(ReadOnlySpan<char> text, int number)
    {
        var place = _places[number];
        if (place.Length > LongestFolded) return;
        var length = Lower(text, place);
        var hash = WordHash.OfPadded(ref _small[0], length);
        var known = Count;
        var small = _table.Number(hash);
        if (small == known) Describe(small, ref _small[0], length, hash);
        _folded[number] = small;
    }

    private int Lower(ReadOnlySpan<char> text, Extent place)
    {
        var word = place.Of(text);
        if (!Ascii.IsValid(word)) return word.ToLowerInvariant(_small);
        var block = WordHash.Block;
        for (var at = 0; at < word.Length; at += block)
        {
            var units = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(word)), (nuint)at);
            var lower = units | (IsWithin(units, 'A') & Vector256.Create((ushort)0x20));
            lower.StoreUnsafe(ref Unsafe.As<char, ushort>(ref _small[0]), (nuint)at);
        }
        return word.Length;
    }

    private int LookUp(ulong hash)
    {
        if (ListedWords.PhraseKeyOf(hash) is >= 0 and var key) PhraseKeys.Add(key);
        return ListedWords.StopListsOf(hash) << StopLists;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FlagsOf(ref char start, int length)
    {
        if (length > WordHash.Block) return FlagsOf(MemoryMarshal.CreateReadOnlySpan(ref start, length));
        var units = WordHash.Read(ref start, length);
        if (Vector256.GreaterThanAny(units, Vector256.Create((ushort)0x7F))) return FlagsOf(MemoryMarshal.CreateReadOnlySpan(ref start, length));
        var small = IsWithin(units, 'a') != Vector256<ushort>.Zero ? 1 : 0;
        var capital = IsWithin(units, 'A') != Vector256<ushort>.Zero ? 1 : 0;
        return (small | capital) * Letter | capital * HasCapital | (capital & ~small) * Capital;
    }

    private static int FlagsOf(ReadOnlySpan<char> word)
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
        return (letters ? Letter : 0) | (capitals ? HasCapital : 0) | (capitals && !small ? Capital : 0);
    }

    /// <summary>Which units are among the 26 from a first letter on.</summary>
    private static Vector256<ushort> IsWithin(Vector256<ushort> units, char first) =>
        Vector256.LessThan(units - Vector256.Create((ushort)first), Vector256.Create((ushort)26));
}
