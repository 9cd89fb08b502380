using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text;

/// <summary>Finds the characters of a text that deserve a second look: everything that plain text in most scripts does not hold.</summary>
/// <remarks>
/// 64 units are tested at a time for printable ASCII but for <c>&amp;</c> and <c>&lt;</c>; where there are others, sixteen at a time
/// against the ranges of ordinary text: Latin without the letters that begin misread UTF-8, Cyrillic, common punctuation, kana, Han,
/// Hangul and full-width forms. The rest is rare in any of these scripts; in others each character is looked at.
/// </remarks>
internal ref struct OddCharacters(TextScan scan)
{
    private const int Block = BlockMasks.Length;
    private readonly ReadOnlySpan<char> _text = scan.Text;
    private readonly NarrowText _narrow = scan.Narrow;
    private int _block = -Block;
    private ulong _mask;

    /// <summary>The position of the next odd character; -1 after the last.</summary>
    public int Next()
    {
        while (_mask == 0)
        {
            _block += Block;
            if (_block >= _text.Length) return -1;
            var others = ~Plain(_narrow.Units(_block)); // behind the text stand spaces, which are plain
            if (others != 0) _mask = MaskOf(others);
        }
        var at = _block + BitOperations.TrailingZeroCount(_mask);
        _mask &= _mask - 1;
        return at;
    }

    private readonly ulong MaskOf(ulong others)
    {
        var mask = 0UL;
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _block)); // the last block can be read whole
        for (var at = 0; at < Block; at += Vector256<ushort>.Count)
            if ((others >> at & 0xFFFF) != 0) mask |= (ulong)Odd(Vector256.LoadUnsafe(ref first, (nuint)at)).ExtractMostSignificantBits() << at;
        return mask;
    }

    /// <summary>Printable ASCII, tabulators and line ends, without the two signs that begin markup.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Plain(Vector512<byte> units) =>
        (Vector512.AndNot(BlockMasks.Range(units, ' ', '~'), BlockMasks.Is(units, '&') | BlockMasks.Is(units, '<')) | BlockMasks.Range(units, '\t', '\n') | BlockMasks.Is(units, '\r'))
        .ExtractMostSignificantBits();

    private static Vector256<ushort> Odd(Vector256<ushort> units)
    {
        var plain = Between(units, 0x20, 0x7E) & ~(Is(units, '&') | Is(units, '<'));
        plain |= Between(units, 0x09, 0x0A) | Is(units, 0x0D);
        plain |= Between(units, 0xA0, 0xC1) & ~Is(units, 0xAD);
        plain |= Between(units, 0xF5, 0x36F) | Between(units, 0x400, 0x52F) | Between(units, 0x2010, 0x2027);
        plain |= Between(units, 0x3000, 0x303F) | Between(units, 0x3041, 0x3096) | Between(units, 0x3099, 0x30FF);
        plain |= Between(units, 0x3400, 0x9FFF) | Between(units, 0xAC00, 0xD7A3) | Between(units, 0xFF01, 0xFFBE);
        return ~plain;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Between(Vector256<ushort> units, ushort first, ushort last) =>
        Vector256.LessThanOrEqual(units - Vector256.Create(first), Vector256.Create((ushort)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Is(Vector256<ushort> units, ushort unit) => Vector256.Equals(units, Vector256.Create(unit));
}
