using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>How much of a text is repeated sequences of 2 to 10 tokens, in linear time.</summary>
/// <remarks>
/// A sequence of n tokens can only be repeated where both sequences of n - 1 tokens in it are, so each length looks only at what
/// the shorter length left over: plain text costs hardly more than its pairs. A sequence is named by the name of its first
/// n - 1 tokens and its last token, so equality is exact for equal words and nothing long is hashed.
/// </remarks>
internal sealed class Repetition
{
    public const int Longest = 10;

    private readonly HashTable _table = new();
    private ulong[] _once = [], _twice = [], _hashes = [], _names = [], _pairs = [];
    private int[] _positions = [], _next = [], _occurrences = [];
    private bool[] _seen = [];
    private long[] _ends = [0];

    /// <summary>Occurrences of the most frequent sequence of n tokens; the earliest of equals.</summary>
    public int[] TopOccurrences { get; } = new int[Longest + 1];

    /// <summary>Characters of that sequence, without what lies between the tokens.</summary>
    public long[] TopLength { get; } = new long[Longest + 1];

    /// <summary>Characters of all occurrences of repeated sequences of n tokens; overlapping ones count again.</summary>
    public long[] All { get; } = new long[Longest + 1];

    /// <summary>Characters of repeated sequences met from left to right, jumping over each one found.</summary>
    public long[] Greedy { get; } = new long[Longest + 1];

    /// <summary>Characters of all sequences of n tokens together.</summary>
    public long[] Total { get; } = new long[Longest + 1];

    /// <summary>Where pairs of tokens begin that occur more than once, one bit a position.</summary>
    public ReadOnlySpan<ulong> RepeatedPairs => _pairs;

    /// <summary>Measures tokens whose identities are numbers of words.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="occurrences">How often each word occurs among them, by its number.</param>
    public void Measure(TokenStream tokens, ReadOnlySpan<int> occurrences)
    {
        Begin(tokens);
        var words = tokens.Words;
        var count = 0;
        var (positions, names) = (_positions, _names);
        for (var i = 0; i < words.Length; i++)
        {
            (positions[count], names[count]) = (i, words[i]);
            count += occurrences[(int)words[i]] > 1 ? 1 : 0; // no branch: which words come again is beyond prediction
        }
        count = Lengthen(2, words, count);
        MarkPairs(words.Length, count);
        Follow(2, count);
        Continue(words, count);
    }

    /// <summary>Measures stretches of tokens: a pair of stretches can only be repeated where the first two tokens in it are.</summary>
    /// <param name="stretches">The stretches.</param>
    /// <param name="firstTokens">The first token of each.</param>
    /// <param name="repeatedPairs">Where pairs of tokens begin that occur more than once.</param>
    public void Measure(TokenStream stretches, ReadOnlySpan<int> firstTokens, ReadOnlySpan<ulong> repeatedPairs)
    {
        Begin(stretches);
        var words = stretches.Words;
        var filter = new Filter(this, words.Length);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var token = firstTokens[i];
            var counts = (int)(repeatedPairs[token >> 6] >> token) & 1;
            filter.Meet(i, WordHash.Combine(words[i], words[i + 1]), counts);
        }
        var count = Keep(2, NameRepeated(filter.Candidates, filter.Mask));
        Follow(2, count);
        Continue(words, count);
    }

    private void Continue(ReadOnlySpan<ulong> words, int count)
    {
        for (var n = 3; n <= Longest; n++)
        {
            if (count < 2) return;
            count = Lengthen(n, words, count);
            Follow(n, count);
        }
    }

    /// <summary>Turns the repeated sequences of n - 1 tokens into those of n; leaves positions ascending with their names.</summary>
    /// <remarks>
    /// Two sweeps: the first marks each sequence in a filter of two bits, met and met again, without a branch; the second names
    /// only what may have been met again, which of the pairs of plain text is a small part.
    /// </remarks>
    private int Lengthen(int n, ReadOnlySpan<ulong> words, int count)
    {
        var filter = new Filter(this, count);
        var (positions, names) = (_positions, _names);
        for (var k = 0; k + 1 < count; k++)
        {
            var at = positions[k];
            var follows = positions[k + 1] == at + 1 ? 1 : 0;
            filter.Meet(at, WordHash.Combine(names[k], words[Math.Min(at + n, words.Length) - 1]), follows);
        }
        return Keep(n, NameRepeated(filter.Candidates, filter.Mask));
    }

    private int NameRepeated(int candidates, int mask)
    {
        var found = 0;
        for (var k = 0; k < candidates; k++)
        {
            var hash = _hashes[k];
            (_next[found], _hashes[found]) = (_next[k], hash);
            found += (int)(_twice[(int)(hash >> 6) & mask] >> (int)hash & 1);
        }
        _table.Reset(found);
        Array.Clear(_occurrences, 0, found);
        for (var k = 0; k < found; k++)
        {
            var name = _table.Number(_hashes[k]);
            _occurrences[name]++;
            _names[k] = (uint)name;
        }
        return found;
    }

    /// <summary>Empties the filter at 16 to 32 bits a sequence; returns the mask of its words.</summary>
    private int ClearFilter(int count)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, count / 4));
        if (_once.Length < size) (_once, _twice) = (new ulong[size], new ulong[size]);
        Array.Clear(_once, 0, size);
        Array.Clear(_twice, 0, size);
        return size - 1;
    }

    private int Keep(int n, int found)
    {
        var (kept, top) = (0, 0);
        for (var k = 0; k < found; k++)
        {
            var occurrences = _occurrences[_names[k]];
            if (occurrences < 2) continue;
            if (occurrences > top) (top, TopOccurrences[n], TopLength[n]) = (occurrences, occurrences, Characters(_next[k], n));
            (_positions[kept], _names[kept++]) = (_next[k], _names[k]);
        }
        return kept;
    }

    /// <summary>Adds up what is repeated: every occurrence, and the occurrences that a reader who jumps over finds meets.</summary>
    private void Follow(int n, int count)
    {
        if (count > 0) Array.Clear(_seen, 0, _table.Count);
        var free = 0;
        for (var k = 0; k < count; k++)
        {
            var at = _positions[k];
            var length = Characters(at, n);
            All[n] += length;
            if (at < free) continue;
            if (_seen[_names[k]]) (Greedy[n], free) = (Greedy[n] + length, at + n);
            else _seen[_names[k]] = true;
        }
    }

    private void Begin(TokenStream tokens)
    {
        var count = tokens.Count;
        if (_positions.Length < count)
        {
            var size = Math.Max(1024, count * 2);
            (_positions, _next, _occurrences) = (new int[size], new int[size], new int[size]);
            (_seen, _ends, _hashes, _names) = (new bool[size], new long[size + 1], new ulong[size], new ulong[size]);
        }
        var lengths = tokens.Lengths;
        for (var i = 0; i < lengths.Length; i++) _ends[i + 1] = _ends[i] + lengths[i];
        for (var n = 2; n <= Longest; n++) Sum(n, count);
        Array.Clear(All);
        Array.Clear(Greedy);
    }

    private void MarkPairs(int length, int count)
    {
        var size = length / 64 + 1;
        if (_pairs.Length < size) _pairs = new ulong[size * 2];
        Array.Clear(_pairs, 0, size);
        for (var k = 0; k < count; k++) _pairs[_positions[k] >> 6] |= 1UL << _positions[k];
    }

    private long Characters(int at, int n) => _ends[at + n] - _ends[at];

    /// <summary>Characters of all sequences, and the first sequence as the most frequent one until one occurs twice.</summary>
    /// <remarks>The sum of ends[i + n] - ends[i] over all i leaves only the last n and the first n ends.</remarks>
    private void Sum(int n, int count)
    {
        (Total[n], TopOccurrences[n], TopLength[n]) = (0, 0, 0);
        if (count < n) return;
        for (var i = 0; i < n; i++) Total[n] += _ends[count - i] - _ends[i];
        (TopOccurrences[n], TopLength[n]) = (1, Characters(0, n));
    }

    /// <summary>Marks hashes as met, and met again, and lists them; it holds the arrays, as a loop would fetch them from the object anew each time.</summary>
    private ref struct Filter
    {
        private readonly ref ulong _once, _twice, _hashes;
        private readonly ref int _next;

        /// <summary>Empties the filter of so many sequences.</summary>
        public Filter(Repetition owner, int count)
        {
            Mask = owner.ClearFilter(count);
            _once = ref MemoryMarshal.GetArrayDataReference(owner._once);
            _twice = ref MemoryMarshal.GetArrayDataReference(owner._twice);
            _hashes = ref MemoryMarshal.GetArrayDataReference(owner._hashes);
            _next = ref MemoryMarshal.GetArrayDataReference(owner._next);
        }

        public int Mask { get; }

        public int Candidates { get; private set; }

        /// <summary>Takes a sequence that counts (1), or passes over it without a branch (0).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Meet(int at, ulong hash, int counts)
        {
            // The mask is below the length, and there are at most as many candidates as tokens.
            var (slot, bit) = ((int)(hash >> 6) & Mask, (ulong)counts << (int)hash);
            ref var once = ref Unsafe.Add(ref _once, slot);
            Unsafe.Add(ref _twice, slot) |= once & bit;
            once |= bit;
            (Unsafe.Add(ref _next, Candidates), Unsafe.Add(ref _hashes, Candidates)) = (at, hash);
            Candidates += counts;
        }
    }
}
