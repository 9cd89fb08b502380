using System.Buffers;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds one phrase in a text; the search for a single piece is vectorized and hardly costs more than reading.</summary>
internal sealed class PhraseSearch(Phrase phrase)
{
    private readonly SearchValues<string> _text = SearchValues.Create([phrase.Text], StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds every occurrence that does not overlap the one before.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        for (var at = 0; at < text.Length; at += phrase.Text.Length)
        {
            var next = text[at..].IndexOfAny(_text);
            if (next < 0) return;
            at += next;
            hits.Add(new(at, phrase));
        }
    }
}
