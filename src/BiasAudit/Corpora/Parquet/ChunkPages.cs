using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>The pages of one column chunk, one after the other: levels and values. Holds one page in memory.</summary>
internal sealed class ChunkPages : IDisposable
{
    private readonly ByteWindow _window;
    private readonly ColumnMetaData _chunk;
    private readonly Leaf _leaf;
    private readonly Codec _codec;
    private readonly ValueDecoder _decoder;
    private readonly LevelReader _definitions;
    private readonly LevelReader _repetitions;
    private long _at;
    private long _seen;
    private byte[] _page = [];

    public ChunkPages(SafeFileHandle file, ColumnChunk chunk, Leaf leaf)
    {
        if (chunk.CryptoMetadata is not null || chunk.MetaData is null) throw new BeyondException("encryption");
        if (chunk.FilePath is not null) throw new BeyondException("column chunks in other files");
        (_window, _chunk, _leaf) = (new(file), chunk.MetaData, leaf);
        (_definitions, _repetitions) = (new(leaf.MaxDefinition), new(leaf.MaxRepetition));
        if (_chunk.Type != leaf.Element.Type) throw new DamageException("the chunk and the schema differ in type");
        if (_chunk.NumValues is < 0 or > int.MaxValue) throw new DamageException($"it says to hold {_chunk.NumValues} values");
        _at = _chunk.DictionaryPageOffset is > 0 and var dictionary && dictionary < _chunk.DataPageOffset ? dictionary : _chunk.DataPageOffset;
        if (_at < 4 || _at >= _window.FileLength) throw new DamageException("it begins outside the file");
        (_codec, _decoder) = (new(_chunk.Codec), new(leaf.Element));
    }

    /// <summary>The values of the current page.</summary>
    public PageValues Values { get; } = new();

    /// <summary>Entries of the current page: values and nulls.</summary>
    public int Count { get; private set; }

    /// <summary>The definition levels of the current page; meaningless where the column cannot be null.</summary>
    public int[] Definitions => _definitions.Levels;

    /// <summary>The repetition levels of the current page; meaningless where the column is no list.</summary>
    public int[] Repetitions => _repetitions.Levels;

    /// <summary>Goes to the next data page; false after the last.</summary>
    public bool Next()
    {
        while (_seen < _chunk.NumValues)
        {
            var head = _window.Head(ref _at);
            var data = _window.At(_at, head.Compressed);
            _at += head.Compressed;
            if (head.Type == PageType.INDEX_PAGE) continue;
            if (head.Checksum is { } checksum && Crc32.HashToUInt32(data.Span) != checksum) throw new DamageException("a page does not match its checksum");
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

    public void Dispose()
    {
        _codec.Dispose();
        _window.Dispose();
        Lent.Return(ref _page);
    }

    /// <summary>A page of the first kind: levels and values are compressed together.</summary>
    private void ReadFirst(in PageHead head, Memory<byte> data)
    {
        if (head.LevelEncoding != Encoding.RLE && _leaf.MaxDefinition > 0) throw new BeyondException($"levels in the encoding {head.LevelEncoding}");
        var page = Decompress(data, head.Uncompressed);
        page = page[_repetitions.ReadPrefixed(page.Span, head.Values)..];
        page = page[_definitions.ReadPrefixed(page.Span, head.Values)..];
        ReadValues(head, page);
    }

    /// <summary>A page of the second kind: levels come first and are never compressed.</summary>
    private void ReadSecond(in PageHead head, Memory<byte> data)
    {
        var levels = data.Span[..(head.RepetitionBytes + head.DefinitionBytes)];
        _repetitions.Read(levels[..head.RepetitionBytes], head.Values);
        _definitions.Read(levels[head.RepetitionBytes..], head.Values);
        var stored = data[levels.Length..];
        // Old writers (parquet-cpp 1.5) compress and say they did not: then the sizes differ.
        var plain = stored.Length == 0 || (!head.IsCompressed && stored.Length == head.Uncompressed - levels.Length);
        ReadValues(head, plain ? stored : Decompress(stored, head.Uncompressed - levels.Length));
    }

    private void ReadValues(in PageHead head, Memory<byte> page)
    {
        Count = head.Values;
        var present = _leaf.MaxDefinition == 0 ? Count : Definitions.AsSpan(0, Count).Count(_leaf.MaxDefinition);
        _decoder.Decode(page, head.Encoding, present, Values);
    }

    private Memory<byte> Decompress(Memory<byte> data, int size)
    {
        if (_codec.IsNone) return data.Length == size ? data : throw new DamageException("a page is not of its declared size");
        Lent.Grow(ref _page, size);
        var page = _page.AsMemory(0, size);
        _codec.Decompress(data, page);
        return page;
    }
}
