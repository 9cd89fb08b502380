namespace BiasAudit.Corpora.Parquet;

/// <summary>Byte strings whose lengths, and beginnings shared with the value before, are stored as differences.</summary>
internal sealed class DeltaStrings
{
    private long[] _prefixes = [];
    private long[] _lengths = [];
    private byte[] _written = new byte[1024];

    /// <summary>Decodes a page of lengths followed by the strings (DELTA_LENGTH_BYTE_ARRAY).</summary>
    public void DecodeLengths(Memory<byte> page, int count, PageValues values)
    {
        var at = Numbers(page.Span, ref _lengths, count);
        values.Reset(count);
        values.Bytes = page;
        foreach (var length in _lengths.AsSpan(0, count))
        {
            if (length < 0 || length > page.Length - at) throw new DamageException("a value is longer than its page");
            values.Add(at, (int)length);
            at += (int)length;
        }
    }

    /// <summary>Decodes a page where every value shares the beginning of the one before it (DELTA_BYTE_ARRAY); here they are written out in full.</summary>
    public void DecodePrefixes(Memory<byte> page, int count, PageValues values)
    {
        var at = Numbers(page.Span, ref _prefixes, count);
        at += Numbers(page.Span[at..], ref _lengths, count);
        values.Reset(count);
        var (end, previous) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var (prefix, suffix) = (_prefixes[i], _lengths[i]);
            if (prefix < 0 || prefix > previous || suffix < 0 || suffix > page.Length - at) throw new DamageException("a value is longer than its page");
            var length = (int)(prefix + suffix);
            if (end > PageHead.LargestPage - length) throw new BeyondException("a page whose values share too much", tooLarge: true);
            if (_written.Length < end + length) Array.Resize(ref _written, Math.Max(end + length, _written.Length * 2));
            _written.AsSpan(end - previous, (int)prefix).CopyTo(_written.AsSpan(end));
            page.Span.Slice(at, (int)suffix).CopyTo(_written.AsSpan(end + (int)prefix));
            values.Add(end, length);
            (at, end, previous) = (at + (int)suffix, end + length, length);
        }
        values.Bytes = _written;
    }

    private static int Numbers(ReadOnlySpan<byte> page, ref long[] numbers, int count)
    {
        if (numbers.Length < count) numbers = new long[count];
        var length = Deltas.Decode(page, numbers.AsSpan(0, count), out var read);
        return read == count ? length : throw new DamageException("a page has fewer values than it says");
    }
}
