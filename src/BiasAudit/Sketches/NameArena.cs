namespace BiasAudit.Sketches;

/// <summary>Names side by side in blocks that never move: two bytes of length, then the name. Longer names are cut at 65,535 bytes.</summary>
internal sealed class NameArena
{
    private const int BlockSize = 1 << 18;
    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>The name at an address that <see cref="Add"/> gave.</summary>
    public ReadOnlySpan<byte> this[long address]
    {
        get
        {
            var stored = _blocks[(int)(address >> 32)].AsSpan((int)address);
            return stored.Slice(2, stored[0] | (stored[1] << 8));
        }
    }

    public long Add(ReadOnlySpan<byte> name)
    {
        if (name.Length > ushort.MaxValue) name = name[..ushort.MaxValue];
        if (_used + name.Length + 2 > BlockSize)
        {
            // Small sets of names should not pay for a whole block.
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }
        var address = ((long)(_blocks.Count - 1) << 32) | (uint)_used;
        var room = _blocks[^1].AsSpan(_used);
        (room[0], room[1]) = ((byte)name.Length, (byte)(name.Length >> 8));
        name.CopyTo(room[2..]);
        _used += name.Length + 2;
        return address;
    }
}
