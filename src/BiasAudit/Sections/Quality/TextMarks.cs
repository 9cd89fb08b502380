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
        var (points, java, newlines) = (Vector512<byte>.Zero, Vector512<byte>.Zero, 0);
        for (var at = 0; at < text.Length; at += Vector512<byte>.Count)
        {
            var (units, third) = (narrow.Units(at), narrow.Units(at + 2));
            newlines += BitOperations.PopCount(BlockMasks.Is(units, '\n').ExtractMostSignificantBits());
            java |= BlockMasks.Is(units | Vector512.Create((byte)0x20), 'j') & BlockMasks.Is(third | Vector512.Create((byte)0x20), 'v');
            points |= BlockMasks.Is(units, '.') & BlockMasks.Is(third, '.');
            var rare = BlockMasks.Is(units, '#') | BlockMasks.Is(units, '%') | BlockMasks.Is(units, '[') | BlockMasks.Is(units, '{') | BlockMasks.Is(units, '}');
            CountRare(text[at..], rare.ExtractMostSignificantBits());
            if (BlockMasks.Is(units, '\u00FF') != Vector512<byte>.Zero) Ellipses += text.Slice(at, Math.Min(Vector512<byte>.Count, text.Length - at)).Count('…');
        }
        (Newlines, MayHoldJava) = (newlines, java != Vector512<byte>.Zero);
        if (points != Vector512<byte>.Zero) Points = MemoryExtensions.Count(text, "...");
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
