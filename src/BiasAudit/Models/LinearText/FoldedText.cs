using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BiasAudit.Text;

namespace BiasAudit.Models.LinearText;

/// <summary>The beginning of a text with every unit folded (<see cref="TextFolding"/>), and the runs of letters and digits in it.</summary>
/// <remarks>
/// ASCII is folded 64 units at a time, and runs are the edges of bit masks: no guess a unit, none a word. Buffers are reused;
/// some units behind the text can be read, so that a word can be taken as a vector.
/// </remarks>
/// <param name="capacity">The longest text.</param>
internal sealed class FoldedText(int capacity)
{
    private const int Block = BlockMasks.Length;
    private readonly char[] _units = new char[capacity + 2 * Block];
    private readonly char[] _last = new char[Block];
    private readonly ExtentBuffer _runs = new();

    /// <summary>The folded units, padded.</summary>
    public ref char First => ref MemoryMarshal.GetArrayDataReference(_units);

    /// <summary>The runs of units that are not zero.</summary>
    public ReadOnlySpan<Extent> Runs => _runs.Extents;

    /// <summary>Folds a text of at most the capacity.</summary>
    public void Fold(ReadOnlySpan<char> text)
    {
        _runs.Clear();
        var before = 0UL;
        for (var at = 0; at <= text.Length; at += Block) // one block beyond closes what is open
        {
            var inside = FoldBlock(text.Length - at >= Block ? text.Slice(at, Block) : LastOf(text[at..]), at);
            var shifted = (inside << 1) | before;
            _runs.Add(at, inside & ~shifted, ~inside & shifted);
            before = inside >> 63;
        }
    }

    private ReadOnlySpan<char> LastOf(ReadOnlySpan<char> rest)
    {
        rest.CopyTo(_last);
        _last.AsSpan(rest.Length).Clear();
        return _last;
    }

    // Returns one bit a unit that is not zero. All are folded as if they were ASCII, then those that are not by the table.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as in ExtentBuffer
    private ulong FoldBlock(ReadOnlySpan<char> units, int at)
    {
        var bytes = BlockMasks.Narrow(ref MemoryMarshal.GetReference(units));
        var small = bytes | Vector512.Create((byte)0x20);
        var (letter, digit) = (BlockMasks.Range(small, 'a', 'z'), BlockMasks.Range(bytes, '0', '9'));
        var (first32, last32) = Vector512.Widen((small & letter) | (Vector512.Create((byte)'0') & digit));
        ref var target = ref Unsafe.As<char, ushort>(ref _units[at]);
        first32.StoreUnsafe(ref target);
        last32.StoreUnsafe(ref target, 32);
        var inside = (letter | digit).ExtractMostSignificantBits();
        var foreign = bytes.ExtractMostSignificantBits();
        return foreign == 0 ? inside : inside | FoldByTable(units, at, foreign);
    }

    private ulong FoldByTable(ReadOnlySpan<char> units, int at, ulong foreign)
    {
        var inside = 0UL;
        var (table, target) = (TextFolding.Units, _units);
        for (; foreign != 0; foreign &= foreign - 1)
        {
            var i = BitOperations.TrailingZeroCount(foreign);
            var unit = table[units[i]];
            target[at + i] = unit;
            inside |= (unit != 0 ? 1UL : 0) << i;
        }
        return inside;
    }
}
