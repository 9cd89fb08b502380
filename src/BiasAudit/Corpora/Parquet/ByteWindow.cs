using Microsoft.Win32.SafeHandles;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Looks at stretches of a file through one buffer, so that small pages are not read one system call each.</summary>
/// <remarks>The buffer is lent by the shared pool: a new one for every row group would cost more than reading into it.</remarks>
internal sealed class ByteWindow(SafeFileHandle file) : IDisposable
{
    private const int Smallest = 256 << 10;
    private const int SmallHead = 64 << 10;
    private const int LargestHead = 16 << 20;
    private byte[] _bytes = [];
    private long _start;
    private int _length;

    /// <summary>The length of the file.</summary>
    public long FileLength { get; } = RandomAccess.GetLength(file);

    /// <summary>Bytes of the file; they stay until the next call.</summary>
    public Memory<byte> At(long at, int count)
    {
        if (count > FileLength - at) throw new DamageException("the file ends too early");
        if (at < _start || at + count > _start + _length)
        {
            var length = (int)Math.Min(Math.Max(count, Smallest), FileLength - at);
            Lent.Grow(ref _bytes, length);
            Footer.ReadExactly(file, _bytes.AsSpan(0, length), at);
            (_start, _length) = (at, length);
        }
        return _bytes.AsMemory((int)(at - _start), count);
    }

    public void Dispose() => Lent.Return(ref _bytes);

    /// <summary>Reads a page header and moves behind it.</summary>
    public PageHead Head(ref long at)
    {
        for (var size = SmallHead; ; size *= 8)
        {
            var available = (int)Math.Min(size, FileLength - at);
            try
            {
                var head = PageHead.Read(At(at, available).Span, out var length);
                at += length;
                return head;
            }
            catch (DamageException) when (available == size && size < LargestHead)
            {
                // The header may carry long statistics: look at more of the file.
            }
        }
    }
}
