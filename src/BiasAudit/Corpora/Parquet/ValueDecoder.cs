using System.Buffers.Binary;
using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Decodes the values of pages into stretches of bytes; numbers and dates become invariant text. Buffers are reused.</summary>
internal sealed class ValueDecoder(SchemaElement element)
{
    private readonly NumberText _text = new(element);
    private readonly PageValues _dictionary = new();
    private byte[] _dictionaryBytes = [];
    private byte[] _rendered = new byte[1024];
    private int[] _indexes = [];
    private long[] _numbers = [];

    /// <summary>Decodes a dictionary page; its bytes are kept.</summary>
    public void ReadDictionary(ReadOnlySpan<byte> page, int count)
    {
        if (count > page.Length) throw new DamageException("a dictionary has more values than bytes");
        _dictionaryBytes = page.ToArray();
        DecodePlain(_dictionaryBytes, count, _dictionary);
        // The buffer for rendered numbers belongs to the dictionary from now on.
        if (element.Type != PhysicalType.BYTE_ARRAY) _rendered = new byte[1024];
    }

    /// <summary>Decodes the values of a data page.</summary>
    public void Decode(Memory<byte> page, Encoding encoding, int count, PageValues values)
    {
        switch (encoding)
        {
            case Encoding.PLAIN: DecodePlain(page, count, values); break;
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY: DecodeIndexes(page.Span, count, values); break;
            case Encoding.DELTA_BINARY_PACKED: Packed.Deltas(page.Span, Numbers(count), out var read); Render(read, count, values); break;
            case Encoding.DELTA_LENGTH_BYTE_ARRAY: DecodeLengths(page, count, values); break;
            case Encoding.DELTA_BYTE_ARRAY: DecodePrefixes(page, count, values); break;
            case Encoding.RLE when element.Type == PhysicalType.BOOLEAN: DecodeBooleanRuns(page.Span, count, values); break;
            default: throw new BeyondException($"the encoding {encoding}");
        }
    }

    private void DecodePlain(Memory<byte> page, int count, PageValues values)
    {
        if (element.Type == PhysicalType.BYTE_ARRAY)
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
            return;
        }
        _text.ReadPlain(page.Span, Numbers(count));
        Render(count, count, values);
    }

    private void DecodeIndexes(ReadOnlySpan<byte> page, int count, PageValues values)
    {
        if (_indexes.Length < count) _indexes = new int[count];
        if (count > 0)
        {
            if (page.Length == 0) throw new DamageException("a page has no dictionary indexes");
            Packed.Runs(page[1..], page[0], _indexes.AsSpan(0, count));
        }
        values.Take(_dictionary, _indexes.AsSpan(0, count));
    }

    private void DecodeBooleanRuns(ReadOnlySpan<byte> page, int count, PageValues values)
    {
        if (page.Length < 4) throw new DamageException("a page ends too early");
        if (_indexes.Length < count) _indexes = new int[count];
        Packed.Runs(page[4..], 1, _indexes.AsSpan(0, count));
        var numbers = Numbers(count);
        for (var i = 0; i < count; i++) numbers[i] = _indexes[i];
        Render(count, count, values);
    }

    private void DecodeLengths(Memory<byte> page, int count, PageValues values)
    {
        var at = Packed.Deltas(page.Span, Numbers(count), out var read);
        if (read != count) throw new DamageException("a page has fewer values than it says");
        values.Reset(count);
        values.Bytes = page;
        foreach (var length in _numbers.AsSpan(0, count))
        {
            if (length < 0 || length > page.Length - at) throw new DamageException("a value is longer than its page");
            values.Add(at, (int)length);
            at += (int)length;
        }
    }

    /// <summary>Every value shares the beginning of the one before it; here they are written out in full.</summary>
    private void DecodePrefixes(Memory<byte> page, int count, PageValues values)
    {
        var at = Packed.Deltas(page.Span, Numbers(count), out var read);
        if (read != count) throw new DamageException("a page has fewer values than it says");
        var prefixes = _numbers.AsSpan(0, count).ToArray();
        at += Packed.Deltas(page.Span[at..], Numbers(count), out read);
        if (read != count) throw new DamageException("a page has fewer values than it says");
        values.Reset(count);
        var (end, previous) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var (prefix, suffix) = (prefixes[i], _numbers[i]);
            if (prefix < 0 || prefix > previous || suffix < 0 || suffix > page.Length - at) throw new DamageException("a value is longer than its page");
            var length = (int)(prefix + suffix);
            if (end > PageHead.LargestPage - length) throw new BeyondException("a page whose values share too much", tooLarge: true);
            Grow(end + length);
            _rendered.AsSpan(end - previous, (int)prefix).CopyTo(_rendered.AsSpan(end));
            page.Span.Slice(at, (int)suffix).CopyTo(_rendered.AsSpan(end + (int)prefix));
            values.Add(end, length);
            (at, end, previous) = (at + (int)suffix, end + length, length);
        }
        values.Bytes = _rendered;
    }

    private void Render(int read, int count, PageValues values)
    {
        if (read != count) throw new DamageException("a page has fewer values than it says");
        values.Reset(count);
        var end = 0;
        foreach (var number in _numbers.AsSpan(0, count))
        {
            Grow(end + NumberText.Longest);
            var length = _text.Write(number, _rendered.AsSpan(end));
            values.Add(end, length);
            end += length;
        }
        values.Bytes = _rendered;
    }

    private Span<long> Numbers(int count)
    {
        if (_numbers.Length < count) _numbers = new long[count];
        return _numbers.AsSpan(0, count);
    }

    private void Grow(int length)
    {
        if (_rendered.Length < length) Array.Resize(ref _rendered, Math.Max(length, _rendered.Length * 2));
    }
}
