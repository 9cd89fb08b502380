using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Text.Similarity;

/// <summary>Lower case by simple mapping, and full-width ASCII as ASCII: 32 characters at a time where none needs a table.</summary>
/// <remarks>Without globalization data the runtime maps case one character at a time, which would cost more than all hashing.</remarks>
internal static class CaseFold
{
    private static readonly char[] Lower = [.. Enumerable.Range(0, 0x10000).Select(c => Map((char)c))];

    /// <summary>Folds a text into a buffer of at least its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(folded[..text.Length]));
        var (i, lower) = (0, Lower);
        for (; i <= text.Length - Vector512<ushort>.Count; i += Vector512<ushort>.Count)
        {
            var units = Vector512.LoadUnsafe(ref from, (nuint)i);
            Lowered(units).StoreUnsafe(ref to, (nuint)i);
            if (Vector512.LessThanAll(units, Vector512.Create((ushort)0x80))) continue;
            // Cased letters beyond ASCII are looked up one by one; most text has none or few.
            for (var others = (~Caseless(units)).ExtractMostSignificantBits(); others != 0; others &= others - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(others);
                folded[at] = lower[text[at]];
            }
        }
        for (; i < text.Length; i++) folded[i] = lower[text[i]];
    }

    /// <summary>ASCII, general punctuation, the scripts without case from Hebrew to Myanmar, CJK: nothing there changes but A to Z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> Caseless(Vector512<ushort> units) =>
        Within(units, 0, 0x80) | Within(units, 0x2000, 0x70) | Within(units, 0x0590, 0x0B10) | Within(units, 0x3000, 0x7000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> Lowered(Vector512<ushort> units) => units + (Within(units, 'A', 26) & Vector512.Create((ushort)0x20));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> Within(Vector512<ushort> units, ushort first, ushort count) =>
        Vector512.LessThan(units - Vector512.Create(first), Vector512.Create(count));

    private static char Map(char c) => char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
}
