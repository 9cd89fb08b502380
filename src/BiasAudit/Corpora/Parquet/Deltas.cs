namespace BiasAudit.Corpora.Parquet;

/// <summary>The encoding of whole numbers by differences, bit-packed block by block (DELTA_BINARY_PACKED).</summary>
internal static class Deltas
{
    /// <summary>Decodes DELTA_BINARY_PACKED; the count is part of it.</summary>
    /// <returns>Bytes read.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<long> values, out int count)
    {
        var at = 0;
        var (block, miniblocks, total) = (PackedBits.Varint(source, ref at), PackedBits.Varint(source, ref at), PackedBits.Varint(source, ref at));
        var value = ZigZag(PackedBits.Varint(source, ref at));
        if (total > (ulong)values.Length) throw new DamageException("more deltas than values");
        count = (int)total;
        if (count == 0) return at;
        if (miniblocks == 0 || miniblocks > 512 || block == 0 || block > 1 << 20 || block % (miniblocks * 8) != 0) throw new DamageException("a delta block of no sensible size");
        var each = (int)(block / miniblocks);
        values[0] = value;
        var deltas = new long[each].AsSpan();
        for (var done = 1; done < count;)
        {
            var smallest = ZigZag(PackedBits.Varint(source, ref at));
            var widths = source[at..PackedBits.Checked(source, at += (int)miniblocks)];
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
            var value = PackedBits.Window(source, at) >> shift;
            if (shift + width > 64) value |= (ulong)source[at + 8] << (64 - shift);
            values[i] = (long)(value & mask);
        }
    }

    private static long ZigZag(ulong raw) => (long)(raw >> 1) ^ -(long)(raw & 1);
}
