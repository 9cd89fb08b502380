using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>What the quality scan reads of a document: the shared scan's text, counts and boundaries.</summary>
internal readonly ref struct TextView
{
    public TextView(Document document)
    {
        Text = document.Text;
        Tokens = document.Tokens.Tokens;
        SpacedWordsWithLetter = document.Tokens.StretchesWithLetter;
        SpacedWords = document.SpacedWords;
        Lines = document.Lines;
        TrimmedLines = document.TrimmedLines;
        Sentences = document.Sentences;
        Facts = ref document.Facts;
        HasSurrogates = Facts.Characters != Text.Length;
    }

    public TextView(TextScan scan)
    {
        Text = scan.Text;
        Tokens = scan.Tokens.Tokens;
        SpacedWordsWithLetter = scan.Tokens.StretchesWithLetter;
        SpacedWords = scan.SpacedWords;
        Lines = scan.Lines;
        TrimmedLines = scan.TrimmedLines;
        Sentences = scan.Sentences;
        Facts = ref scan.Facts;
        HasSurrogates = Facts.Characters != Text.Length;
    }

    public ReadOnlySpan<char> Text { get; }

    public ReadOnlySpan<Extent> Tokens { get; }

    public int SpacedWordsWithLetter { get; }

    public ReadOnlySpan<Extent> SpacedWords { get; }

    public ReadOnlySpan<Extent> Lines { get; }

    public ReadOnlySpan<TrimmedLine> TrimmedLines { get; }

    public ReadOnlySpan<Extent> Sentences { get; }

    public readonly ref readonly TextFacts Facts;

    /// <summary>Whether characters and units differ.</summary>
    public bool HasSurrogates { get; }

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
