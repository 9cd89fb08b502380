using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>How much of a text is repeated sequences of 2 to 10 tokens, in linear time.</summary>
/// <remarks>
/// A sequence of n tokens can only be repeated where both sequences of n - 1 tokens in it are, so each length looks only at what
/// the shorter length left over: plain text costs hardly more than its pairs. A sequence is named by the names of the two shorter
/// ones in it, so equality is exact and nothing long is hashed.
/// </remarks>
internal sealed class Repetition
{
    public const int Longest = 10;

    /// <summary>From this length on the characters of repeated sequences are added up; below it the most frequent one is sought.</summary>
    public const int FirstDuplicate = 5;

    private const int Seen = int.MinValue;

    private readonly HashTable _table = new();
    private readonly PairFilter _filter = new();
    private ulong[] _keys = [];
    private int[] _positions = [], _names = [], _occurrences = [], _pairs = [];
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
        _pairCount = Keep(2, _filter.Find(numbers, words, _positions, _keys), ends);
        _positions.AsSpan(0, _pairCount).CopyTo(_pairs);
        Continue(_pairCount, ends);
    }

    /// <summary>Measures stretches of tokens: a pair of stretches can only be repeated where the first two tokens in it are.</summary>
    /// <param name="words">The stretches with their tokens.</param>
    /// <param name="repeatedPairs">Where pairs of tokens begin that occur more than once.</param>
    public void MeasureStretches(WordScan words, ReadOnlySpan<int> repeatedPairs)
    {
        var ends = words.StretchEnds;
        Begin(ends, repeatedPairs.Length);
        Continue(Keep(2, FindPairs(words, repeatedPairs), ends), ends);
    }

    private int FindPairs(WordScan words, ReadOnlySpan<int> repeatedPairs)
    {
        var numbers = words.Tokens.Numbers;
        var firsts = words.Tokens.Firsts;
        var stretchOf = words.Tokens.StretchOf;
        var (found, known, identity) = (0, -1, 0UL);
        foreach (var token in repeatedPairs)
        {
            var stretch = stretchOf[token];
            if (firsts[stretch] != token || stretch + 1 == words.Tokens.StretchCount) continue;
            var left = stretch == known ? identity : Identity(numbers[token..firsts[stretch + 1]]);
            (known, identity) = (stretch + 1, Identity(numbers[firsts[stretch + 1]..firsts[stretch + 2]]));
            (_positions[found], _keys[found]) = (stretch, WordHash.Combine(left, identity));
            found++;
        }
        return found;
    }

    /// <summary>What stands for a stretch: the number of its only word, or a hash of several numbers.</summary>
    private static ulong Identity(ReadOnlySpan<int> numbers)
    {
        var identity = (ulong)numbers[0];
        foreach (var number in numbers[1..]) identity = WordHash.Combine(identity, (ulong)number);
        return identity;
    }

    private void Continue(int count, ReadOnlySpan<int> ends)
    {
        for (var n = 3; n <= Longest && count > 1; n++) count = Keep(n, Lengthen(count), ends);
    }

    /// <summary>Joins neighbors among the repeated sequences to sequences that are longer by one.</summary>
    private int Lengthen(int count)
    {
        var (positions, names, keys) = (_positions, _names, _keys);
        var found = 0;
        for (var k = 0; k + 1 < count; k++)
        {
            var at = positions[k];
            (positions[found], keys[found]) = (at, (ulong)(uint)names[k] << 32 | (uint)names[k + 1]);
            found += positions[k + 1] == at + 1 ? 1 : 0;
        }
        return found;
    }

    /// <summary>Names the sequences of n tokens and keeps those that occur more than once; returns how many.</summary>
    private int Keep(int n, int count, ReadOnlySpan<int> ends)
    {
        var (table, names, occurrences) = (_table, _names, _occurrences);
        table.Reset(count);
        Array.Clear(occurrences, 0, count);
        for (var k = 0; k < count; k++)
        {
            var name = table.Number(_keys[k]);
            occurrences[name]++;
            names[k] = name;
        }
        return n < FirstDuplicate ? KeepMostFrequent(n, count, ends) : KeepDuplicates(n, count, ends);
    }

    private int KeepMostFrequent(int n, int count, ReadOnlySpan<int> ends)
    {
        var (kept, top) = (0, 1);
        for (var k = 0; k < count; k++)
        {
            var (at, name) = (_positions[k], _names[k]);
            var occurrences = _occurrences[name];
            (_positions[kept], _names[kept]) = (at, name);
            kept += occurrences > 1 ? 1 : 0;
            if (occurrences > top) (top, TopOccurrences[n], TopLength[n]) = (occurrences, occurrences, ends[at + n] - ends[at]);
        }
        return kept;
    }

    /// <summary>Adds up what is repeated: every occurrence, and the occurrences that a reader who jumps over finds meets.</summary>
    private int KeepDuplicates(int n, int count, ReadOnlySpan<int> ends)
    {
        var (kept, free, all, greedy) = (0, 0, 0L, 0L);
        for (var k = 0; k < count; k++)
        {
            var (at, name) = (_positions[k], _names[k]);
            var occurrences = _occurrences[name];
            if (occurrences == 1) continue;
            (_positions[kept], _names[kept++]) = (at, name);
            var length = ends[at + n] - ends[at];
            all += length;
            if (at < free) continue;
            if ((occurrences & Seen) != 0) (greedy, free) = (greedy + length, at + n);
            else _occurrences[name] |= Seen;
        }
        (All[n], Greedy[n]) = (all, greedy);
        return kept;
    }

    /// <summary>Makes room for sequences and forgets those of the text before.</summary>
    private void Begin(ReadOnlySpan<int> ends, int sequences)
    {
        if (_positions.Length < sequences)
        {
            var size = Math.Max(1024, sequences * 2);
            (_positions, _names, _occurrences, _pairs, _keys) = (new int[size], new int[size], new int[size], new int[size], new ulong[size]);
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
