using System.Buffers;
using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>The phrases that wait for one word. The word alone is common, so one search for any of them goes before the search for each.</summary>
/// <param name="key">The word.</param>
/// <param name="phrases">The phrases.</param>
internal sealed class PhraseGroup(string key, ImmutableArray<Phrase> phrases)
{
    private readonly SearchValues<string> _any = SearchValues.Create([.. phrases.Select(phrase => phrase.Text)], StringComparison.OrdinalIgnoreCase);
    private readonly ImmutableArray<PhraseSearch> _each = [.. phrases.Select(phrase => new PhraseSearch(phrase))];

    /// <summary>The word that the phrases wait for.</summary>
    public string Key { get; } = key;

    /// <summary>Adds every occurrence of each phrase.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        if (!text.ContainsAny(_any)) return;
        foreach (var search in _each) search.FindAll(text, hits);
    }
}
