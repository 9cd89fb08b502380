using System.Numerics;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>Looks up the classes of the units of a block that is not ASCII alone.</summary>
internal sealed class BlockClasses
{
    private const int BlockLength = BlockMasks.Length;

    // Up to so many units that are not ASCII are quicker to look up one by one than the whole block.
    private const int FewOthers = 16;
    private readonly ushort[] _classes = new ushort[BlockLength];

    /// <summary>The masks of a block. Units beyond the text count as spaces, which closes what is open.</summary>
    /// <param name="characters">The text, from its beginning on: the halves of a pair of surrogates may lie in two blocks.</param>
    /// <param name="block">Where the block begins.</param>
    /// <param name="bytes">The block, a byte a unit, with spaces behind the text.</param>
    public BlockMasks MasksOf(ReadOnlySpan<char> characters, int block, in Vector512<byte> bytes)
    {
        var others = bytes.ExtractMostSignificantBits();
        if (BitOperations.PopCount(others) > FewOthers) return LookUp(characters, block, characters[block..Math.Min(block + BlockLength, characters.Length)]);
        var masks = BlockMasks.OfAscii(bytes);
        for (; others != 0; others &= others - 1)
        {
            var at = BitOperations.TrailingZeroCount(others);
            masks.Add(at, ClassAt(characters, block + at));
        }
        return masks;
    }

    /// <summary>The code point whose first half is at a position.</summary>
    public static int PairAt(ReadOnlySpan<char> characters, int high) => char.ConvertToUtf32(characters[high], characters[high + 1]);

    /// <summary>The class of the code point that a unit belongs to; the second half of a pair trails.</summary>
    public static CharClass ClassAt(ReadOnlySpan<char> characters, int at) =>
        !char.IsSurrogate(characters[at]) ? (CharClass)CharClasses.OfUnit[characters[at]]
        : char.IsHighSurrogate(characters[at]) ? CharClasses.Of(PairAt(characters, at))
        : CharClasses.Of(PairAt(characters, at - 1)) | CharClass.Trailing;

    private BlockMasks LookUp(ReadOnlySpan<char> characters, int block, ReadOnlySpan<char> units)
    {
        var table = CharClasses.OfUnit;
        var classes = _classes.AsSpan();
        for (var i = 0; i < units.Length; i++) classes[i] = table[units[i]];
        classes[units.Length..].Fill((ushort)CharClass.Space);
        if (units.ContainsAnyInRange('\uD800', '\uDFFF'))
            for (var i = 0; i < units.Length; i++)
                if (char.IsSurrogate(units[i])) classes[i] = (ushort)ClassAt(characters, block + i);
        return BlockMasks.Of(classes);
    }
}
