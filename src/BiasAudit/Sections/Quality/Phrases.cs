using System.Buffers;
using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds the phrases of <c>phrases.tsv</c> in a text, all of them in one sweep, without regard to the case of ASCII letters.</summary>
internal static class Phrases
{
    /// <summary>How much of a phrase the sweep looks for; longer ones are compared where that much is found.</summary>
    private const int LatinAnchor = 12, HanAnchor = 4;

    /// <summary>The phrases in the order of the list.</summary>
    public static readonly ImmutableArray<Phrase> All = [.. QualityLists.Rows("phrases.tsv").Select((row, index) =>
        new Phrase(index, Enum.Parse<PhraseKind>(row[0].Replace("-", ""), ignoreCase: true), row[1], row[2]))];

    private static readonly Group Latin = new(All.Where(phrase => phrase.Text[0] < 0x80), LatinAnchor);
    private static readonly Group Han = new(All.Where(phrase => phrase.Text[0] >= 0x80), HanAnchor);

    /// <summary>Collects the hits of a text in ascending order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasHan">Whether the text has Han characters at all.</param>
    /// <param name="hits">Where the hits go; emptied first.</param>
    public static void Find(ReadOnlySpan<char> text, bool hasHan, List<PhraseHit> hits)
    {
        hits.Clear();
        Latin.Find(text, hits);
        if (!hasHan) return;
        Han.Find(text, hits);
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Phrase.Index.CompareTo(b.Phrase.Index));
    }

    private sealed class Group
    {
        private readonly SearchValues<string> _anchors;
        private readonly ImmutableDictionary<char, ImmutableArray<Phrase>> _byFirst;

        public Group(IEnumerable<Phrase> phrases, int anchor)
        {
            _byFirst = phrases.GroupBy(phrase => phrase.Text[0]).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray());
            var anchors = phrases.Select(phrase => phrase.Text[..Math.Min(anchor, phrase.Text.Length)]).Distinct().ToArray();
            _anchors = SearchValues.Create(
                [.. anchors.Where(a => !anchors.Any(b => b.Length < a.Length && a.StartsWith(b, StringComparison.Ordinal)))],
                StringComparison.OrdinalIgnoreCase);
        }

        public void Find(ReadOnlySpan<char> text, List<PhraseHit> hits)
        {
            for (var at = 0; at < text.Length; at++)
            {
                var next = text[at..].IndexOfAny(_anchors);
                if (next < 0) return;
                at += next;
                if (!_byFirst.TryGetValue(char.ToLowerInvariant(text[at]), out var phrases)) continue;
                foreach (var phrase in phrases)
                    if (text[at..].StartsWith(phrase.Text, StringComparison.OrdinalIgnoreCase)) hits.Add(new(at, phrase));
            }
        }
    }
}
