using System.Buffers.Binary;
using System.IO.Compression;
using BiasAudit.Text;
using K4os.Compression.LZ4;
using Parquet.Meta;
using ZstdSharp;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Decompresses pages into a buffer of exactly the declared size; anything else is damage. Not thread-safe.</summary>
internal sealed class Codec(CompressionCodec codec) : IDisposable
{
    private readonly PageWriter _snappy = new();
    private readonly Decompressor? _zstd = codec == CompressionCodec.ZSTD ? new() : null;

    /// <summary>Whether pages are stored as they are.</summary>
    public bool IsNone => codec == CompressionCodec.UNCOMPRESSED;

    /// <summary>Decompresses a page.</summary>
    public void Decompress(ReadOnlyMemory<byte> source, Memory<byte> page)
    {
        if (page.Length == 0) return;
        var written = codec == CompressionCodec.SNAPPY ? _snappy.Unsnap(source, page) : Decompress(source.Span, page.Span);
        if (written != page.Length) throw DamageException.OfPageSize();
    }

    private int Decompress(ReadOnlySpan<byte> source, Span<byte> page) => codec switch
    {
        CompressionCodec.UNCOMPRESSED => Copy(source, page),
        CompressionCodec.ZSTD => _zstd!.TryUnwrap(source, page, out var count) ? count : -1,
        CompressionCodec.GZIP => Gunzip(source, page),
        CompressionCodec.BROTLI => BrotliDecoder.TryDecompress(source, page, out var count) ? count : -1,
        CompressionCodec.LZ4_RAW => LZ4Codec.Decode(source, page),
        CompressionCodec.LZ4 => HadoopLz4(source, page) is var framed and >= 0 ? framed : LZ4Codec.Decode(source, page),
        _ => throw new BeyondException($"the compression {codec}"),
    };

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> page) => source.TryCopyTo(page) ? source.Length : -1;

    private static unsafe int Gunzip(ReadOnlySpan<byte> source, Span<byte> page)
    {
        fixed (byte* start = source)
        {
            StrictCompression.Require();
            using var stream = new GZipStream(new UnmanagedMemoryStream(start, source.Length), CompressionMode.Decompress);
            return stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
        }
    }

    /// <summary>The frames that Hadoop puts around LZ4 blocks: both sizes, big-endian; -1 when they are not there.</summary>
    private static int HadoopLz4(ReadOnlySpan<byte> source, Span<byte> page)
    {
        var written = 0;
        while (source.Length >= 8)
        {
            var (full, stored) = (BinaryPrimitives.ReadUInt32BigEndian(source), BinaryPrimitives.ReadUInt32BigEndian(source[4..]));
            if (full > (uint)(page.Length - written) || stored > (uint)(source.Length - 8)) return -1;
            if (LZ4Codec.Decode(source.Slice(8, (int)stored), page.Slice(written, (int)full)) != full) return -1;
            written += (int)full;
            source = source[(8 + (int)stored)..];
        }
        return source.Length == 0 ? written : -1;
    }

    public void Dispose() => _zstd?.Dispose();
}
