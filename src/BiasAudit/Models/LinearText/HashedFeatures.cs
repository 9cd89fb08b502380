using System.Runtime.CompilerServices;

namespace BiasAudit.Models.LinearText;

/// <summary>Hashed word and character n-gram features of the beginning of a text, with integer weights.</summary>
/// <remarks>
/// Version 1 of the definition, part of every model trained on it. Spaced scripts give each word of at least two characters and its
/// first characters (five; four in abjads and Indic scripts), which stands in for a stemmer. Korean gives words, their
/// first two and three syllables and the pairs inside. Scripts without spaces give pairs and triples of
/// characters, and Han characters alone.
/// A feature weighs round(16 log2(1 + count)) times the rarity of its bucket; integers make every sum exact on any machine.
/// Buffers are reused: one instance a worker.
/// </remarks>
public sealed class HashedFeatures
{
    /// <summary>How many UTF-16 units of a text are read; the rest of a long text changes its topic rarely and costs much.</summary>
    public const int Prefix = 2400;

    /// <summary>How many are read to learn from.</summary>
    public const int LearningPrefix = 4000;

    /// <summary>How many UTF-16 units of the words beside a text are read.</summary>
    public const int BesidePrefix = 200;

    private static readonly ushort[] LogCounts = [.. Enumerable.Range(0, 256).Select(count => (ushort)Math.Round(16 * Math.Log2(1 + count)))];
    private readonly int _shift;
    private readonly byte[] _counts;
    private readonly int _prefix;
    private readonly int[] _buckets;

    /// <summary>Features hashed into 2^<paramref name="bits"/> buckets.</summary>
    /// <param name="bits">The binary logarithm of the number of buckets.</param>
    /// <param name="prefix">How many UTF-16 units of a text are read; learning reads more than scoring, which has to be quick.</param>
    public HashedFeatures(int bits, int prefix = Prefix) =>
        (_shift, _counts, _prefix, _buckets) = (32 - bits, new byte[1 << bits], prefix, new int[3 * (prefix + BesidePrefix) + 8]);

    /// <summary>The buckets of the last text that have features, in the order of their first occurrence.</summary>
    public ReadOnlySpan<int> Buckets => _buckets.AsSpan(0, Count);

    /// <summary>The number of different buckets of the last text.</summary>
    public int Count { get; private set; }

    /// <summary>The weight of a feature by its count, before the rarity of its bucket.</summary>
    public int Weight(int bucket) => LogCounts[_counts[bucket]];

    /// <summary>Finds the features of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">Words that stand beside it, such as those of its address; they count as its own.</param>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<char> beside = default)
    {
        foreach (var bucket in Buckets) _counts[bucket] = 0;
        Count = 0;
        Scan(beside.Length > BesidePrefix ? beside[..BesidePrefix] : beside);
        Scan(text.Length > _prefix ? text[.._prefix] : text);
    }

    private void Scan(ReadOnlySpan<char> text)
    {
        var table = TextFolding.Table;
        for (var at = 0; at < text.Length;)
        {
            var unit = table[text[at]];
            if (unit == 0) at++;
            else if (TextFolding.IsUnspaced(unit)) at = ReadRun(text, at, table);
            else if (TextFolding.IsHangul(unit)) at = ReadHangul(text, at, table);
            else at = ReadWord(text, at, table);
        }
    }

    private int ReadRun(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> table)
    {
        var (first, second) = ('\0', '\0');
        for (; at < text.Length && table[text[at]] is var unit && TextFolding.IsUnspaced(unit); at++)
        {
            if (unit >= '\u3400') Add(Join(0, unit) + 4);
            if (second != 0) Add(Join(second, unit) + 1);
            if (first != 0) Add(Join(Join(first, second), unit) + 2);
            (first, second) = (second, unit);
        }
        return at;
    }

    private int ReadHangul(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> table)
    {
        var (hash, length, before) = (2166136261u, 0, '\0');
        for (; at < text.Length && table[text[at]] is var unit && unit != 0 && !TextFolding.IsUnspaced(unit); at++)
        {
            hash = (hash ^ unit) * 16777619;
            length++;
            if (length is 2 or 3) Add(hash * 31 + 11);
            if (length > 2) Add(Join(before, unit) + 3);
            before = unit;
        }
        if (length >= 2) Add(hash);
        return at;
    }

    private int ReadWord(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> table)
    {
        var stem = table[text[at]] is >= '\u0590' and < '\u1000' ? 4 : 5;
        at = SkipArabicArticle(text, at, table);
        var (hash, start, length) = (2166136261u, 0u, 0);
        for (; at < text.Length && table[text[at]] is var unit && unit != 0 && unit < '\u2E80'; at++)
        {
            hash = (hash ^ unit) * 16777619;
            if (++length == stem) start = hash;
        }
        // A word of a script beyond U+2E80 that neither of the other readers takes: step over it.
        if (length == 0) return at + 1;
        if (length < 2) return at;
        Add(hash);
        if (length >= stem) Add(start * 31 + 5);
        return at;
    }

    private static int SkipArabicArticle(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> table) =>
        at + 4 < text.Length && text[at] == '\u0627' && text[at + 1] == '\u0644' && table[text[at + 2]] != 0 && table[text[at + 3]] != 0 ? at + 2 : at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Join(uint before, char unit) => (before * 0x01000193 ^ unit) * 0x9E3779B1;

    // The finalizer of lowbias32; the high bits choose the bucket.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        var bucket = (int)((hash ^ (hash >> 16)) >> _shift);
        ref var count = ref _counts[bucket];
        if (count == 0) _buckets[Count++] = bucket;
        if (count < byte.MaxValue) count++;
    }
}
