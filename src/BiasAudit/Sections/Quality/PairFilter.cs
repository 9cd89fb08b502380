using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds the pairs of neighbors that may occur more than once: all that do, and a few that share a bit with another.</summary>
/// <remarks>
/// Two bits a hash, met and met again, at 16 to 32 pairs of bits a token. Which words come again is beyond prediction: the first
/// sweep marks every pair without a branch, the second lists those whose bit was met again, which of plain text is a small part.
/// </remarks>
internal sealed class PairFilter
{
    private Marks[] _marks = [];

    /// <summary>Lists the pairs in ascending order.</summary>
    /// <param name="numbers">The number of the word of each token.</param>
    /// <param name="words">The words by number.</param>
    /// <param name="positions">Takes where each pair begins; room for all tokens.</param>
    /// <param name="keys">Takes the two numbers as one; room for all tokens.</param>
    /// <returns>How many pairs are listed.</returns>
    public int Find(ReadOnlySpan<int> numbers, ReadOnlySpan<Word> words, int[] positions, ulong[] keys)
    {
        if (numbers.Length < 2) return 0;
        var shift = 64 - BitOperations.Log2(Clear(numbers.Length)) - 6;
        var candidates = Meet(numbers, words, positions, shift);
        var found = 0;
        for (var k = 0; k < candidates; k++)
        {
            var at = positions[k];
            var key = Key(numbers[at], numbers[at + 1]);
            var bit = Hash(key) >> shift;
            (positions[found], keys[found]) = (at, key);
            found += (int)(_marks[bit >> 6].Twice >> (int)bit) & 1;
        }
        return found;
    }

    /// <summary>Marks all pairs of words that occur more than once; lists where they begin.</summary>
    private int Meet(ReadOnlySpan<int> numbers, ReadOnlySpan<Word> words, int[] positions, int shift)
    {
        // Numbers are below the number of words, the shift leaves a place in the filter, and there are fewer pairs than tokens.
        ref var marks = ref MemoryMarshal.GetArrayDataReference(_marks);
        ref var word = ref MemoryMarshal.GetReference(words);
        ref var position = ref MemoryMarshal.GetArrayDataReference(positions);
        var (candidates, left) = (0, numbers[0]);
        var again = Unsafe.Add(ref word, left).Count > 1 ? 1 : 0;
        for (var i = 1; i < numbers.Length; i++)
        {
            var right = numbers[i];
            var counts = again;
            again = Unsafe.Add(ref word, right).Count > 1 ? 1 : 0;
            counts &= again;
            var bit = Hash(Key(left, right)) >> shift;
            ref var mark = ref Unsafe.Add(ref marks, (nint)(bit >> 6));
            var met = (ulong)counts << (int)bit;
            mark.Twice |= mark.Once & met;
            mark.Once |= met;
            Unsafe.Add(ref position, candidates) = i - 1;
            candidates += counts;
            left = right;
        }
        return candidates;
    }

    /// <summary>Empties the filter; returns its size, a power of two.</summary>
    private uint Clear(int tokens)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, tokens / 4));
        if (_marks.Length < size) _marks = new Marks[size];
        else Array.Clear(_marks, 0, (int)size);
        return size;
    }

    private static ulong Key(int left, int right) => (ulong)(uint)left << 32 | (uint)right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong key) => (key ^ (key >> 29)) * 0x9E3779B97F4A7C15;

    private struct Marks
    {
        public ulong Once, Twice;
    }
}
