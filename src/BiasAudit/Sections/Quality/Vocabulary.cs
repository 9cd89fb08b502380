using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The different words of one text, numbered from 1 in the order in which they are met.</summary>
/// <remarks>
/// First all tokens are hashed, then an open-addressed table of numbers leads from hashes to words: two loops that each do little, so
/// that the processor works on several tokens at once. Reused from text to text.
/// </remarks>
internal sealed class Vocabulary
{
    private const ulong LengthSpread = 0xC2B2AE3D27D4EB4F;
    private const int LeastSlots = 64, MostSlotsAtFirst = 1 << 13;

    private readonly char[] _small = new char[WordFlags.LongestFolded];
    private int[] _slots = new int[LeastSlots];
    private Word[] _words = new Word[LeastSlots / 2 + 1];
    private ulong[] _hashes = [];
    private int _mask, _count, _room;

    /// <summary>The words by number; the first is none.</summary>
    public Span<Word> Words => _words.AsSpan(0, _count + 1);

    /// <summary>The hash that stands for a word.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        if (word.Length > NarrowText.Block || !Ascii.IsValid(word)) return WordHash.Of(word);
        Span<byte> narrow = stackalloc byte[NarrowText.Block];
        Ascii.FromUtf16(word, narrow, out _);
        return HashOf(Vector128.Create<byte>(narrow), word.Length);
    }

    /// <summary>Numbers and counts the words of all tokens of a text.</summary>
    /// <param name="view">The text.</param>
    /// <param name="narrow">The same, a byte a unit.</param>
    /// <param name="numbers">Takes the number of the word of each token.</param>
    public void Number(in TextView view, NarrowText narrow, int[] numbers)
    {
        Begin(view.Tokens.Length);
        Hash(view, narrow);
        for (var at = 0; at < view.Tokens.Length; Grow()) at = Number(view.Tokens, numbers, at);
    }

    /// <summary>Counts each word with capitals as its form in small letters, which may be a new word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="narrow">The same, a byte a unit.</param>
    /// <param name="withCapitals">The numbers of those words.</param>
    public void Fold(ReadOnlySpan<char> text, NarrowText narrow, ReadOnlySpan<int> withCapitals)
    {
        foreach (var number in withCapitals)
        {
            var place = _words[number].Place;
            if (place.Length > WordFlags.LongestFolded) continue;
            if (_count == _room) Grow();
            var small = Find(HashOfSmall(text, narrow, place));
            var count = _words[number].Count;
            _words[small].Moved += count;
            _words[number].Moved -= count;
        }
    }

    private void Begin(int tokens)
    {
        Array.Clear(_words, 0, _count + 1);
        _count = 0;
        if (_hashes.Length < tokens) _hashes = new ulong[tokens * 2];
        SetSize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(tokens * 2, LeastSlots, MostSlotsAtFirst)));
    }

    private void Hash(in TextView view, NarrowText narrow)
    {
        ref var unit = ref MemoryMarshal.GetReference(view.Text);
        ref var token = ref MemoryMarshal.GetReference(view.Tokens);
        ref var hash = ref MemoryMarshal.GetArrayDataReference(_hashes);
        nint i = 0;
        if (FourWords.IsSupported)
            for (; i <= view.Tokens.Length - FourWords.Count; i += FourWords.Count) // there is a hash for each token
                if (!TryHashFour(ref Unsafe.Add(ref token, i), narrow, ref Unsafe.Add(ref hash, i)))
                    for (var j = i; j < i + FourWords.Count; j++) Unsafe.Add(ref hash, j) = HashOf(ref unit, narrow, Unsafe.Add(ref token, j));
        for (; i < view.Tokens.Length; i++) Unsafe.Add(ref hash, i) = HashOf(ref unit, narrow, Unsafe.Add(ref token, i));
    }

    /// <summary>Hashes four tokens together when all are short and in ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryHashFour(ref Extent tokens, NarrowText narrow, ref ulong hashes)
    {
        var lengths = FourWords.Lengths(ref tokens);
        if (!Vector256.LessThanOrEqualAll(lengths, Vector256.Create((ulong)NarrowText.Block))) return false;
        var (a, b) = (narrow.Read(tokens), narrow.Read(Unsafe.Add(ref tokens, 1)));
        var (c, d) = (narrow.Read(Unsafe.Add(ref tokens, 2)), narrow.Read(Unsafe.Add(ref tokens, 3)));
        if ((a | b | c | d).ExtractMostSignificantBits() != 0) return false;
        var (even, odd) = (Vector256.Create(a, c).AsUInt64(), Vector256.Create(b, d).AsUInt64());
        var (low, high) = (Avx2.UnpackLow(even, odd), Avx2.UnpackHigh(even, odd));
        WordHash.Combine(low ^ (lengths * Vector256.Create(LengthSpread)), high).StoreUnsafe(ref hashes);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ref char text, NarrowText narrow, Extent place) => narrow.TryRead(place, out var word)
        ? HashOf(word, place.Length)
        : WordHash.OfPadded(ref Unsafe.Add(ref text, place.Start), place.Length);

    /// <summary>Numbers tokens from one on until all are or the table is full; returns the next token.</summary>
    /// <remarks>Whether a word was met before is beyond prediction: so a new word and a known one take the same way.</remarks>
    private int Number(ReadOnlySpan<Extent> tokens, int[] numbers, int from)
    {
        // There is a hash and a number for each token, one extent more, and a word for each place in the table.
        ref var token = ref MemoryMarshal.GetReference(tokens);
        ref var number = ref MemoryMarshal.GetArrayDataReference(numbers);
        ref var hashes = ref MemoryMarshal.GetArrayDataReference(_hashes);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        var (mask, count, room, i) = (_mask, _count, _room, (nint)from);
        var place = Unsafe.Add(ref token, i);
        var begins = from == 0 || tokens[from - 1].End != place.Start ? 1 : 0;
        for (; i < tokens.Length && count < room; i++)
        {
            var hash = Unsafe.Add(ref hashes, i);
            var at = (int)hash & mask;
            var found = Unsafe.Add(ref slots, at);
            while (found != 0 & Unsafe.Add(ref words, found).Hash != hash) found = Unsafe.Add(ref slots, at = (at + 1) & mask);
            var isNew = found == 0 ? 1 : 0;
            count += isNew;
            Unsafe.Add(ref slots, at) = found += isNew * count;
            var next = Unsafe.Add(ref token, i + 1);
            var ends = next.Start != place.End ? 1 : 0;
            ref var word = ref Unsafe.Add(ref words, found);
            (word.Hash, word.Place) = (hash, place);
            word.Counts += ((long)(begins & ends) << 32) + 1;
            Unsafe.Add(ref number, i) = found;
            (place, begins) = (next, ends);
        }
        _count = count;
        return (int)i;
    }

    private ulong HashOfSmall(ReadOnlySpan<char> text, NarrowText narrow, Extent place) => narrow.TryRead(place, out var word)
        ? HashOf(WordFlags.Lower(word), place.Length)
        : HashOf(_small.AsSpan(0, WordFlags.Lower(place.Of(text), _small)));

    /// <remarks>The length is spread, not added: two NULs are not one U+0001.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(Vector128<byte> word, int length) => WordHash.Combine(word.AsUInt64()[0] ^ ((ulong)length * LengthSpread), word.AsUInt64()[1]);

    /// <summary>The number of the word of a hash, a new one where it is not known; there is room for one.</summary>
    /// <remarks>As above, both take the same way.</remarks>
    private int Find(ulong hash)
    {
        var at = (int)hash & _mask;
        var found = _slots[at];
        while (found != 0 & _words[found].Hash != hash) found = _slots[at = (at + 1) & _mask];
        var isNew = found == 0 ? 1 : 0;
        _count += isNew;
        _slots[at] = found += isNew * _count;
        _words[found].Hash = hash;
        return found;
    }

    /// <summary>Doubles the table when it is full.</summary>
    private void Grow()
    {
        if (_count < _room) return;
        SetSize((_mask + 1) * 2);
        for (var number = 1; number <= _count; number++)
        {
            var at = (int)_words[number].Hash & _mask;
            while (_slots[at] != 0) at = (at + 1) & _mask;
            _slots[at] = number;
        }
    }

    /// <summary>Empties the table at a size with room for half as many words.</summary>
    private void SetSize(int size)
    {
        if (size > _slots.Length) _slots = new int[size];
        else Array.Clear(_slots, 0, size);
        (_mask, _room) = (size - 1, size / 2);
        if (_words.Length <= _room) Array.Resize(ref _words, _room + 1);
    }
}
