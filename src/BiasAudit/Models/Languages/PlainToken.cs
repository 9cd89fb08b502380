using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Models.Languages;

/// <summary>A token of letters alone, but for one sign at its end, as most tokens are: found with a few operations on all of its bytes.</summary>
/// <param name="Length">Its bytes; 0 when the token needs a closer look.</param>
/// <param name="Kept">Its bytes without the sign at its end.</param>
/// <param name="Letters">Its letters.</param>
internal readonly record struct PlainToken(int Length, int Kept, int Letters)
{
    /// <summary>Bytes looked at together; a plain token is shorter, and so many can be read from its start.</summary>
    public const int Block = 32;

    /// <summary>Looks at the token that starts at a position, and ends before white space or the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as in ExtentBuffer
    public static PlainToken At(ReadOnlySpan<byte> text, int start, int limit)
    {
        if (text.Length - start < Block) return default;
        var block = Vector256.Create(text[start..]);
        var spaces = Vector256.LessThanOrEqual(block, Vector256.Create((byte)' ')).ExtractMostSignificantBits();
        var length = Math.Min(BitOperations.TrailingZeroCount(spaces), limit - start);
        if (length >= Block) return default;
        var token = (1u << length) - 1;
        var letters = Within(block | Vector256.Create((byte)0x20), (byte)'a', (byte)'z') & token;
        var high = block.ExtractMostSignificantBits() & token;
        var other = token & ~(letters | high);
        if (other == token || (other & (token >> 1)) != 0 || (other != 0 && (ByteKinds.Of(block[length - 1]) & ~ByteKinds.Dot) != 0)) return default;
        if (high != 0)
        {
            if ((Within(block, 0xE3, 0xED) & token) != 0) return default;
            var leads = Vector256.GreaterThanOrEqual(block, Vector256.Create((byte)0xC3)) & ~Vector256.Equals(block, Vector256.Create((byte)0xE2));
            letters |= leads.ExtractMostSignificantBits() & token;
        }
        return new(length, other == 0 ? length : length - 1, BitOperations.PopCount(letters));
    }

    private static uint Within(Vector256<byte> block, byte first, byte last) =>
        Vector256.LessThanOrEqual(block - Vector256.Create(first), Vector256.Create((byte)(last - first))).ExtractMostSignificantBits();
}
