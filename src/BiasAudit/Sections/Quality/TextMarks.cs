using System.Numerics;
using System.Runtime.Intrinsics;
using BiasAudit.Text;

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
    /// <param name="text">The text.</param>
    /// <param name="narrow">The same, a byte a unit.</param>
    public void Count(ReadOnlySpan<char> text, NarrowText narrow)
    {
        (Newlines, Ellipses, Points, Hashes, Open, Closed, Square, Percents) = (0, 0, 0, 0, 0, 0, 0, 0);
        var (points, java, newlines) = (0UL, 0UL, 0);
        ref var first = ref narrow.First;
        for (var at = 0; at < text.Length; at += Vector512<byte>.Count)
        {
            var units = Vector512.LoadUnsafe(ref first, (nuint)at);
            var third = Vector512.LoadUnsafe(ref first, (nuint)at + 2);
            newlines += BitOperations.PopCount(BlockMasks.Is(units, '\n'));
            java |= BlockMasks.Is(units | Vector512.Create((byte)0x20), 'j') & BlockMasks.Is(third | Vector512.Create((byte)0x20), 'v');
            points |= BlockMasks.Is(units, '.') & BlockMasks.Is(third, '.');
            CountRare(text[at..], BlockMasks.Is(units, '#') | BlockMasks.Is(units, '%') | BlockMasks.Is(units, '[') | BlockMasks.Is(units, '{') | BlockMasks.Is(units, '}'));
            if (BlockMasks.Is(units, '\u00FF') != 0) Ellipses += text.Slice(at, Math.Min(Vector512<byte>.Count, text.Length - at)).Count('…');
        }
        (Newlines, MayHoldJava) = (newlines, java != 0);
        if (points != 0) Points = MemoryExtensions.Count(text, "...");
    }

    private void CountRare(ReadOnlySpan<char> text, ulong marks)
    {
        for (; marks != 0; marks &= marks - 1)
            switch (text[BitOperations.TrailingZeroCount(marks)])
            {
                case '#': Hashes++; break;
                case '{': Open++; break;
                case '}': Closed++; break;
                case '[': Square++; break;
                default: Percents++; break;
            }
    }
}
