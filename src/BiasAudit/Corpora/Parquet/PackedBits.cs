using System.Buffers.Binary;

namespace BiasAudit.Corpora.Parquet;

/// <summary>What the packed encodings share.</summary>
internal static class PackedBits
{
    /// <summary>Eight bytes from a place on, little-endian; beyond the end they are 0.</summary>
    public static ulong Window(ReadOnlySpan<byte> source, int at)
    {
        if (at + 8 <= source.Length) return BinaryPrimitives.ReadUInt64LittleEndian(source[at..]);
        var window = 0UL;
        for (var i = source.Length - 1; i >= at; i--) window = window << 8 | source[i];
        return window;
    }

    /// <summary>Reads a number of seven bits a byte.</summary>
    public static ulong Varint(ReadOnlySpan<byte> source, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && at < source.Length; shift += 7)
        {
            var part = source[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw new DamageException("packed values end too early");
    }

    /// <summary>A place that must not lie beyond the end.</summary>
    public static int Checked(ReadOnlySpan<byte> source, int end) => end <= source.Length ? end : throw new DamageException("packed values end too early");
}
