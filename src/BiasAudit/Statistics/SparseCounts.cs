namespace BiasAudit.Statistics;

/// <summary>The bytes of counts that are mostly zero: those that are not, each after its distance from the one before.</summary>
internal static class SparseCounts
{
    public static void Write(BinaryWriter writer, ReadOnlySpan<long> counts)
    {
        var before = -1;
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] == 0) continue;
            writer.Write7BitEncodedInt(at - before);
            writer.Write7BitEncodedInt64(counts[at]);
            before = at;
        }
        writer.Write7BitEncodedInt(0);
    }

    /// <summary>Reads what <see cref="Write"/> wrote over counts of zero.</summary>
    /// <exception cref="InvalidDataException">There are more counts than that.</exception>
    public static void Read(BinaryReader reader, Span<long> counts)
    {
        for (var (at, gap) = (-1, reader.Read7BitEncodedInt()); gap != 0; gap = reader.Read7BitEncodedInt())
        {
            if (gap < 0 || gap >= counts.Length - at) throw new InvalidDataException("A count is out of range.");
            counts[at += gap] = reader.Read7BitEncodedInt64();
        }
    }
}
