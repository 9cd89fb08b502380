using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>The pages of one column chunk, one after the other: levels and values. Holds one page in memory.</summary>
internal sealed class ChunkPages : IDisposable
{
    private const int SmallHead = 64 << 10;
    private const int LargestHead = 16 << 20;
    private readonly SafeFileHandle _file;
    private readonly long _fileLength;
    private readonly ColumnMetaData _chunk;
    private readonly Leaf _leaf;
    private readonly Codec _codec;
    private readonly ValueDecoder _decoder;
    private long _at;
    private long _seen;
    private byte[] _window = [];
    private long _windowStart;
    private int _windowLength;
    private byte[] _page = [];

    public ChunkPages(SafeFileHandle file, ColumnChunk chunk, Leaf leaf)
    {
        if (chunk.CryptoMetadata is not null || chunk.MetaData is null) throw new BeyondException("encryption");
        if (chunk.FilePath is not null) throw new BeyondException("column chunks in other files");
        (_file, _fileLength, _chunk, _leaf) = (file, RandomAccess.GetLength(file), chunk.MetaData, leaf);
        if (_chunk.Type != leaf.Element.Type) throw new DamageException("the chunk and the schema differ in type");
        if (_chunk.NumValues is < 0 or > int.MaxValue) throw new DamageException($"it says to hold {_chunk.NumValues} values");
        _at = _chunk.DictionaryPageOffset is > 0 and var dictionary && dictionary < _chunk.DataPageOffset ? dictionary : _chunk.DataPageOffset;
        if (_at < 4 || _at >= _fileLength) throw new DamageException("it begins outside the file");
        (_codec, _decoder) = (new(_chunk.Codec), new(leaf.Element));
    }

    /// <summary>The values of the current page.</summary>
    public PageValues Values { get; } = new();

    /// <summary>Entries of the current page: values and nulls.</summary>
    public int Count { get; private set; }

    /// <summary>The definition levels of the current page; meaningless where the column cannot be null.</summary>
    public int[] Definitions { get; private set; } = [];

    /// <summary>The repetition levels of the current page; meaningless where the column is no list.</summary>
    public int[] Repetitions { get; private set; } = [];

    /// <summary>Goes to the next data page; false after the last.</summary>
    public bool Next()
    {
        while (_seen < _chunk.NumValues)
        {
            var head = ReadHead();
            var data = Window(_at, head.Compressed);
            _at += head.Compressed;
            if (head.Type == PageType.INDEX_PAGE) continue;
            if (head.Type == PageType.DICTIONARY_PAGE) _decoder.ReadDictionary(Decompress(data, head.Uncompressed).Span, head.Values);
            else
            {
                if (head.Type == PageType.DATA_PAGE) ReadFirst(head, data);
                else ReadSecond(head, data);
                _seen += head.Values;
                if (_seen > _chunk.NumValues) throw new DamageException("the pages hold more values than the chunk says");
                return true;
            }
        }
        return false;
    }

    public void Dispose() => _codec.Dispose();

    /// <summary>A page of the first kind: levels and values are compressed together.</summary>
    private void ReadFirst(in PageHead head, Memory<byte> data)
    {
        if (head.LevelEncoding != Encoding.RLE && _leaf.MaxDefinition > 0) throw new BeyondException($"levels in the encoding {head.LevelEncoding}");
        var page = Decompress(data, head.Uncompressed);
        if (_leaf.MaxRepetition > 0) page = page[ReadPrefixed(page.Span, _leaf.MaxRepetition, Repetitions = Room(Repetitions, head.Values), head.Values)..];
        if (_leaf.MaxDefinition > 0) page = page[ReadPrefixed(page.Span, _leaf.MaxDefinition, Definitions = Room(Definitions, head.Values), head.Values)..];
        ReadValues(head, page);
    }

    /// <summary>A page of the second kind: levels come first and are never compressed.</summary>
    private void ReadSecond(in PageHead head, Memory<byte> data)
    {
        var levels = data.Span[..(head.RepetitionBytes + head.DefinitionBytes)];
        if (_leaf.MaxRepetition > 0) Packed.Runs(levels[..head.RepetitionBytes], Packed.WidthOf(_leaf.MaxRepetition), (Repetitions = Room(Repetitions, head.Values)).AsSpan(0, head.Values));
        if (_leaf.MaxDefinition > 0) Packed.Runs(levels[head.RepetitionBytes..], Packed.WidthOf(_leaf.MaxDefinition), (Definitions = Room(Definitions, head.Values)).AsSpan(0, head.Values));
        var stored = data[levels.Length..];
        ReadValues(head, head.IsCompressed && stored.Length > 0 ? Decompress(stored, head.Uncompressed - levels.Length) : stored);
    }

    private void ReadValues(in PageHead head, Memory<byte> page)
    {
        Count = head.Values;
        var present = _leaf.MaxDefinition == 0 ? Count : Definitions.AsSpan(0, Count).Count(_leaf.MaxDefinition);
        _decoder.Decode(page, head.Encoding, present, Values);
    }

    private static int ReadPrefixed(ReadOnlySpan<byte> page, int largest, int[] levels, int count)
    {
        if (page.Length < 4) throw new DamageException("a page ends before its levels");
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(page);
        if (length < 0 || length > page.Length - 4) throw new DamageException("the levels are longer than their page");
        Packed.Runs(page.Slice(4, length), Packed.WidthOf(largest), levels.AsSpan(0, count));
        return 4 + length;
    }

    private static int[] Room(int[] levels, int count) => levels.Length >= count ? levels : new int[count];

    private PageHead ReadHead()
    {
        for (var size = SmallHead; ; size *= 8)
        {
            var available = (int)Math.Min(size, _fileLength - _at);
            try
            {
                var head = PageHead.Read(Window(_at, available).Span, out var length);
                _at += length;
                return head;
            }
            catch (DamageException) when (available == size && size < LargestHead)
            {
                // The header may carry long statistics: look at more of the file.
            }
        }
    }

    private Memory<byte> Decompress(Memory<byte> data, int size)
    {
        if (_codec.IsNone) return data.Length == size ? data : throw new DamageException("a page is not of its declared size");
        if (_page.Length < size) _page = new byte[Math.Max(size, Math.Min(_page.Length * 2, PageHead.LargestPage))];
        _codec.Decompress(data.Span, _page.AsSpan(0, size));
        return _page.AsMemory(0, size);
    }

    /// <summary>Bytes of the file; they stay until the next call.</summary>
    private Memory<byte> Window(long at, int count)
    {
        if (count > _fileLength - at) throw new DamageException("the file ends too early");
        if (at < _windowStart || at + count > _windowStart + _windowLength)
        {
            var length = (int)Math.Min(Math.Max(count, SmallHead * 4), _fileLength - at);
            if (_window.Length < length) _window = new byte[length];
            Footer.ReadExactly(_file, _window.AsSpan(0, length), at);
            (_windowStart, _windowLength) = (at, length);
        }
        return _window.AsMemory((int)(at - _windowStart), count);
    }
}
