using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Corpora;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Duplication;

/// <summary>Documents of one shard and source whose bytes are equal: 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Occurrence : IRecord<Occurrence>
{
    private const int RowBits = 40;

    /// <summary>The hash of the stored bytes.</summary>
    public ulong Bytes;
    public ulong Source;
    public ulong Shard;

    /// <summary>The first such document: its row group and row.</summary>
    public long First;

    /// <summary>Declared tokens of all of them.</summary>
    public long Tokens;

    /// <summary>The number of their normalized text.</summary>
    public int Text;
    public uint Count;

    /// <summary>Code points of one of them.</summary>
    public int Characters;

    /// <summary>UTF-8 bytes of one of them.</summary>
    public int Utf8;

    public readonly RowAddress Address => new(Shard, (int)(First >> RowBits), First & ((1L << RowBits) - 1));

    public readonly ulong Key => ConsistentSample.Join(Bytes, Source ^ ConsistentSample.Mix(Shard));

    public static long Pack(RowAddress address) => ((long)address.RowGroup << RowBits) | address.Row;

    public readonly bool Same(in Occurrence other) =>
        Bytes == other.Bytes && Source == other.Source && Shard == other.Shard && Text == other.Text;

    /// <summary>Adds the documents of another that is the same.</summary>
    public void Take(in Occurrence other)
    {
        Count += other.Count;
        Tokens += other.Tokens;
        First = Math.Min(First, other.First);
    }

    /// <summary>The order of two of one text.</summary>
    public readonly int CompareTo(in Occurrence other)
    {
        var order = Bytes.CompareTo(other.Bytes);
        if (order == 0) order = Source.CompareTo(other.Source);
        return order != 0 ? order : Shard.CompareTo(other.Shard);
    }
}
