namespace BiasAudit.Sections.Quality;

/// <summary>What one variant of C4 does to the lines of a text.</summary>
/// <param name="Lorem">The signal that a kept line holds "lorem ipsum"; the three signals after it follow in the same order.</param>
/// <param name="TerminalMarks">The marks a line must end with; empty where the variant does not ask.</param>
/// <param name="LeastWords">The fewest words of a line.</param>
internal sealed record C4Variant(Signal Lorem, string TerminalMarks, int LeastWords)
{
    /// <summary>The paper with datatrove's reading, the reference code, and FineWeb's use without terminal marks.</summary>
    public static readonly C4Variant[] All =
    [
        new(Signal.C4PaperLoremIpsum, ".?!\"'", 3),
        new(Signal.C4CodeLoremIpsum, ".?!\"", 5),
        new(Signal.C4UnmarkedLoremIpsum, "", 3),
    ];
}

/// <summary>Why a variant of C4 drops a line, in the order in which it asks.</summary>
public enum C4LineFate
{
    /// <summary>The line is kept.</summary>
    Kept,

    /// <summary>A word of more than 1,000 characters.</summary>
    LongWord,

    /// <summary>No terminal mark at the end, or an ellipsis of points.</summary>
    NoTerminalMark,

    /// <summary>Too few words.</summary>
    FewWords,

    /// <summary>The word "javascript".</summary>
    JavaScript,

    /// <summary>A phrase about cookies, privacy or terms of use.</summary>
    Policy,
}
