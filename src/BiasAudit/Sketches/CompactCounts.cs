using System.Numerics;
using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>Counts side by side at four bytes each; the few that grow beyond 32 bits have their upper half in a table.</summary>
/// <param name="width">How many counts each index has.</param>
internal sealed class CompactCounts(int width)
{
    private const int BlockBits = 10;
    private const int BlockSize = 1 << BlockBits;
    private readonly List<uint[]> _blocks = [];
    private readonly Dictionary<long, uint> _upper = [];

    /// <summary>One count of an index.</summary>
    public long this[int index, int count] =>
        _upper.Count > 0 && _upper.TryGetValue(Key(index, count), out var upper) ? ((long)upper << 32) | Cells(index)[count] : Cells(index)[count];

    /// <summary>Adds to the counts of an index; no amount may be negative.</summary>
    public void Add(int index, ReadOnlySpan<long> amounts)
    {
        var cells = Cells(index);
        for (var i = 0; i < width; i++)
        {
            var sum = cells[i] + (ulong)amounts[i];
            cells[i] = (uint)sum;
            if (sum >> 32 != 0) CollectionsMarshal.GetValueRefOrAddDefault(_upper, Key(index, i), out _) += (uint)(sum >> 32);
        }
    }

    /// <summary>Adds 1 to the counts of an index whose bits are set.</summary>
    public void AddOnes(int index, ReadOnlySpan<ulong> bits)
    {
        var cells = Cells(index);
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var i = word * 64 + BitOperations.TrailingZeroCount(left);
                if (++cells[i] == 0) CollectionsMarshal.GetValueRefOrAddDefault(_upper, Key(index, i), out _)++;
            }
    }

    /// <summary>Lets the processor fetch the counts of an index.</summary>
    public void Fetch(int index)
    {
        const int cacheLine = 64 / sizeof(uint);
        var cells = Cells(index);
        for (var i = 0; i < cells.Length; i += cacheLine) Ahead.Fetch(ref cells[i]);
    }

    /// <summary>Makes room for an index, the next one, with counts of zero.</summary>
    public void Append(int index)
    {
        if (index >> BlockBits == _blocks.Count) _blocks.Add(new uint[BlockSize * width]);
        Clear(index);
    }

    /// <summary>Moves the counts of an index to an earlier one.</summary>
    public void Move(int from, int to)
    {
        if (from == to) return;
        Clear(to);
        Cells(from).CopyTo(Cells(to));
        for (var i = 0; i < width && _upper.Count > 0; i++)
            if (_upper.Remove(Key(from, i), out var upper)) _upper[Key(to, i)] = upper;
    }

    private void Clear(int index)
    {
        Cells(index).Clear();
        for (var i = 0; i < width && _upper.Count > 0; i++) _upper.Remove(Key(index, i));
    }

    private long Key(int index, int count) => (long)index * width + count;

    private Span<uint> Cells(int index) => _blocks[index >> BlockBits].AsSpan((index & (BlockSize - 1)) * width, width);
}
