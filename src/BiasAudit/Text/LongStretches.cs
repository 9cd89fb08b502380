using System.Numerics;
using System.Runtime.InteropServices;

namespace BiasAudit.Text;

/// <summary>The long stretches between white space, made from bit masks; in most texts they are few.</summary>
internal sealed class LongStretches
{
    /// <summary>Units of the shortest.</summary>
    public const int Least = 16;

    private readonly List<Extent> _found = [];
    private ulong _ones, _twos, _fours, _eights, _long;
    private int _start;

    /// <summary>The stretches in their order.</summary>
    public ReadOnlySpan<Extent> Extents => CollectionsMarshal.AsSpan(_found);

    public void Clear()
    {
        _found.Clear();
        (_ones, _twos, _fours, _eights, _long) = (0, 0, 0, 0, 0);
    }

    /// <summary>Takes a block of 64 units.</summary>
    /// <param name="block">Where it begins.</param>
    /// <param name="visible">Its units that are no white space.</param>
    public void Add(int block, ulong visible)
    {
        // A unit stays where a stretch holds it and, after each step, twice as many units before it: in the end all 15.
        var twos = visible & ((visible << 1) | (_ones >> 63));
        var fours = twos & ((twos << 2) | (_twos >> 62));
        var eights = fours & ((fours << 4) | (_fours >> 60));
        var inLong = eights & ((eights << 8) | (_eights >> 56));
        var before = (inLong << 1) | (_long >> 63);
        (_ones, _twos, _fours, _eights, _long) = (visible, twos, fours, eights, inLong);
        for (var edges = inLong ^ before; edges != 0; edges &= edges - 1)
        {
            var at = BitOperations.TrailingZeroCount(edges);
            if ((inLong >> at & 1) != 0) _start = block + at - (Least - 1);
            else _found.Add(new(_start, block + at));
        }
    }
}
