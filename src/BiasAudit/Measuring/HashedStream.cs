using System.IO.Hashing;

namespace BiasAudit.Measuring;

/// <summary>Passes bytes on to another stream, which stays open, and keeps their checksum.</summary>
/// <param name="inner">The other stream.</param>
internal sealed class HashedStream(Stream inner) : Stream
{
    private readonly XxHash64 _hash = new();

    /// <summary>The checksum of what was written so far.</summary>
    public byte[] Checksum => _hash.GetCurrentHash();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.Append(buffer);
        inner.Write(buffer);
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
