using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiasAudit.Text.Similarity;

/// <summary>The MinHash signature of a text: 112 components of 8 bits in 14 bands of 8; a band is one 64-bit word.</summary>
/// <remarks>
/// Two texts agree in a component with probability J + (1 − J)/256, where J is the Jaccard similarity of their shingles: eight
/// bits of each minimum are kept (b-bit minwise hashing, Li and König 2010), so a million texts take 112 MB, not 896.
/// </remarks>
[InlineArray(Bands)]
public struct Signature
{
    /// <summary>Bands of a signature.</summary>
    public const int Bands = 14;

    /// <summary>Components of a band.</summary>
    public const int Rows = 8;

    /// <summary>Components of a signature.</summary>
    public const int Components = Bands * Rows;

    private ulong _band;

    /// <summary>The number of components in which two signatures agree.</summary>
    public static int Agreement(in Signature a, in Signature b)
    {
        var agree = 0;
        for (var i = 0; i < Bands; i++) agree += EqualBytes(a[i], b[i]);
        return agree;
    }

    /// <summary>The Jaccard similarity that an agreement speaks for, corrected for components that agree by chance.</summary>
    public static double Similarity(int agreement) => Math.Max(0, (((double)agreement / Components) - (1 / 256.0)) / (1 - (1 / 256.0)));

    /// <summary>The components, one byte each.</summary>
    public static Span<byte> Bytes(ref Signature signature) => MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref signature, 1));

    private static int EqualBytes(ulong a, ulong b)
    {
        var difference = a ^ b;
        var low = (difference & 0x7F7F7F7F7F7F7F7FUL) + 0x7F7F7F7F7F7F7F7FUL;
        return 8 - System.Numerics.BitOperations.PopCount((low | difference) & 0x8080808080808080UL);
    }
}
