using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <content>The bytes of the counts.</content>
public sealed partial class KeyedCounts
{
    /// <summary>Writes the kept names in the order of their hashes.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_halvings);
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes<long>(_totals));
        var (order, hashes) = (new int[Count], new ulong[Count]);
        for (var i = 0; i < Count; i++) (order[i], hashes[i]) = (i, HashAt(i));
        Array.Sort(hashes, order);
        foreach (var index in order)
        {
            var name = NameAt(index);
            writer.Write(HashAt(index));
            writer.Write7BitEncodedInt(name.Length);
            writer.Write(name);
            for (var i = 0; i < width; i++) writer.Write7BitEncodedInt64(CountAt(index, i));
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such counts.</exception>
    public void Load(BinaryReader reader)
    {
        _halvings = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (_halvings is < 0 or > 63 || count < 0 || count > limit) throw new InvalidDataException("The number of names is out of range.");
        foreach (ref var total in _totals.AsSpan()) total = reader.ReadInt64();
        var (amounts, name) = (new long[width], new byte[NameArena.LongestName]);
        for (var i = 0; i < count; i++)
        {
            var (hash, length) = (reader.ReadUInt64(), reader.Read7BitEncodedInt());
            if (length < 0 || length > name.Length) throw new InvalidDataException("The length of a name is out of range.");
            reader.BaseStream.ReadExactly(name, 0, length);
            foreach (ref var amount in amounts.AsSpan()) amount = reader.Read7BitEncodedInt64();
            AddKept(hash, name.AsSpan(0, length), amounts);
        }
    }
}
