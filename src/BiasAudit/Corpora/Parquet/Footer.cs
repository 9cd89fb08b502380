using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Parquet;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Reads the footer of a file through Parquet.Net, which is given nothing but a footer that was found to be sound.</summary>
/// <remarks>
/// The library has no end of its own on damaged footers: it reads past their end for ever. So magic, length and the whole
/// structure are checked first, and what still takes too long is left behind on its thread.
/// </remarks>
internal static class Footer
{
    private const int Largest = 512 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads the footer.</summary>
    /// <exception cref="AuditException">BA3010 to BA3014: the file is no Parquet, encrypted, damaged or beyond sense.</exception>
    public static FileMetaData Read(SafeFileHandle file, string path)
    {
        var footer = Bytes(file, path);
        try
        {
            Check(footer);
            return Parse(footer, path);
        }
        catch (DamageException e)
        {
            throw new AuditException(CorpusErrors.FooterDamaged(path, e.Message));
        }
    }

    private static byte[] Bytes(SafeFileHandle file, string path)
    {
        var length = RandomAccess.GetLength(file);
        Span<byte> head = stackalloc byte[4], tail = stackalloc byte[8];
        if (length < 12) throw new AuditException(CorpusErrors.NotParquet(path, $"it has only {length} bytes"));
        ReadExactly(file, head, 0);
        ReadExactly(file, tail, length - 8);
        if (tail[4..].SequenceEqual("PARE"u8)) throw new AuditException(CorpusErrors.Encrypted(path));
        if (!tail[4..].SequenceEqual("PAR1"u8)) throw new AuditException(CorpusErrors.NotParquet(path, "it does not end with PAR1"));
        if (!head.SequenceEqual("PAR1"u8)) throw new AuditException(CorpusErrors.NotParquet(path, "it does not begin with PAR1"));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (size > length - 12) throw new AuditException(CorpusErrors.FooterDamaged(path, $"it would begin before the file: {size} bytes of {length}"));
        if (size > Largest) throw new AuditException(CorpusErrors.TooLarge(path, $"a footer of {size >> 20} MiB"));
        var footer = new byte[size];
        ReadExactly(file, footer, length - 8 - size);
        return footer;
    }

    private static void Check(ReadOnlySpan<byte> footer)
    {
        var reader = new ThriftReader(footer);
        reader.Skip(ThriftType.Struct);
    }

    private static FileMetaData Parse(byte[] footer, string path)
    {
        // The library sees a file that is all footer; a background thread, because nothing can stop it.
        FileMetaData? metadata = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                var length = new byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
                using var stream = new MemoryStream([.. "PAR1"u8, .. footer, .. length, .. "PAR1"u8]);
                metadata = ParquetReader.CreateAsync(stream).GetAwaiter().GetResult().Metadata;
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, maxStackSize: 16 << 20) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Patience)) throw new AuditException(CorpusErrors.FooterDamaged(path, "reading it does not end"));
        return metadata ?? throw new DamageException(failure?.Message ?? "it holds nothing");
    }

    /// <summary>Fills a buffer from a place in a file.</summary>
    internal static void ReadExactly(SafeFileHandle file, Span<byte> buffer, long at)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file, buffer, at);
            if (read == 0) throw new DamageException("the file ends too early");
            buffer = buffer[read..];
            at += read;
        }
    }
}
