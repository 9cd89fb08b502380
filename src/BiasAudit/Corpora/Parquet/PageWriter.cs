using System.Buffers;
using Snappier;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Lets a library write a page where it belongs: the way into a span goes through a buffer of the library's own and a copy.</summary>
internal sealed class PageWriter : IBufferWriter<byte>
{
    private Memory<byte> _page;
    private int _written;

    /// <summary>Decompresses a block of Snappy; returns the bytes written.</summary>
    /// <exception cref="DamageException">The block says to hold more than the page, or does not begin with a length.</exception>
    /// <exception cref="InvalidDataException">The block is torn.</exception>
    public int Unsnap(ReadOnlyMemory<byte> source, Memory<byte> page)
    {
        (_page, _written) = (page, 0);
        try
        {
            Snappy.Decompress(new(source), this);
            return _written;
        }
        catch (InvalidOperationException)
        {
            throw new DamageException("a page begins with no length that a block of Snappy can have");
        }
    }

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0) =>
        sizeHint <= _page.Length - _written ? _page[_written..] : throw DamageException.OfPageSize();

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
