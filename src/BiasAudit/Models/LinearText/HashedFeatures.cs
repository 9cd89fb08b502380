using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BiasAudit.Text;

namespace BiasAudit.Models.LinearText;

/// <summary>Hashed word and character n-gram features of the beginning of a text, with integer weights.</summary>
/// <remarks>
/// Version 2 of the definition, part of every model trained on it. Spaced scripts give each word of at least three characters and its
/// first characters (five; four in abjads and Indic scripts), which stands in for a stemmer. Korean gives words, their
/// first two and three syllables and the pairs inside. Scripts without spaces give pairs and triples of
/// characters, and Han characters alone.
/// A feature weighs round(16 log2(1 + count)) times the rarity of its bucket; integers make every sum exact on any machine.
/// Buffers are reused: one instance a worker.
/// </remarks>
public sealed class HashedFeatures
{
    private const int LeastLetters = 3;
    private const int Stem = 5;
    private const int ShortStem = 4;
    private const ushort FirstShortStem = 0x0590;
    private const ushort FirstUnspaced = 0x0E00;
    private const uint ArabicArticle = 0x0644_0627;

    /// <summary>How many UTF-16 units of a text are read; the rest of a long text changes its topic rarely and costs much.</summary>
    public const int Prefix = 2000;

    /// <summary>How many are read to learn from.</summary>
    public const int LearningPrefix = 4000;

    /// <summary>How many UTF-16 units of the words beside a text are read.</summary>
    public const int BesidePrefix = 200;

    private static readonly ushort[] LogCounts = [.. Enumerable.Range(0, 256).Select(count => (ushort)Math.Round(16 * Math.Log2(1 + count)))];
    private readonly int _shift;
    private readonly byte[] _counts;
    private readonly int _prefix;
    private readonly int[] _found;
    private readonly int[] _buckets;
    private readonly FoldedText _text;
    private int _features;

    /// <summary>Features hashed into 2^<paramref name="bits"/> buckets.</summary>
    /// <param name="bits">The binary logarithm of the number of buckets.</param>
    /// <param name="prefix">How many UTF-16 units of a text are read; learning reads more than scoring, which has to be quick.</param>
    public HashedFeatures(int bits, int prefix = Prefix)
    {
        var most = 3 * (prefix + BesidePrefix) + 8;
        (_shift, _counts, _prefix, _found, _buckets) = (32 - bits, new byte[1 << bits], prefix, new int[most], new int[most]);
        _text = new(Math.Max(prefix, BesidePrefix));
    }

    /// <summary>The buckets of the last text that have features, in the order of their first occurrence.</summary>
    public ReadOnlySpan<int> Buckets => _buckets.AsSpan(0, Count);

    /// <summary>The number of different buckets of the last text.</summary>
    public int Count { get; private set; }

    /// <summary>How often each bucket of the last text was met, up to 255, by the number of the bucket.</summary>
    internal ReadOnlySpan<byte> Counts => _counts;

    /// <summary>The weight of a feature by its count, before the rarity of its bucket.</summary>
    internal static ReadOnlySpan<ushort> Weights => LogCounts;

    /// <summary>The weight of a feature of the last text, before the rarity of its bucket.</summary>
    public int Weight(int bucket) => LogCounts[_counts[bucket]];

    /// <summary>Finds the features of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">Words that stand beside it, such as those of its address; they count as its own.</param>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<char> beside = default)
    {
        foreach (var bucket in Buckets) _counts[bucket] = 0;
        _features = 0;
        Scan(beside.Length > BesidePrefix ? beside[..BesidePrefix] : beside);
        Scan(text.Length > _prefix ? text[.._prefix] : text);
        CountFeatures();
    }

    private void Scan(ReadOnlySpan<char> text)
    {
        _text.Fold(text);
        var runs = _text.Runs;
        for (var at = 0; at < runs.Length;)
            if (FourWords.IsSupported && runs.Length - at >= FourWords.Count && TryReadFour(ref MemoryMarshal.GetReference(runs[at..]))) at += FourWords.Count;
            else ReadRun(runs[at++]);
    }

    private void ReadRun(Extent run)
    {
        ref var start = ref Unsafe.Add(ref _text.First, run.Start);
        if (run.Length <= WordHash.Block && WordHash.Read(ref start, run.Length) is var word && Vector256.LessThanAll(word, Vector256.Create(FirstUnspaced))) ReadWord(ref start, run.Length, word);
        else ReadMixed(MemoryMarshal.CreateSpan(ref start, run.Length));
    }

    // The same as four times ReadWord, for words of European alphabets: most are, and so one way is taken nearly always.
    private bool TryReadFour(ref Extent runs)
    {
        var lengths = FourWords.Lengths(ref runs);
        if (!Vector256.LessThanOrEqualAll(lengths.AsUInt32(), Vector256.Create((uint)WordHash.Block))) return false;
        var (a, b, c, d) = (WordAt(ref runs, 0), WordAt(ref runs, 1), WordAt(ref runs, 2), WordAt(ref runs, 3));
        if (!Vector256.LessThanAll(a | b | c | d, Vector256.Create(FirstShortStem))) return false;
        var words = FourWords.Of(a, b, c, d);
        var whole = (WordHash.OfFour(words, lengths) & Vector256.Create(0xFFFF_FFFFUL)) >>> _shift;
        var stems = (WordHash.Combine(words.First, words.Second & Vector256.Create(0xFFFFUL)) & Vector256.Create(0xFFFF_FFFFUL)) >>> _shift;
        ref var found = ref MemoryMarshal.GetArrayDataReference(_found);
        for (var k = 0; k < FourWords.Count; k++)
        {
            Unsafe.Add(ref found, _features) = (int)whole[k];
            _features += (int)lengths[k] >= LeastLetters ? 1 : 0;
            Unsafe.Add(ref found, _features) = (int)stems[k];
            _features += (int)lengths[k] >= Stem ? 1 : 0;
        }
        return true;
    }

    private Vector256<ushort> WordAt(ref Extent runs, int k)
    {
        var run = Unsafe.Add(ref runs, k);
        return WordHash.Read(ref Unsafe.Add(ref _text.First, run.Start), run.Length);
    }

    // A run that is long or holds scripts without spaces, Hangul or others beyond them.
    private void ReadMixed(Span<char> run)
    {
        for (var at = 0; at < run.Length;)
        {
            var start = at;
            if (TextFolding.IsUnspaced(run[at])) ReadUnspaced(run[start..(at = EndOf(run, at, TextFolding.IsUnspaced))]);
            else if (TextFolding.IsHangul(run[at])) ReadHangul(run[start..(at = EndOf(run, at, unit => !TextFolding.IsUnspaced(unit)))]);
            else
            {
                at = EndOf(run, at, unit => !TextFolding.IsUnspaced(unit) && !TextFolding.IsHangul(unit));
                var length = at - start;
                ReadWord(ref run[start], length, WordHash.Read(ref run[start], Math.Min(length, WordHash.Block)));
            }
        }
    }

    private static int EndOf(ReadOnlySpan<char> run, int at, Func<char, bool> belongs)
    {
        while (at < run.Length && belongs(run[at])) at++;
        return at;
    }

    private void ReadUnspaced(ReadOnlySpan<char> run)
    {
        var (first, second) = ('\0', '\0');
        foreach (var unit in run)
        {
            if (unit >= '\u3400') Add(Join(0, unit) + 4);
            if (second != 0) Add(Join(second, unit) + 1);
            if (first != 0) Add(Join(Join(first, second), unit) + 2);
            (first, second) = (second, unit);
        }
    }

    private void ReadHangul(ReadOnlySpan<char> run)
    {
        var (hash, length, before) = (2166136261u, 0, '\0');
        foreach (var unit in run)
        {
            hash = (hash ^ unit) * 16777619;
            length++;
            if (length is 2 or 3) Add(hash * 31 + 11);
            if (length > 2) Add(Join(before, unit) + 3);
            before = unit;
        }
        if (length >= 2) Add(hash);
    }

    // The word and its first units. What a short word lacks is written and then not counted: that is quicker than a wrong guess.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadWord(ref char start, int length, Vector256<ushort> word)
    {
        if (word.AsUInt32()[0] == ArabicArticle && length > 4)
        {
            start = ref Unsafe.Add(ref start, 2);
            length -= 2;
            word = WordHash.Read(ref start, Math.Min(length, WordHash.Block));
        }
        var (stem, parts) = (start is >= (char)FirstShortStem and < '\u1000' ? ShortStem : Stem, word.AsUInt64());
        var hash = length <= WordHash.Block ? WordHash.OfShort(word, length) : WordHash.OfPadded(ref start, length);
        ref var found = ref MemoryMarshal.GetArrayDataReference(_found);
        Unsafe.Add(ref found, _features) = (int)((uint)hash >> _shift);
        _features += length >= LeastLetters ? 1 : 0;
        Unsafe.Add(ref found, _features) = (int)((uint)WordHash.Combine(parts[0], stem == Stem ? parts[1] & 0xFFFF : 0) >> _shift);
        _features += length >= stem ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Join(uint before, char unit) => (before * 0x01000193 ^ unit) * 0x9E3779B1;

    // The finalizer of lowbias32; the high bits choose the bucket.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        _found[_features++] = (int)((hash ^ (hash >> 16)) >> _shift);
    }

    // Every bucket is written where the next new one goes, and stays when it is new: again no guess.
    private void CountFeatures()
    {
        var (buckets, counts, known) = (_buckets, _counts, 0);
        foreach (var bucket in _found.AsSpan(0, _features))
        {
            ref var count = ref counts[bucket];
            buckets[known] = bucket;
            known += count == 0 ? 1 : 0;
            count += (byte)(count != byte.MaxValue ? 1 : 0);
        }
        Count = known;
    }
}
