using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiasAudit.Text;

/// <summary>The counts of one text, found in one scan.</summary>
public record struct TextFacts
{
    /// <summary>Bytes in UTF-8, as stored.</summary>
    public int Bytes { get; set; }

    /// <summary>Unicode code points; this is what "characters" means everywhere in the product.</summary>
    public int Characters { get; set; }

    /// <summary>Code points of the general categories L and M.</summary>
    public int Letters { get; set; }

    /// <summary>Upper-case letters (Lu, Lt).</summary>
    public int Uppercase { get; set; }

    /// <summary>Decimal digits (Nd) of any script.</summary>
    public int Digits { get; set; }

    /// <summary>Punctuation (P) of any script.</summary>
    public int Punctuation { get; set; }

    /// <summary>Symbols (S) of any script.</summary>
    public int Symbols { get; set; }

    /// <summary>White space of any kind (the property White_Space).</summary>
    public int WhiteSpace { get; set; }

    /// <summary>Han ideographs.</summary>
    public int Han { get; set; }

    /// <summary>U+FFFD in the text, whether stored so or put there for invalid bytes.</summary>
    public int Replacements { get; set; }

    /// <summary>Stretches of invalid UTF-8 that were replaced by U+FFFD.</summary>
    public int InvalidSequences { get; set; }

    /// <summary>XXH3 (64 bits) of the stored bytes.</summary>
    public ulong Hash { get; set; }

    /// <summary>Counts the units of a block that begin a code point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(in BlockMasks masks, ulong points)
    {
        Characters += BitOperations.PopCount(points);
        Letters += BitOperations.PopCount(masks.Letter & points);
        Uppercase += BitOperations.PopCount(masks.Upper & points);
        Digits += BitOperations.PopCount(masks.Digit & points);
        Punctuation += BitOperations.PopCount(masks.Punctuation & points);
        Symbols += BitOperations.PopCount(masks.Symbol & points);
        WhiteSpace += BitOperations.PopCount(masks.Space & points);
    }
}
