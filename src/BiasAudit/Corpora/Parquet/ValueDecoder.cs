using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Decodes the values of pages into stretches of bytes; numbers and dates become invariant text. Buffers are reused.</summary>
internal sealed class ValueDecoder(SchemaElement element)
{
    private readonly PageValues _dictionary = new();
    private readonly PlainValues _dictionaryValues = new(element), _plain = new(element);
    private readonly ByteText? _dictionaryText = ByteText.Of(element), _text = ByteText.Of(element);
    private readonly DeltaStrings _strings = new();
    private int[] _indexes = [];
    private long[] _numbers = [];
    private byte[] _joined = [];

    /// <summary>Decodes a dictionary page; its bytes are kept.</summary>
    public void ReadDictionary(ReadOnlySpan<byte> page, int count)
    {
        if (count > page.Length) throw new DamageException("a dictionary has more values than bytes");
        _dictionaryValues.Decode(page.ToArray(), count, _dictionary);
        _dictionaryText?.Render(_dictionary);
    }

    /// <summary>Decodes the values of a data page.</summary>
    public void Decode(Memory<byte> page, Encoding encoding, int count, PageValues values)
    {
        switch (encoding)
        {
            case Encoding.PLAIN: _plain.Decode(page, count, values); break;
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY: DecodeIndexes(page.Span, count, values); return;
            case Encoding.DELTA_BINARY_PACKED: DecodeDeltas(page.Span, count, values); break;
            case Encoding.DELTA_LENGTH_BYTE_ARRAY: _strings.DecodeLengths(page, count, values); break;
            case Encoding.DELTA_BYTE_ARRAY: _strings.DecodePrefixes(page, count, values); break;
            case Encoding.BYTE_STREAM_SPLIT: _plain.Decode(Join(page.Span, count), count, values); break;
            case Encoding.RLE when element.Type == PhysicalType.BOOLEAN: DecodeBooleanRuns(page.Span, count, values); break;
            default: throw new BeyondException($"the encoding {encoding}");
        }
        _text?.Render(values);
    }

    private void DecodeIndexes(ReadOnlySpan<byte> page, int count, PageValues values)
    {
        if (_indexes.Length < count) _indexes = new int[count];
        if (count > 0)
        {
            if (page.Length == 0) throw new DamageException("a page has no dictionary indexes");
            RunLengths.Decode(page[1..], page[0], _indexes.AsSpan(0, count));
        }
        values.Take(_dictionary, _indexes.AsSpan(0, count));
    }

    private void DecodeDeltas(ReadOnlySpan<byte> page, int count, PageValues values)
    {
        Deltas.Decode(page, Numbers(count), out var read);
        if (read != count) throw new DamageException("a page has fewer values than it says");
        var numbers = _numbers.AsSpan(0, count);
        // Differences of 32-bit numbers wrap around at 32 bits.
        if (element.Type == PhysicalType.INT32)
            foreach (ref var number in numbers) number = (int)number;
        _plain.Render(numbers, values);
    }

    private void DecodeBooleanRuns(ReadOnlySpan<byte> page, int count, PageValues values)
    {
        if (page.Length < 4) throw new DamageException("a page ends too early");
        if (_indexes.Length < count) _indexes = new int[count];
        RunLengths.Decode(page[4..], 1, _indexes.AsSpan(0, count));
        var numbers = Numbers(count);
        for (var i = 0; i < count; i++) numbers[i] = _indexes[i];
        _plain.Render(numbers, values);
    }

    /// <summary>Puts values together whose first bytes are stored first, then all second bytes, and so on (BYTE_STREAM_SPLIT).</summary>
    private Memory<byte> Join(ReadOnlySpan<byte> page, int count)
    {
        var width = _plain.Width is > 0 and var fixedWidth ? fixedWidth : throw new BeyondException($"the encoding BYTE_STREAM_SPLIT for values of type {element.Type}");
        if ((long)count * width > page.Length) throw new DamageException("a page has fewer values than it says");
        if (_joined.Length < count * width) _joined = new byte[count * width];
        for (var i = 0; i < width; i++)
            for (int from = i * count, to = i; from < (i + 1) * count; from++, to += width) _joined[to] = page[from];
        return _joined.AsMemory(0, count * width);
    }

    private Span<long> Numbers(int count)
    {
        if (_numbers.Length < count) _numbers = new long[count];
        return _numbers.AsSpan(0, count);
    }
}
