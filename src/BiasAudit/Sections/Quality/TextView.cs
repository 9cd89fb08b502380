using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the quality scan reads of a document: the shared scan's text, counts and boundaries.</summary>
internal readonly ref struct TextView
{
    private readonly TextScan _scan;

    public TextView(Document document) : this(document.Scan) { }

    public TextView(TextScan scan)
    {
        _scan = scan;
        Text = scan.Text;
        Tokens = scan.Tokens.Tokens;
        Lines = scan.Lines;
        TrimmedLines = scan.TrimmedLines;
        Sentences = scan.Sentences;
        Facts = ref scan.Facts;
        HasSurrogates = Facts.Characters != Text.Length;
    }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>The text, a byte a unit.</summary>
    public NarrowText Narrow => _scan.Narrow;

    public ReadOnlySpan<Extent> Tokens { get; }

    public int SpacedWordsWithLetter => _scan.Tokens.StretchesWithLetter;

    /// <summary>The stretches between white space: made when asked for, which few texts do.</summary>
    public ReadOnlySpan<Extent> SpacedWords => _scan.SpacedWords;

    public ReadOnlySpan<Extent> Lines { get; }

    public ReadOnlySpan<TrimmedLine> TrimmedLines { get; }

    public ReadOnlySpan<Extent> Sentences { get; }

    public readonly ref readonly TextFacts Facts;

    /// <summary>Whether characters and units differ.</summary>
    public bool HasSurrogates { get; }

    /// <summary>How many stretches between white space begin before a position.</summary>
    public int StretchesBefore(int position) => _scan.Tokens.StretchesBefore(position);

    /// <summary>The length of a stretch in characters: code points, not UTF-16 units.</summary>
    public int Length(int start, int end) => HasSurrogates ? CodePoints(Text[start..end]) : end - start;

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var unit in text)
            if (char.IsLowSurrogate(unit)) count--;
        return count;
    }
}
