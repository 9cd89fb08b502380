using System.Buffers.Binary;
using System.Numerics;

namespace BiasAudit.Corpora.Parquet;

/// <summary>The packed encodings of whole numbers: levels, dictionary indexes and deltas.</summary>
internal static class Packed
{
    /// <summary>Decodes runs of equal or bit-packed values (RLE) until the destination is full.</summary>
    /// <returns>Bytes read.</returns>
    public static int Runs(ReadOnlySpan<byte> source, int width, Span<int> values)
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
            var header = Varint(source, ref at);
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

    /// <summary>Decodes DELTA_BINARY_PACKED; the count is part of it.</summary>
    /// <returns>Bytes read.</returns>
    public static int Deltas(ReadOnlySpan<byte> source, Span<long> values, out int count)
    {
        var at = 0;
        var (block, miniblocks, total) = (Varint(source, ref at), Varint(source, ref at), Varint(source, ref at));
        var value = ZigZag(Varint(source, ref at));
        if (total > (ulong)values.Length) throw new DamageException("more deltas than values");
        count = (int)total;
        if (count == 0) return at;
        if (miniblocks == 0 || miniblocks > 512 || block == 0 || block > 1 << 20 || block % (miniblocks * 8) != 0) throw new DamageException("a delta block of no sensible size");
        var each = (int)(block / miniblocks);
        values[0] = value;
        var deltas = new long[each].AsSpan();
        for (var done = 1; done < count;)
        {
            var smallest = ZigZag(Varint(source, ref at));
            var widths = source[at..Checked(source, at += (int)miniblocks)];
            for (var mini = 0; mini < widths.Length && done < count; mini++)
            {
                var bytes = each / 8 * widths[mini];
                UnpackLong(source[at..Math.Min(source.Length, at + bytes)], widths[mini], deltas[..Math.Min(each, count - done)]);
                at = Math.Min(source.Length, at + bytes);
                foreach (var delta in deltas[..Math.Min(each, count - done)]) values[done++] = value += smallest + delta;
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
        for (var i = 0; i < values.Length; i++, bit += width) values[i] = (int)((Window(source, (int)(bit >> 3)) >> (int)(bit & 7)) & mask);
    }

    private static void UnpackLong(ReadOnlySpan<byte> source, int width, Span<long> values)
    {
        if (width > 64 || (long)values.Length * width > source.Length * 8L) throw new DamageException("packed deltas end too early");
        if (width == 0)
        {
            values.Clear();
            return;
        }
        var mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        var bit = 0L;
        for (var i = 0; i < values.Length; i++, bit += width)
        {
            var (at, shift) = ((int)(bit >> 3), (int)(bit & 7));
            var value = Window(source, at) >> shift;
            if (shift + width > 64) value |= (ulong)source[at + 8] << (64 - shift);
            values[i] = (long)(value & mask);
        }
    }

    private static ulong Window(ReadOnlySpan<byte> source, int at)
    {
        if (at + 8 <= source.Length) return BinaryPrimitives.ReadUInt64LittleEndian(source[at..]);
        var window = 0UL;
        for (var i = source.Length - 1; i >= at; i--) window = window << 8 | source[i];
        return window;
    }

    private static ulong Varint(ReadOnlySpan<byte> source, ref int at)
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

    private static int Fixed(ReadOnlySpan<byte> source, ref int at, int bytes)
    {
        var start = at;
        var value = 0;
        Checked(source, at += bytes);
        for (var i = bytes - 1; i >= 0; i--) value = value << 8 | source[start + i];
        return value;
    }

    private static int Checked(ReadOnlySpan<byte> source, int end) => end <= source.Length ? end : throw new DamageException("packed values end too early");

    private static long ZigZag(ulong raw) => (long)(raw >> 1) ^ -(long)(raw & 1);
}
