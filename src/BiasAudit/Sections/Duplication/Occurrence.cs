using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BiasAudit.Corpora;

namespace BiasAudit.Sections.Duplication;

/// <summary>Documents of one shard and source whose bytes are equal: 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Occurrence : IComparable<Occurrence>
{
    private const int RowBits = 40;

    /// <summary>Bytes of one.</summary>
    public static int Size => Unsafe.SizeOf<Occurrence>();

    /// <summary>The key of the normalized text.</summary>
    public ulong Text;

    /// <summary>The hash of the stored bytes.</summary>
    public ulong Bytes;
    public ulong Source;
    public ulong Shard;

    /// <summary>The smallest shingle hash, which decides whether the document is in the sample.</summary>
    public ulong Anchor;

    /// <summary>The first such document: its row group and row.</summary>
    public long First;

    /// <summary>Declared tokens of all of them.</summary>
    public long Tokens;
    public uint Count;

    /// <summary>Code points of one of them.</summary>
    public int Characters;

    /// <summary>UTF-8 bytes of one of them.</summary>
    public long Utf8;

    public readonly RowAddress Address => new(Shard, (int)(First >> RowBits), First & ((1L << RowBits) - 1));

    public static long Pack(RowAddress address) => ((long)address.RowGroup << RowBits) | address.Row;

    public readonly bool Same(in Occurrence other) =>
        Text == other.Text && Bytes == other.Bytes && Source == other.Source && Shard == other.Shard;

    public readonly int CompareTo(Occurrence other)
    {
        var order = Text.CompareTo(other.Text);
        if (order == 0) order = Bytes.CompareTo(other.Bytes);
        if (order == 0) order = Source.CompareTo(other.Source);
        if (order == 0) order = Shard.CompareTo(other.Shard);
        return order != 0 ? order : First.CompareTo(other.First);
    }
}
