using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Models.LinearText;

/// <summary>The rows of a linear model: for each bucket its rarity, then one byte a label, padded to whole vectors.</summary>
/// <remarks>A row of up to 31 labels is 32 bytes at an address that 32 divides: one cache line brings all that a feature needs.</remarks>
public sealed class WeightTable
{
    /// <summary>Bytes of a vector.</summary>
    internal const int Vector = 32;

    private readonly byte[] _bytes;
    private readonly int _origin;

    /// <summary>A table of zeros.</summary>
    /// <param name="bits">The binary logarithm of the number of buckets.</param>
    /// <param name="labels">The number of labels.</param>
    public WeightTable(int bits, int labels)
    {
        (Bits, Labels, Stride) = (bits, labels, (labels + Vector) / Vector * Vector);
        _bytes = GC.AllocateArray<byte>(checked(Stride * (1 << bits) + Vector), pinned: true);
        _origin = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0) & (Vector - 1));
    }

    /// <summary>The binary logarithm of the number of buckets.</summary>
    public int Bits { get; }

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <summary>Bytes of a row.</summary>
    internal int Stride { get; }

    /// <summary>The first byte of the first row.</summary>
    internal ref byte First => ref _bytes[_origin];

    /// <summary>The rarity of a bucket: round(20 ln(documents / documents with it)), the smallest of all languages; 0 leaves it out.</summary>
    public ref byte Rarity(int bucket) => ref _bytes[_origin + Start(bucket)];

    /// <summary>The weights of a bucket, one a label.</summary>
    public Span<sbyte> Weights(int bucket) => MemoryMarshal.Cast<byte, sbyte>(_bytes.AsSpan(_origin + Start(bucket) + 1, Labels));

    /// <summary>Writes the rarities, then which buckets have weights, then those.</summary>
    public void Save(BinaryWriter writer)
    {
        for (var bucket = 0; bucket < 1 << Bits; bucket++) writer.Write(Rarity(bucket));
        for (var bucket = 0; bucket < 1 << Bits; bucket++) writer.Write(Weights(bucket).ContainsAnyExcept((sbyte)0));
        for (var bucket = 0; bucket < 1 << Bits; bucket++)
            if (Weights(bucket).ContainsAnyExcept((sbyte)0)) writer.Write(MemoryMarshal.AsBytes(Weights(bucket)));
    }

    /// <summary>Reads what <see cref="Save"/> wrote into a table of zeros.</summary>
    public void Load(BinaryReader reader)
    {
        var (rarities, given) = (new byte[1 << Bits], new byte[1 << Bits]);
        reader.BaseStream.ReadExactly(rarities);
        reader.BaseStream.ReadExactly(given);
        var weights = new byte[checked(given.Count(bucket => bucket != 0) * Labels)];
        reader.BaseStream.ReadExactly(weights);
        for (var (bucket, row) = (0, 0); bucket < given.Length; bucket++)
        {
            Rarity(bucket) = rarities[bucket];
            if (given[bucket] != 0) weights.AsSpan(row++ * Labels, Labels).CopyTo(MemoryMarshal.AsBytes(Weights(bucket)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Start(int bucket) => bucket * Stride;
}
