using System.Numerics;

namespace BiasAudit.Corpora.Parquet;

/// <summary>The hybrid of runs and bit-packed values (RLE) that levels and dictionary indexes are stored in.</summary>
internal static class RunLengths
{
    /// <summary>Decodes runs of equal or bit-packed values (RLE) until the destination is full.</summary>
    /// <returns>Bytes read.</returns>
    public static int Decode(ReadOnlySpan<byte> source, int width, Span<int> values)
    {
        if (width is < 0 or > 32) throw new DamageException($"values of {width} bits");
        var (at, done) = (0, 0);
        if (width == 0 && source.Length == 0)
        {
            values.Clear();
            return 0;
        }
        while (done < values.Length)
        {
            var header = PackedBits.Varint(source, ref at);
            var count = (int)Math.Min(header >> 1, int.MaxValue / 8);
            if ((header & 1) == 0)
            {
                var value = Fixed(source, ref at, (width + 7) / 8);
                var length = Math.Min(count, values.Length - done);
                if (length == 0) throw new DamageException("an empty run");
                values.Slice(done, length).Fill(value);
                done += length;
            }
            else
            {
                var bytes = (long)count * width;
                var length = (int)Math.Min((long)count * 8, values.Length - done);
                if (length == 0) throw new DamageException("an empty run");
                // The last run may be cut off after the last value.
                var present = source[at..Math.Min(source.Length, (int)Math.Min(at + bytes, int.MaxValue))];
                Unpack(present, width, values.Slice(done, length));
                (at, done) = (at + present.Length, done + length);
            }
        }
        return at;
    }

    /// <summary>The bits that hold every level up to a largest one.</summary>
    public static int WidthOf(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    private static void Unpack(ReadOnlySpan<byte> source, int width, Span<int> values)
    {
        if ((long)values.Length * width > source.Length * 8L) throw new DamageException("packed values end too early");
        var mask = width == 32 ? uint.MaxValue : (1u << width) - 1;
        // Eight bytes are read at once as long as there are eight; the tail is put together byte by byte.
        var bit = 0L;
        for (var i = 0; i < values.Length; i++, bit += width) values[i] = (int)((PackedBits.Window(source, (int)(bit >> 3)) >> (int)(bit & 7)) & mask);
    }

    private static int Fixed(ReadOnlySpan<byte> source, ref int at, int bytes)
    {
        var start = at;
        var value = 0;
        PackedBits.Checked(source, at += bytes);
        for (var i = bytes - 1; i >= 0; i--) value = value << 8 | source[start + i];
        return value;
    }
}
