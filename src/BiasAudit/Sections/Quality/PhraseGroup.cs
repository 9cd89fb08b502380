using System.Buffers;
using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>The phrases that wait for the same sign. The sign alone is common, so one search for any of them goes before the search for each.</summary>
/// <param name="phrases">The phrases.</param>
internal sealed class PhraseGroup(ImmutableArray<Phrase> phrases)
{
    private readonly SearchValues<string> _any = SearchValues.Create([.. phrases.Select(phrase => phrase.Text)], StringComparison.OrdinalIgnoreCase);
    private readonly ImmutableArray<PhraseSearch> _each = [.. phrases.Select(phrase => new PhraseSearch(phrase))];

    /// <summary>Adds every occurrence of each phrase.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        if (!text.ContainsAny(_any)) return;
        foreach (var search in _each) search.FindAll(text, hits);
    }
}
