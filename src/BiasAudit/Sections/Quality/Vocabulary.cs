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
    private int[] _capitals = new int[LeastSlots / 2 + 1];
    private int _mask, _count, _room, _withCapitals;

    /// <summary>The words by number.</summary>
    public Span<Word> Words => _words.AsSpan(0, _count);

    /// <summary>Forgets the words of the text before.</summary>
    /// <param name="tokens">About how many tokens the text has; the table grows when more are different.</param>
    public void Reset(int tokens)
    {
        Array.Clear(_words, 0, _count);
        (_count, _withCapitals) = (0, 0);
        SetSize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(tokens + tokens / 2, LeastSlots, MostSlotsAtFirst)));
    }

    /// <summary>Counts that the word is a stretch of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddAlone(int number, int times) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), number).Counts += (long)times << 32; // a number that Meet gave

    /// <summary>Meets a token: numbers its word, counts it and says what it is.</summary>
    /// <param name="text">The beginning of the text; a block of units behind it can be read.</param>
    /// <param name="place">The token.</param>
    /// <param name="number">The number of the word.</param>
    /// <returns>What is known of it: see <see cref="WordFlags"/>.</returns>
    /// <remarks>Whether a word was met before is beyond prediction: so a new word and a known one take the same way.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Meet(ref char text, Extent place, out int number)
    {
        ref var start = ref Unsafe.Add(ref text, place.Start);
        if (place.Length > WordHash.Block) return MeetOther(ref start, place, out number);
        var units = WordHash.Read(ref start, place.Length);
        if (!WordFlags.IsAscii(units)) return MeetOther(ref start, place, out number);
        ref var word = ref Find(WordHash.OfShort(units, place.Length), out number, out var isNew);
        return Take(ref word, place, number, isNew, WordFlags.OfAscii(units));
    }

    /// <summary>Counts each word with capitals as its form in small letters, which may be a new word.</summary>
    public void Fold(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < _withCapitals; i++)
        {
            var number = _capitals[i];
            var place = _words[number].Place;
            if (place.Length > WordFlags.LongestFolded) continue;
            ref var small = ref Find(HashOfSmall(text, place), out _, out _);
            ref var word = ref _words[number]; // the table may have grown
            small.Moved += word.Count;
            word.Moved -= word.Count;
        }
    }

    private ulong HashOfSmall(ReadOnlySpan<char> text, Extent place)
    {
        if (place.Length <= WordHash.Block)
        {
            var units = WordHash.Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), place.Start), place.Length);
            if (WordFlags.IsAscii(units)) return WordHash.OfShort(WordFlags.Lower(units), place.Length);
        }
        return WordHash.OfPadded(ref _small[0], WordFlags.Lower(place.Of(text), _small));
    }

    /// <summary>A long word, or one with other than ASCII characters: these are looked at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int MeetOther(ref char start, Extent place, out int number)
    {
        ref var word = ref Find(WordHash.OfPadded(ref start, place.Length), out number, out var isNew);
        var flags = isNew != 0 ? WordFlags.Of(MemoryMarshal.CreateReadOnlySpan(ref start, place.Length)) : word.Flags;
        return Take(ref word, place, number, isNew, flags);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(ref Word word, Extent place, int number, int isNew, int flags)
    {
        (word.Place, word.Flags) = (place, flags);
        word.Counts++;
        _capitals[_withCapitals] = number;
        _withCapitals += isNew & (flags / WordFlags.HasCapital);
        return flags;
    }

    /// <summary>The word of a hash, a new one where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Word Find(ulong hash, out int number, out int isNew)
    {
        if (_count >= _room) Grow();
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var (at, mask, mark) = ((int)hash, _mask, (uint)(hash >> 32));
        while (true)
        {
            ref var slot = ref Unsafe.Add(ref slots, at & mask); // the mask is below the length
            while (slot.Next != 0 & slot.Mark != mark) slot = ref Unsafe.Add(ref slots, ++at & mask);
            isNew = slot.Next == 0 ? 1 : 0;
            number = slot.Next - 1 + isNew * (_count + 1);
            ref var word = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), number); // at most the count, which is below the room
            at++;
            if (isNew == 0 & word.Hash != hash) continue; // two words in four billion have equal marks
            (slot.Mark, slot.Next, word.Hash) = (mark, number + 1, hash);
            _count += isNew;
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
            var at = (int)hash;
            while (_slots[at & _mask].Next != 0) at++;
            _slots[at & _mask] = new() { Mark = (uint)(hash >> 32), Next = number + 1 };
        }
    }

    /// <summary>Empties the table at a size with room for half as many words.</summary>
    private void SetSize(int size)
    {
        if (size > _slots.Length) _slots = new Slot[size];
        else Array.Clear(_slots, 0, size);
        (_mask, _room) = (size - 1, size / 2);
        if (_capitals.Length > _room) return;
        Array.Resize(ref _words, _room);
        Array.Resize(ref _capitals, _room + 1); // one beyond the last is written before it is known not to count
    }

    private struct Slot
    {
        public uint Mark; // the upper half of the hash
        public int Next; // number + 1; 0 is an empty slot
    }
}
