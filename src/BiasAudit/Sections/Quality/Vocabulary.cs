using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The different words of one text, numbered in the order in which they are met.</summary>
/// <remarks>
/// An open-addressed table of 32-bit marks leads to the words, whose whole hashes are compared: so the table of an ordinary page
/// lies in the nearest cache beside its words. Reused from text to text.
/// </remarks>
internal sealed class Vocabulary
{
    private const int LeastSlots = 64, MostSlotsAtFirst = 1 << 13;

    private readonly char[] _small = new char[WordFlags.LongestFolded + WordHash.Block];
    private Slot[] _slots = new Slot[LeastSlots];
    private Word[] _words = new Word[LeastSlots / 2];
    private int[] _numbers = [], _letters = [0], _capitals = [];
    private int _mask, _count, _room, _tokens;

    /// <summary>The words by number.</summary>
    public ReadOnlySpan<Word> Words => _words.AsSpan(0, _count);

    /// <summary>The number of the word of each token.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, _tokens);

    /// <summary>Tokens with a letter before each token, and of all.</summary>
    public ReadOnlySpan<int> Letters => _letters.AsSpan(0, _tokens + 1);

    /// <summary>Tokens in capitals only.</summary>
    public int Capitals { get; private set; }

    /// <summary>The hash that stands for a word.</summary>
    /// <param name="start">Its first unit; a block of units behind it can be read.</param>
    /// <param name="length">Its length.</param>
    public static ulong HashOf(ref char start, int length)
    {
        if (length > WordHash.Block) return WordHash.OfPadded(ref start, length);
        var units = WordHash.Read(ref start, length);
        return WordFlags.IsAscii(units) ? HashOf(WordFlags.Narrow(units), length) : WordHash.OfShort(units, length);
    }

    /// <summary>Numbers, counts and describes the words of all tokens.</summary>
    /// <remarks>Whether a word was met before is beyond prediction: so a new word and a known one take the same way.</remarks>
    public void Number(ReadOnlySpan<char> text, Tokens tokens)
    {
        Begin(tokens.Count);
        ref var unit = ref MemoryMarshal.GetReference(text);
        ref var start = ref MemoryMarshal.GetReference(tokens.Starts);
        ref var end = ref MemoryMarshal.GetReference(tokens.Ends);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var letters = ref MemoryMarshal.GetArrayDataReference(_letters);
        var (letter, capitals) = (0, 0);
        for (nint i = 0; i < _tokens; i++) // all of these have a place for each token
        {
            var length = Unsafe.Add(ref end, i + 1) - Unsafe.Add(ref end, i);
            ref var word = ref Meet(ref Unsafe.Add(ref unit, Unsafe.Add(ref start, i)), length, out var number);
            word.Start = Unsafe.Add(ref start, i);
            word.Length = length;
            word.Counts++;
            Unsafe.Add(ref numbers, i) = number;
            letter += word.Flags & WordFlags.Letter;
            capitals += word.Flags >> 1 & 1;
            Unsafe.Add(ref letters, i + 1) = letter;
        }
        Capitals = capitals;
    }

    /// <summary>Counts that the word of a token is a stretch of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddAlone(int token, int times) => _words[_numbers[token]].Counts += (long)times << 32;

    /// <summary>Counts each word with capitals as its form in small letters, which may be a new word.</summary>
    public void Fold(ReadOnlySpan<char> text)
    {
        var capitals = WithCapitals();
        for (var i = 0; i < capitals; i++)
        {
            var number = _capitals[i];
            var (start, length) = (_words[number].Start, _words[number].Length);
            if (length > WordFlags.LongestFolded) continue;
            if (_count >= _room) Grow();
            ref var small = ref Find(HashOfSmall(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start), length), out _, out _);
            ref var word = ref _words[number];
            small.Moved += word.Count;
            word.Moved -= word.Count;
        }
    }

    /// <summary>Lists the words with capitals; returns how many.</summary>
    private int WithCapitals()
    {
        if (_capitals.Length <= _count) _capitals = new int[_words.Length + 1];
        var (capitals, found) = (_capitals, 0);
        for (var number = 0; number < _count; number++)
        {
            capitals[found] = number;
            found += _words[number].Flags >> WordFlags.HasCapitalBit;
        }
        return found;
    }

    private ulong HashOfSmall(ref char start, int length)
    {
        if (length <= WordHash.Block)
        {
            var units = WordHash.Read(ref start, length);
            if (WordFlags.IsAscii(units)) return HashOf(WordFlags.Lower(WordFlags.Narrow(units)), length);
        }
        length = WordFlags.Lower(MemoryMarshal.CreateReadOnlySpan(ref start, length), _small);
        return HashOf(ref _small[0], length);
    }

    private void Begin(int tokens)
    {
        Array.Clear(_words, 0, _count);
        (_count, _tokens) = (0, tokens);
        if (_numbers.Length < tokens) (_numbers, _letters) = (new int[tokens * 2], new int[tokens * 2 + 1]);
        SetSize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(tokens + tokens / 2, LeastSlots, MostSlotsAtFirst)));
    }

    /// <summary>The word that stands at a place, with its flags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Word Meet(ref char start, int length, out int number)
    {
        if (_count >= _room) Grow();
        if (length > WordHash.Block) return ref MeetOther(ref start, length, out number);
        var units = WordHash.Read(ref start, length);
        if (!WordFlags.IsAscii(units)) return ref MeetOther(ref start, length, out number);
        var narrow = WordFlags.Narrow(units);
        ref var word = ref Find(HashOf(narrow, length), out number, out _);
        word.Flags = WordFlags.OfAscii(narrow);
        return ref word;
    }

    /// <summary>The same of a long word, or of one with other than ASCII characters: these are looked at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref Word MeetOther(ref char start, int length, out int number)
    {
        ref var word = ref Find(HashOf(ref start, length), out number, out var isNew);
        if (isNew != 0) word.Flags = WordFlags.Of(MemoryMarshal.CreateReadOnlySpan(ref start, length));
        return ref word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(Vector128<byte> word, int length) => WordHash.Combine(word.AsUInt64()[0] + (ulong)length, word.AsUInt64()[1]);

    /// <summary>The word of a hash, a new one where it is not known; there is room for one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Word Find(ulong hash, out int number, out int isNew)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        var (at, mask, mark, count) = ((uint)hash, (uint)_mask, (uint)(hash >> 32), _count);
        while (true)
        {
            ref var slot = ref Unsafe.Add(ref slots, at & mask); // the mask is below the length
            while (slot.Next != 0 & slot.Mark != mark) slot = ref Unsafe.Add(ref slots, ++at & mask);
            isNew = slot.Next == 0 ? 1 : 0;
            number = slot.Next - 1 + (-isNew & (count + 1)); // a choice would be compiled to a branch
            ref var word = ref Unsafe.Add(ref words, number); // at most the count, which is below the room
            at++;
            if (isNew == 0 & word.Hash != hash) continue; // two words in four billion have equal marks
            (slot, word.Hash) = (new(mark, number + 1), hash);
            _count = count + isNew;
            return ref word;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        SetSize((_mask + 1) * 2);
        for (var number = 0; number < _count; number++)
        {
            var hash = _words[number].Hash;
            var at = (uint)hash;
            while (_slots[at & _mask].Next != 0) at++;
            _slots[at & _mask] = new((uint)(hash >> 32), number + 1);
        }
    }

    /// <summary>Empties the table at a size with room for half as many words.</summary>
    private void SetSize(int size)
    {
        if (size > _slots.Length) _slots = new Slot[size];
        else Array.Clear(_slots, 0, size);
        (_mask, _room) = (size - 1, size / 2);
        if (_words.Length < _room) Array.Resize(ref _words, _room);
    }

    /// <param name="Mark">The upper half of the hash.</param>
    /// <param name="Next">The number + 1; 0 in an empty slot.</param>
    private readonly record struct Slot(uint Mark, int Next);
}
