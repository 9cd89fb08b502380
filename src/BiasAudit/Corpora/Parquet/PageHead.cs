using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>What a page header says, read without allocation and with every number checked.</summary>
internal struct PageHead
{
    /// <summary>A page of more bytes is not read: writers make pages of about 1 MiB, and one value may be larger.</summary>
    public const int LargestPage = 256 << 20;

    private const int MostValues = 64 << 20;

    public PageType Type;
    public int Uncompressed;
    public int Compressed;
    public int Values;
    public Encoding Encoding;
    public Encoding LevelEncoding;
    public int DefinitionBytes;
    public int RepetitionBytes;
    public bool IsCompressed;

    /// <summary>CRC-32 of the page as it is stored, where the writer gave one.</summary>
    public uint? Checksum;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The bytes from the header on.</param>
    /// <param name="length">The length of the header.</param>
    public static PageHead Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var head = new PageHead { Type = (PageType)(-1), Values = -1, IsCompressed = true, LevelEncoding = Encoding.RLE };
        var reader = new ThriftReader(bytes);
        var field = 0;
        while (reader.Next(ref field, out var type))
            switch (field, type)
            {
                case (1, ThriftType.I32): head.Type = (PageType)reader.Int32(); break;
                case (2, ThriftType.I32): head.Uncompressed = reader.Int32(); break;
                case (3, ThriftType.I32): head.Compressed = reader.Int32(); break;
                case (4, ThriftType.I32): head.Checksum = (uint)reader.Int32(); break;
                case (5 or 7, ThriftType.Struct): ReadFirst(ref reader, ref head); break;
                case (8, ThriftType.Struct): ReadSecond(ref reader, ref head); break;
                default: reader.Skip(type); break;
            }
        length = reader.Position;
        head.Check();
        return head;
    }

    private static void ReadFirst(ref ThriftReader reader, ref PageHead head)
    {
        var field = 0;
        while (reader.Next(ref field, out var type))
            switch (field, type)
            {
                case (1, ThriftType.I32): head.Values = reader.Int32(); break;
                case (2, ThriftType.I32): head.Encoding = (Encoding)reader.Int32(); break;
                case (3, ThriftType.I32): head.LevelEncoding = (Encoding)reader.Int32(); break;
                default: reader.Skip(type); break;
            }
    }

    private static void ReadSecond(ref ThriftReader reader, ref PageHead head)
    {
        var field = 0;
        while (reader.Next(ref field, out var type))
            switch (field, type)
            {
                case (1, ThriftType.I32): head.Values = reader.Int32(); break;
                case (4, ThriftType.I32): head.Encoding = (Encoding)reader.Int32(); break;
                case (5, ThriftType.I32): head.DefinitionBytes = reader.Int32(); break;
                case (6, ThriftType.I32): head.RepetitionBytes = reader.Int32(); break;
                case (7, ThriftType.True or ThriftType.False): head.IsCompressed = type == ThriftType.True; break;
                default: reader.Skip(type); break;
            }
    }

    private readonly void Check()
    {
        if (Type is PageType.INDEX_PAGE) return;
        if (Type is not (PageType.DATA_PAGE or PageType.DATA_PAGE_V2 or PageType.DICTIONARY_PAGE)) throw new DamageException($"a page of unknown type {(int)Type}");
        if (Compressed < 0 || Uncompressed < 0 || Values < 0) throw new DamageException("a page header has no sizes or negative ones");
        if (Compressed > LargestPage || Uncompressed > LargestPage) throw new BeyondException($"a page of {Math.Max(Compressed, Uncompressed) >> 20} MiB", tooLarge: true);
        if (Values > MostValues) throw new BeyondException($"a page of {Values:N0} values", tooLarge: true);
        if (DefinitionBytes < 0 || RepetitionBytes < 0 || (long)DefinitionBytes + RepetitionBytes > Math.Min(Compressed, Uncompressed))
            throw new DamageException("the levels are longer than their page");
    }
}
