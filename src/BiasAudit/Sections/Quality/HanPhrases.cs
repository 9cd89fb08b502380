using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds phrases that begin with Han characters: a filter over pairs of characters turns away nearly every position.</summary>
/// <remarks>The general search for many strings falls back to an automaton for such phrases, which costs ten times as much.</remarks>
internal sealed class HanPhrases
{
    private const int FilterBits = 13;
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly FrozenDictionary<uint, ImmutableArray<Phrase>> _byPair;

    public HanPhrases(IEnumerable<Phrase> phrases)
    {
        _byPair = phrases.GroupBy(phrase => Pair(phrase.Text[0], phrase.Text[1])).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        foreach (var pair in _byPair.Keys) _filter[Slot(pair) >> 6] |= 1UL << Slot(pair);
    }

    /// <summary>Adds every occurrence.</summary>
    public void FindAll(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            var pair = Pair(text[at], text[at + 1]);
            var slot = Slot(pair);
            if ((_filter[slot >> 6] >> slot & 1) == 0 || !_byPair.TryGetValue(pair, out var phrases)) continue;
            foreach (var phrase in phrases)
                if (text[at..].StartsWith(phrase.Text, StringComparison.OrdinalIgnoreCase)) hits.Add(new(at, phrase));
        }
    }

    private static uint Pair(char first, char second) => (uint)first << 16 | second;

    private static int Slot(uint pair) => (int)(pair * 0x9E3779B1 >> (32 - FilterBits));
}
