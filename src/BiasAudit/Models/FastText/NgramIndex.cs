using System.Numerics;

namespace BiasAudit.Models.FastText;

/// <summary>Finds the row of a hash bucket.</summary>
/// <remarks>
/// A pruned model keeps few of its buckets (lid.176: 42,765 of 2 million). A bit for each bucket with a running count before
/// every 32 of them answers in one read of 8 bytes, and the table (0.5 MB) fits the second cache. This needs the rows in
/// the order of the buckets, so the rows are sorted once, at loading.
/// </remarks>
internal sealed class NgramIndex
{
    private readonly uint _buckets;
    private readonly ulong _reciprocal;
    private readonly int _firstRow;
    private readonly ulong[]? _kept;

    private NgramIndex(int buckets, int firstRow, ulong[]? kept)
    {
        (_buckets, _firstRow, _kept) = ((uint)buckets, firstRow, kept);
        _reciprocal = buckets > 0 ? ulong.MaxValue / (uint)buckets + 1 : 0;
    }

    /// <summary>Builds the index, and the order that the rows must have for it.</summary>
    public static (NgramIndex Index, RowMatrix Rows) Build(FastTextArguments arguments, Vocabulary vocabulary, RowMatrix rows)
    {
        var words = vocabulary.Words;
        if (words > rows.Rows) throw ModelStream.Invalid("it has fewer vectors than words");
        if (!arguments.UsesBuckets || vocabulary.Pruned is []) return (new(0, words, null), rows);
        if (arguments.Buckets < 1) throw ModelStream.Invalid("it has n-grams and no buckets");
        if (vocabulary.Pruned is { } pruned) return Pruned(arguments.Buckets, words, pruned, rows);
        if ((long)words + arguments.Buckets > rows.Rows) throw ModelStream.Invalid("it has fewer vectors than words and buckets");
        return (new(arguments.Buckets, words, null), rows);
    }

    /// <summary>The row of a 64-bit hash (sequences of words), or -1.</summary>
    public int Find(ulong hash) => _buckets == 0 ? -1 : Row((uint)(hash % _buckets));

    /// <summary>Writes the rows of 32-bit hashes, where they have one, to the next places; returns how many rows there then are.</summary>
    /// <remarks>Whether an n-gram was kept is chance, so no branch depends on it: the next look-ups begin while this one waits for memory.</remarks>
    public int Append(ReadOnlySpan<uint> hashes, Span<int> rows, int count)
    {
        if (_buckets == 0) return count;
        if (_kept is not { } kept)
        {
            foreach (var hash in hashes) rows[count++] = _firstRow + (int)Remainder(hash);
            return count;
        }
        foreach (var hash in hashes)
        {
            var bucket = Remainder(hash);
            var word = kept[bucket >> 5];
            var below = (1u << (int)(bucket & 31)) - 1;
            rows[count] = _firstRow + (int)(word >> 32) + BitOperations.PopCount((uint)word & below);
            count += (int)(((uint)word >> (int)(bucket & 31)) & 1);
        }
        return count;
    }

    private int Row(uint bucket)
    {
        if (_kept is null) return _firstRow + (int)bucket;
        var word = _kept[bucket >> 5];
        var bit = 1u << (int)(bucket & 31);
        var bits = (uint)word;
        return (bits & bit) == 0 ? -1 : _firstRow + (int)(word >> 32) + BitOperations.PopCount(bits & (bit - 1));
    }

    /// <summary>hash mod buckets by two multiplications (Lemire, Kaser and Kurz 2019).</summary>
    private uint Remainder(uint hash) => (uint)Math.BigMul(_reciprocal * hash, _buckets, out _);

    private static (NgramIndex Index, RowMatrix Rows) Pruned(int buckets, int words, KeyValuePair<int, int>[] pairs, RowMatrix rows)
    {
        var kept = new ulong[buckets / 32 + 1];
        Array.Sort(pairs, static (a, b) => a.Key.CompareTo(b.Key));
        var order = new int[words + pairs.Length];
        for (var i = 0; i < words; i++) order[i] = i;
        for (var i = 0; i < pairs.Length; i++)
        {
            var (bucket, row) = pairs[i];
            if ((uint)bucket >= (uint)buckets || row < 0 || row >= rows.Rows - words || (i > 0 && pairs[i - 1].Key == bucket))
                throw ModelStream.Invalid($"its kept n-gram {bucket} has row {row}");
            kept[bucket >> 5] |= 1u << (bucket & 31);
            order[words + i] = words + row;
        }
        var before = 0u;
        foreach (ref var word in kept.AsSpan())
        {
            word |= (ulong)before << 32;
            before += (uint)BitOperations.PopCount((uint)word);
        }
        return (new(buckets, words, kept), rows.Reordered(order));
    }
}
