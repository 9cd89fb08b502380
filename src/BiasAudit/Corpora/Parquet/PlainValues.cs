using System.Buffers.Binary;
using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Decodes values that are stored as they are. Byte strings stay where they lie; numbers become text in a buffer that is reused.</summary>
internal sealed class PlainValues(SchemaElement element)
{
    private readonly NumberText _text = new(element);
    private byte[] _rendered = new byte[1024];
    private long[] _numbers = [];

    /// <summary>The bytes of every value; 0 where values differ in length or are bits.</summary>
    public int Width { get; } = element.Type switch
    {
        PhysicalType.INT32 or PhysicalType.FLOAT => 4,
        PhysicalType.INT64 or PhysicalType.DOUBLE => 8,
        PhysicalType.INT96 => 12,
        PhysicalType.FIXED_LEN_BYTE_ARRAY => element.TypeLength ?? 0,
        _ => 0,
    };

    /// <summary>Decodes a page.</summary>
    public void Decode(Memory<byte> page, int count, PageValues values)
    {
        if (element.Type == PhysicalType.BYTE_ARRAY) DecodeStrings(page, count, values);
        else if (element.Type == PhysicalType.FIXED_LEN_BYTE_ARRAY) DecodeFixed(page, count, values);
        else
        {
            if (_numbers.Length < count) _numbers = new long[count];
            _text.ReadPlain(page.Span, _numbers.AsSpan(0, count));
            Render(_numbers.AsSpan(0, count), values);
        }
    }

    /// <summary>Writes numbers as the text of their logical type.</summary>
    public void Render(ReadOnlySpan<long> numbers, PageValues values)
    {
        values.Reset(numbers.Length);
        var end = 0;
        foreach (var number in numbers)
        {
            if (_rendered.Length < end + NumberText.Longest) Array.Resize(ref _rendered, Math.Max(end + NumberText.Longest, _rendered.Length * 2));
            var length = _text.Write(number, _rendered.AsSpan(end));
            values.Add(end, length);
            end += length;
        }
        values.Bytes = _rendered;
    }

    private static void DecodeStrings(Memory<byte> page, int count, PageValues values)
    {
        values.Reset(count);
        values.Bytes = page;
        var bytes = page.Span;
        for (int i = 0, at = 0; i < count; i++)
        {
            if (bytes.Length - at < 4) throw new DamageException("a page has fewer values than it says");
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            if ((uint)length > (uint)(bytes.Length - at - 4)) throw new DamageException("a value is longer than its page");
            values.Add(at + 4, length);
            at += 4 + length;
        }
    }

    private void DecodeFixed(Memory<byte> page, int count, PageValues values)
    {
        if (Width < 1) throw new DamageException("values of a fixed length that is not given");
        if ((long)count * Width > page.Length) throw new DamageException("a page has fewer values than it says");
        values.Reset(count);
        values.Bytes = page;
        for (var i = 0; i < count; i++) values.Add(i * Width, Width);
    }
}
