using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>How much of a text is repeated sequences of 2 to 10 tokens, in linear time.</summary>
/// <remarks>
/// A sequence of n tokens can only be repeated where both sequences of n - 1 tokens in it are, so each length looks only at what
/// the shorter length left over: plain text costs hardly more than its pairs. A sequence is named by the names of the two shorter
/// ones in it, so equality is exact and nothing long is hashed. Each length is two sweeps: one names and counts, one keeps and joins.
/// </remarks>
internal sealed class Repetition
{
    public const int Longest = 10;

    /// <summary>From this length on the characters of repeated sequences are added up; below it the most frequent one is sought.</summary>
    public const int FirstDuplicate = 5;

    private const int Seen = int.MinValue;

    /// <summary>Tells the key of a pair in which a stretch has several tokens from the numbers of two words.</summary>
    private const ulong Several = 1UL << 63;

    private readonly Occurrences _table = new();
    private ulong[] _keys = [];
    private int[] _positions = [], _names = [], _pairs = [];
    private int _pairCount;

    /// <summary>Occurrences of the most frequent sequence of n tokens, n up to 4; the earliest of equals.</summary>
    public int[] TopOccurrences { get; } = new int[FirstDuplicate];

    /// <summary>Characters of that sequence, without what lies between the tokens.</summary>
    public long[] TopLength { get; } = new long[FirstDuplicate];

    /// <summary>Characters of all occurrences of repeated sequences of n tokens, n from 5 on; overlapping ones count again.</summary>
    public long[] All { get; } = new long[Longest + 1];

    /// <summary>Characters of repeated sequences met from left to right, jumping over each one found; n from 5 on.</summary>
    public long[] Greedy { get; } = new long[Longest + 1];

    /// <summary>Characters of all sequences of n tokens together.</summary>
    public long[] Total { get; } = new long[Longest + 1];

    /// <summary>Where pairs of tokens begin that occur more than once.</summary>
    public ReadOnlySpan<int> RepeatedPairs => _pairs.AsSpan(0, _pairCount);

    /// <summary>Measures tokens that are numbered words.</summary>
    /// <param name="numbers">The number of the word of each token.</param>
    /// <param name="words">The words by number.</param>
    /// <param name="ends">Characters of all tokens before each one, and of all.</param>
    public void Measure(ReadOnlySpan<int> numbers, ReadOnlySpan<Word> words, ReadOnlySpan<int> ends)
    {
        Begin(ends, numbers.Length);
        Continue(Keep(2, FindPairs(numbers, words), ends), ends);
    }

    /// <summary>Measures stretches of tokens: a pair of stretches can only be repeated where all pairs of tokens in it are.</summary>
    /// <param name="words">The stretches with their tokens.</param>
    /// <param name="repeatedPairs">Where pairs of tokens begin that occur more than once.</param>
    public void MeasureStretches(WordScan words, ReadOnlySpan<int> repeatedPairs)
    {
        var ends = words.StretchEnds;
        Begin(ends, repeatedPairs.Length);
        Continue(Keep(2, FindPairs(words, repeatedPairs), ends), ends);
    }

    /// <summary>Lists the pairs of tokens whose words both occur more than once; returns how many.</summary>
    /// <remarks>Which words come again is beyond prediction: each pair is written, and the next one over it where it does not count.</remarks>
    private int FindPairs(ReadOnlySpan<int> numbers, ReadOnlySpan<Word> words)
    {
        if (numbers.Length < 2) return 0;
        // Numbers are below the number of words, and there are fewer pairs than tokens.
        ref var number = ref MemoryMarshal.GetReference(numbers);
        ref var word = ref MemoryMarshal.GetReference(words);
        ref var position = ref MemoryMarshal.GetArrayDataReference(_positions);
        ref var key = ref MemoryMarshal.GetArrayDataReference(_keys);
        var found = 0;
        var again = Unsafe.Add(ref word, number).Count > 1 ? 1 : 0;
        for (nint i = 1; i < numbers.Length; i++)
        {
            var before = again;
            again = Unsafe.Add(ref word, Unsafe.Add(ref number, i)).Count > 1 ? 1 : 0;
            Unsafe.Add(ref position, found) = (int)i - 1;
            Unsafe.Add(ref key, found) = PairAt(ref Unsafe.Add(ref number, i - 1));
            found += before & again;
        }
        return found;
    }

    /// <summary>Lists the pairs of stretches that may be repeated; returns how many.</summary>
    private int FindPairs(WordScan words, ReadOnlySpan<int> repeatedPairs)
    {
        var numbers = words.Tokens.Numbers;
        var firsts = words.Tokens.Firsts;
        var stretchOf = words.Tokens.StretchOf;
        var (positions, keys, found) = (_positions, _keys, 0);
        var last = words.Tokens.StretchCount - 1;
        for (var k = 0; k < repeatedPairs.Length; k++)
        {
            var token = repeatedPairs[k];
            var stretch = stretchOf[token];
            if (stretch >= last) break;
            var length = firsts[stretch + 2] - token;
            // Positions ascend: if the last pair of tokens in the stretches stands as many places on as there are tokens, so do all between.
            var end = Math.Min(k + length - 2, repeatedPairs.Length - 1);
            var counts = (firsts[stretch] == token ? 1 : 0) & (repeatedPairs[end] == token + length - 2 ? 1 : 0);
            (positions[found], keys[found]) = (stretch, PairAt(ref Unsafe.AsRef(in numbers[token])));
            if ((counts & (length > 2 ? 1 : 0)) != 0)
            {
                var second = firsts[stretch + 1];
                keys[found] = Several | WordHash.Combine(Identity(numbers[token..second]), Identity(numbers.Slice(second, token + length - second)));
            }
            found += counts;
        }
        return found;
    }

    /// <summary>The numbers of two neighbors as one key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PairAt(ref int number) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<int, byte>(ref number));

    /// <summary>What stands for a stretch: the number of its only word, or a hash of several numbers.</summary>
    private static ulong Identity(ReadOnlySpan<int> numbers)
    {
        var identity = (ulong)numbers[0];
        foreach (var number in numbers[1..]) identity = WordHash.Combine(identity, (ulong)number);
        return identity;
    }

    private void Continue(int count, ReadOnlySpan<int> ends)
    {
        for (var n = 3; n <= Longest && count > 1; n++) count = n < FirstDuplicate ? Keep(n, count, ends) : KeepDuplicates(n, count, ends);
    }

    /// <summary>Finds the most frequent sequence of n, and joins neighbors among the repeated ones to sequences that are longer by one; returns how many.</summary>
    private int Keep(int n, int count, ReadOnlySpan<int> ends)
    {
        _table.Count(_keys.AsSpan(0, count), _names);
        var (table, keys, positions, names, kept) = (_table, _keys, _positions, _names, n == 2 ? _pairs : _names); // names are read ahead of what is written over them
        var (found, top, topAt, next, name, keeps) = (0, 1, 0, -1, 0, 0);
        for (var k = 0; k < count; k++)
        {
            var (at, before) = (positions[k], name);
            name = names[k];
            var occurrences = table[name];
            var again = occurrences > 1 ? 1 : 0;
            kept[keeps] = at;
            keeps += again;
            (positions[found], keys[found]) = (at - 1, (ulong)(uint)before << 32 | (uint)name); // a place behind, never ahead
            found += again & (at == next ? 1 : 0);
            next = at + 1 | again - 1; // nowhere, behind a sequence that is not repeated
            if (occurrences > top) (top, topAt) = (occurrences, at);
        }
        if (top > 1) (TopOccurrences[n], TopLength[n]) = (top, ends[topAt + n] - ends[topAt]);
        if (n == 2) _pairCount = keeps;
        return found;
    }

    /// <summary>Adds up what is repeated: every occurrence, and the occurrences that a reader who jumps over finds meets. Joins neighbors as well.</summary>
    private int KeepDuplicates(int n, int count, ReadOnlySpan<int> ends)
    {
        _table.Count(_keys.AsSpan(0, count), _names);
        var (found, free, all, greedy, next, name) = (0, 0, 0L, 0L, -1, 0);
        for (var k = 0; k < count; k++)
        {
            var (at, before) = (_positions[k], name);
            name = _names[k];
            ref var occurrences = ref _table[name];
            if (occurrences == 1) continue;
            (_positions[found], _keys[found]) = (at - 1, (ulong)(uint)before << 32 | (uint)name);
            found += at == next ? 1 : 0;
            next = at + 1;
            var length = ends[at + n] - ends[at];
            all += length;
            if (at < free) continue;
            if ((occurrences & Seen) != 0) (greedy, free) = (greedy + length, at + n);
            else occurrences |= Seen;
        }
        (All[n], Greedy[n]) = (all, greedy);
        return found;
    }

    /// <summary>Makes room for sequences and forgets those of the text before.</summary>
    private void Begin(ReadOnlySpan<int> ends, int sequences)
    {
        if (_positions.Length < sequences)
        {
            var size = Math.Max(1024, sequences * 2);
            (_positions, _names, _pairs, _keys) = (new int[size], new int[size], new int[size], new ulong[size]);
        }
        Array.Clear(All);
        Array.Clear(Greedy);
        Array.Clear(Total);
        Array.Clear(TopOccurrences);
        Array.Clear(TopLength);
        Sum(ends);
    }

    /// <summary>Characters of all sequences, and the first sequence as the most frequent one until one occurs twice.</summary>
    /// <remarks>The sum of ends[i + n] - ends[i] over all i leaves only the last n and the first n ends.</remarks>
    private void Sum(ReadOnlySpan<int> ends)
    {
        var (count, total) = (ends.Length - 1, 0L);
        for (var n = 1; n <= Math.Min(Longest, count); n++)
        {
            Total[n] = total += ends[count - n + 1] - ends[n - 1];
            if (n is > 1 and < FirstDuplicate) (TopOccurrences[n], TopLength[n]) = (1, ends[n]);
        }
    }
}
