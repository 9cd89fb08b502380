namespace BiasAudit.Measuring;

/// <summary>How far a scan is: counters that workers raise and a console reads whenever it likes.</summary>
public sealed class ScanProgress
{
    private long _rows;
    private long _bytes;

    /// <summary>Rows read so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>UTF-8 bytes of text read so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>All rows as far as the footers declare them; null where only reading tells.</summary>
    public long? TotalRows { get; internal set; }

    internal void Add(long rows, long bytes)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _bytes, bytes);
    }
}
