using System.Buffers.Binary;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Reads the definition or repetition levels of pages into one array that is reused.</summary>
/// <param name="largest">The largest level; nothing is stored when it is 0.</param>
internal sealed class LevelReader(int largest)
{
    private readonly int _width = RunLengths.WidthOf(largest);

    /// <summary>The levels of the current page; meaningless when the largest is 0.</summary>
    public int[] Levels { get; private set; } = [];

    /// <summary>Reads the levels that a page of the first kind begins with, behind their length.</summary>
    /// <returns>Bytes read.</returns>
    public int ReadPrefixed(ReadOnlySpan<byte> page, int count)
    {
        if (largest == 0) return 0;
        if (page.Length < 4) throw new DamageException("a page ends before its levels");
        var length = BinaryPrimitives.ReadInt32LittleEndian(page);
        if (length < 0 || length > page.Length - 4) throw new DamageException("the levels are longer than their page");
        Read(page.Slice(4, length), count);
        return 4 + length;
    }

    /// <summary>Reads the levels that are all of some bytes.</summary>
    public void Read(ReadOnlySpan<byte> bytes, int count)
    {
        if (largest == 0) return;
        if (Levels.Length < count) Levels = new int[count];
        RunLengths.Decode(bytes, _width, Levels.AsSpan(0, count));
    }
}
