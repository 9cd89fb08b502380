namespace BiasAudit.Sketches;

/// <summary>Names side by side, up to 4 GiB, in blocks that never move: two bytes of length, then the name. Longer names are cut at 4,096 bytes.</summary>
internal sealed class NameArena
{
    private const int BlockBits = 15;
    private const int BlockSize = 1 << BlockBits;
    /// <summary>The longest name in bytes.</summary>
    public const int LongestName = 4096;
    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>The name at an address that <see cref="Add"/> gave.</summary>
    public ReadOnlySpan<byte> this[uint address]
    {
        get
        {
            var stored = _blocks[(int)(address >> BlockBits)].AsSpan((int)(address & (BlockSize - 1)));
            return stored.Slice(2, stored[0] | (stored[1] << 8));
        }
    }

    public uint Add(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName) name = name[..LongestName];
        if (_used + name.Length + 2 > BlockSize)
        {
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }
        var address = ((uint)(_blocks.Count - 1) << BlockBits) | (uint)_used;
        var room = _blocks[^1].AsSpan(_used);
        (room[0], room[1]) = ((byte)name.Length, (byte)(name.Length >> 8));
        name.CopyTo(room[2..]);
        _used += name.Length + 2;
        return address;
    }
}
