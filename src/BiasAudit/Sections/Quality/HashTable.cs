using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>An open-addressed table that numbers keys, reused from document to document.</summary>
/// <remarks>At most half full, so a look-up probes about 1.5 slots; a small text touches a small part of it.</remarks>
internal sealed class HashTable
{
    private Slot[] _slots = new Slot[64];
    private int _mask = 63, _shift = 58;
    private int _count;

    /// <summary>How many different keys are in the table.</summary>
    public int Count => _count;

    /// <summary>Empties the table and makes room.</summary>
    /// <param name="capacity">About how many keys will be added; the table grows when there are more.</param>
    public void Reset(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        if (size > _slots.Length) _slots = new Slot[size];
        else Array.Clear(_slots, 0, size);
        (_mask, _shift, _count) = (size - 1, 64 - BitOperations.Log2((uint)size), 0);
    }

    /// <summary>The number of a key, from 0 in the order of first use.</summary>
    /// <remarks>Whether a key was met before is beyond prediction: so a new key and a known one take the same way.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Number(ulong key)
    {
        if (_count * 2 >= _mask) Grow();
        ref var first = ref MemoryMarshal.GetArrayDataReference(_slots);
        var at = Home(key, _shift);
        ref var slot = ref Unsafe.Add(ref first, at); // the mask is below the length
        while (slot.Next != 0 & slot.Key != key) slot = ref Unsafe.Add(ref first, at = (at + 1) & _mask);
        var isNew = slot.Next == 0 ? 1 : 0;
        _count += isNew;
        (slot.Key, slot.Next) = (key, slot.Next + isNew * _count);
        return slot.Next - 1;
    }

    /// <summary>Where a key belongs: the upper bits of a product depend on all of its bits.</summary>
    private static int Home(ulong key, int shift) => (int)(key * 0x9E3779B97F4A7C15 >> shift);

    private void Grow()
    {
        var old = _slots.AsSpan(0, _mask + 1);
        var slots = new Slot[old.Length * 2];
        (_mask, _shift) = (slots.Length - 1, _shift - 1);
        foreach (var slot in old)
        {
            if (slot.Next == 0) continue;
            var at = Home(slot.Key, _shift);
            while (slots[at].Next != 0) at = (at + 1) & _mask;
            slots[at] = slot;
        }
        _slots = slots;
    }

    private struct Slot
    {
        public ulong Key;
        public int Next; // number + 1; 0 is an empty slot
    }
}
