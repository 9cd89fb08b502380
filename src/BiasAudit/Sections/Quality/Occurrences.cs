using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts keys in an open-addressed table, reused from text to text. The place of a key stands for it until the next text.</summary>
/// <remarks>At most half full, so a look-up probes about 1.2 places; a small text touches a small part of it.</remarks>
internal sealed class Occurrences
{
    private Slot[] _slots = [];
    private int _mask, _shift;

    /// <summary>Empties the table and makes room.</summary>
    /// <param name="capacity">How many different keys may be added at most.</param>
    public void Reset(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        if (size > _slots.Length) _slots = new Slot[size];
        else Array.Clear(_slots, 0, size);
        (_mask, _shift) = (size - 1, 64 - BitOperations.Log2((uint)size));
    }

    /// <summary>Empties the table and counts keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="places">Takes the place of each; room for all.</param>
    public void Count(ReadOnlySpan<ulong> keys, int[] places)
    {
        Reset(keys.Length);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_slots);
        var (mask, shift) = (_mask, _shift);
        for (var k = 0; k < keys.Length; k++) places[k] = Add(keys[k], ref first, mask, shift);
    }

    /// <summary>Counts a key; returns its place.</summary>
    public int Add(ulong key) => Add(key, ref MemoryMarshal.GetArrayDataReference(_slots), _mask, _shift);

    /// <summary>How often the key at a place was counted; the caller may keep a flag in the sign.</summary>
    public ref int this[int place] => ref _slots[place].Count;

    /// <remarks>Whether a key was met before is beyond prediction: so a new key and a known one take the same way.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ulong key, ref Slot first, int mask, int shift)
    {
        var at = (int)(key * 0x9E3779B97F4A7C15 >> shift); // the upper bits of a product depend on all bits of the key
        ref var slot = ref Unsafe.Add(ref first, at); // the mask is below the length
        while (slot.Count != 0 & slot.Key != key) slot = ref Unsafe.Add(ref first, at = (at + 1) & mask);
        (slot.Key, slot.Count) = (key, slot.Count + 1);
        return at;
    }

    private struct Slot
    {
        public ulong Key;
        public int Count; // 0 in an empty slot
    }
}
