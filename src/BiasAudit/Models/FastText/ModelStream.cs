using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BiasAudit.Models.FastText;

/// <summary>Reads the little-endian values of a model file; a file that ends early or declares too much is refused, not trusted.</summary>
internal sealed class ModelStream(Stream stream)
{
    private readonly byte[] _small = new byte[8];
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _left = stream.Length - stream.Position;
    private int _start;
    private int _end;

    public long Remaining => _left;

    public bool ReadBoolean() => ReadByte() switch
    {
        0 => false,
        1 => true,
        var value => throw Invalid($"a truth value is {value}"),
    };

    public byte ReadByte()
    {
        Fill(_small.AsSpan(0, 1));
        return _small[0];
    }

    public int ReadInt32()
    {
        Fill(_small.AsSpan(0, 4));
        return BinaryPrimitives.ReadInt32LittleEndian(_small);
    }

    public long ReadInt64()
    {
        Fill(_small.AsSpan(0, 8));
        return BinaryPrimitives.ReadInt64LittleEndian(_small);
    }

    /// <summary>A count that stands for at least so many bytes each of the rest of the file.</summary>
    public int ReadCount(string what, int bytesEach) => Count(ReadInt32(), what, bytesEach);

    /// <summary>Checks a count against the bytes that are left.</summary>
    public int Count(long count, string what, int bytesEach) =>
        count >= 0 && count <= Array.MaxLength && count <= Remaining / bytesEach
            ? (int)count
            : throw Invalid($"{count} {what} cannot be in the {Remaining} bytes that are left");

    public byte[] ReadBytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    public void ReadSingles(Span<float> values)
    {
        Fill(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
            foreach (ref var value in values)
                value = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(BitConverter.SingleToInt32Bits(value)));
    }

    public byte[] ReadZeroTerminated(ArrayBufferWriter<byte> scratch)
    {
        scratch.ResetWrittenCount();
        for (byte next; (next = ReadByte()) != 0;)
        {
            scratch.GetSpan(1)[0] = next;
            scratch.Advance(1);
        }
        return scratch.WrittenSpan.ToArray();
    }

    public static InvalidDataException Invalid(string what) => new($"Not a usable fastText model: {what}.");

    private void Fill(Span<byte> bytes)
    {
        if (bytes.Length > _left) throw Invalid("the file ends early");
        _left -= bytes.Length;
        var buffered = Math.Min(bytes.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(bytes);
        _start += buffered;
        bytes = bytes[buffered..];
        if (bytes.Length >= _buffer.Length)
        {
            stream.ReadExactly(bytes);
        }
        else if (!bytes.IsEmpty)
        {
            _end = stream.ReadAtLeast(_buffer, bytes.Length);
            _start = bytes.Length;
            _buffer.AsSpan(0, bytes.Length).CopyTo(bytes);
        }
    }
}
