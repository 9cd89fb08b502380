using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BiasAudit.Sections.Quality;

/// <summary>The marks that rules and phrases ask for, counted in one sweep; most of them stand in few texts.</summary>
internal sealed class TextMarks
{
    /// <summary>Line feeds.</summary>
    public int Newlines { get; private set; }

    /// <summary>Ellipses of one character.</summary>
    public int Ellipses { get; private set; }

    /// <summary>Ellipses of three points, from left to right without overlap.</summary>
    public int Points { get; private set; }

    /// <summary>Number signs.</summary>
    public int Hashes { get; private set; }

    /// <summary>Opening curly brackets.</summary>
    public int Open { get; private set; }

    /// <summary>Closing curly brackets.</summary>
    public int Closed { get; private set; }

    /// <summary>Opening square brackets.</summary>
    public int Square { get; private set; }

    /// <summary>Percent signs.</summary>
    public int Percents { get; private set; }

    /// <summary>Whether the text may hold "java" in any case.</summary>
    public bool MayHoldJava { get; private set; }

    /// <summary>Counts the marks of a text.</summary>
    public void Count(ReadOnlySpan<char> text)
    {
        (Newlines, Ellipses, Points, Hashes, Open, Closed, Square, Percents) = (0, 0, 0, 0, 0, 0, 0, 0);
        var (points, java) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var (block, newlines) = (Vector256<ushort>.Count, 0);
        var last = text.Length - block - 2; // each block looks two units ahead
        var at = 0;
        for (; at <= last; at += block)
        {
            var units = Vector256.LoadUnsafe(ref first, (nuint)at);
            var third = Vector256.LoadUnsafe(ref first, (nuint)at + 2);
            newlines += BitOperations.PopCount(Is(units, '\n').ExtractMostSignificantBits());
            java |= Is(units | Vector256.Create((ushort)0x20), 'j') & Is(third | Vector256.Create((ushort)0x20), 'v');
            points |= Is(units, '.') & Is(third, '.');
            var rare = Is(units, '…') | Is(units, '#') | Is(units, '%') | Is(units, '[') | Is(units, '{') | Is(units, '}');
            if (rare != Vector256<ushort>.Zero) CountRare(text.Slice(at, block));
        }
        Newlines = newlines + text[at..].Count('\n');
        CountRare(text[at..]);
        MayHoldJava = java != Vector256<ushort>.Zero || text[at..].ContainsAny('j', 'J');
        if (points != Vector256<ushort>.Zero || text[at..].Contains('.')) Points = MemoryExtensions.Count(text, "...");
    }

    private void CountRare(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            switch (unit)
            {
                case '…': Ellipses++; break;
                case '#': Hashes++; break;
                case '{': Open++; break;
                case '}': Closed++; break;
                case '[': Square++; break;
                case '%': Percents++; break;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Is(Vector256<ushort> units, char unit) => Vector256.Equals(units, Vector256.Create((ushort)unit));
}
