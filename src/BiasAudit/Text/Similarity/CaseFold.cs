using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text.Similarity;

/// <summary>Lower case by simple mapping, and full-width ASCII as ASCII: 16 characters at a time where none needs a table.</summary>
/// <remarks>Without globalization data the runtime maps case one character at a time, which would cost more than all hashing.</remarks>
internal static class CaseFold
{
    private static readonly char[] Lower = [.. Enumerable.Range(0, 0x10000).Select(c => Map((char)c))];

    /// <summary>Folds a text into a buffer of at least its length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(folded));
        var i = 0;
        for (; i <= text.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            var units = Vector256.LoadUnsafe(ref from, (nuint)i);
            if (IsPlain(units)) LowerAscii(units).StoreUnsafe(ref to, (nuint)i);
            else FoldSlow(text.Slice(i, Vector256<ushort>.Count), folded[i..]);
        }
        FoldSlow(text[i..], folded[i..]);
    }

    /// <summary>ASCII, general punctuation, or the blocks from CJK symbols to unified ideographs: nothing there has case but A to Z.</summary>
    private static bool IsPlain(Vector256<ushort> units)
    {
        var ascii = Vector256.LessThan(units, Vector256.Create((ushort)0x80));
        var punctuation = Vector256.LessThan(units - Vector256.Create((ushort)0x2000), Vector256.Create((ushort)0x70));
        var cjk = Vector256.LessThan(units - Vector256.Create((ushort)0x3000), Vector256.Create((ushort)0x7000));
        return (ascii | punctuation | cjk) == Vector256<ushort>.AllBitsSet;
    }

    private static Vector256<ushort> LowerAscii(Vector256<ushort> units)
    {
        var upper = Vector256.LessThan(units - Vector256.Create((ushort)'A'), Vector256.Create((ushort)26));
        return units + (upper & Vector256.Create((ushort)0x20));
    }

    private static void FoldSlow(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++) folded[i] = Lower[text[i]];
    }

    private static char Map(char c) => char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
}
