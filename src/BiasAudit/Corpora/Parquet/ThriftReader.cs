namespace BiasAudit.Corpora.Parquet;

/// <summary>The compact Thrift protocol over bytes, as far as Parquet uses it; it never reads past the end and always ends.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 64;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the header of the next field; false at the end of the structure.</summary>
    public bool Next(ref int field, out ThriftType type)
    {
        var header = Byte();
        type = (ThriftType)(header & 0x0F);
        if (header == 0) return false;
        field = header >> 4 is var delta and > 0 ? field + delta : (short)Int();
        return true;
    }

    /// <summary>Reads a zigzag integer of up to 64 bits.</summary>
    public long Int()
    {
        var raw = Unsigned();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>Reads a zigzag integer that must fit 32 bits.</summary>
    public int Int32() => Int() is var value and >= int.MinValue and <= int.MaxValue ? (int)value : throw new DamageException("a number is out of range");

    /// <summary>Passes over a value.</summary>
    public void Skip(ThriftType type, int depth = 0)
    {
        if (depth > Deepest) throw new DamageException("structures are nested too deep");
        switch (type)
        {
            case ThriftType.True or ThriftType.False: break;
            case ThriftType.Byte: Advance(1); break;
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64: Unsigned(); break;
            case ThriftType.Double: Advance(8); break;
            case ThriftType.Binary: Advance(Unsigned()); break;
            case ThriftType.List or ThriftType.Set: SkipList(depth); break;
            case ThriftType.Struct: SkipStruct(depth); break;
            default: throw new DamageException($"an unknown Thrift type {(int)type}");
        }
    }

    private void SkipStruct(int depth)
    {
        var field = 0;
        while (Next(ref field, out var type)) Skip(type, depth + 1);
    }

    private void SkipList(int depth)
    {
        var header = Byte();
        var count = header >> 4 is var small and < 15 ? (ulong)small : Unsigned();
        // Every element takes at least one byte, so a count beyond the bytes left is damage, found before the loop.
        if (count > (ulong)(_bytes.Length - Position)) throw new DamageException("a list is longer than the file");
        var type = (ThriftType)(header & 0x0F);
        for (var i = 0UL; i < count; i++)
            if (type is ThriftType.True or ThriftType.False) Advance(1);
            else Skip(type, depth + 1);
    }

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw new DamageException("a number never ends");
    }

    private byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw new DamageException("it ends too early");

    private void Advance(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position)) throw new DamageException("it ends too early");
        Position += (int)count;
    }
}

/// <summary>The types of the compact protocol.</summary>
internal enum ThriftType
{
    Stop,
    True,
    False,
    Byte,
    I16,
    I32,
    I64,
    Double,
    Binary,
    List,
    Set,
    Map,
    Struct,
}
