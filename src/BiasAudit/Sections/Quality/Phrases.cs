using System.Buffers;
using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds the phrases of <c>phrases.tsv</c> in a text, without regard to the case of ASCII letters.</summary>
/// <remarks>
/// Nearly every text has none of them, so each phrase waits for a sign. Phrases in ASCII wait for their longest word, which the
/// word scan sees anyway; what is no word waits for a bracket or a percent sign, and "javascript" is looked for everywhere,
/// because C4 takes it inside words too. Phrases in Chinese are looked for where there are Han characters.
/// </remarks>
internal static class Phrases
{
    private const string Everywhere = "javascript";

    /// <summary>The phrases in the order of the list.</summary>
    public static readonly ImmutableArray<Phrase> All = [.. QualityLists.Rows("phrases.tsv").Select((row, index) =>
        new Phrase(index, Enum.Parse<PhraseKind>(row[0].Replace("-", ""), ignoreCase: true), row[1], row[2]))];

    private static readonly ImmutableArray<PhraseSearch> Unkeyed =
        [.. All.Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) == Everywhere).Select(phrase => new PhraseSearch(phrase))];

    private static readonly ImmutableArray<PhraseSearch> Marked =
        [.. All.Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) == "").Select(phrase => new PhraseSearch(phrase))];

    private static readonly ImmutableArray<PhraseGroup> Keyed =
        [.. All.Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) is not ("" or Everywhere)).GroupBy(KeyOf).Select(group => new PhraseGroup(group.Key, [.. group]))];

    private static readonly HanPhrases Han = new(All.Where(phrase => phrase.Text[0] >= 0x80));

    private static readonly SearchValues<string> EverywhereText = SearchValues.Create([Everywhere], StringComparison.OrdinalIgnoreCase);

    /// <summary>The words that phrases wait for; the position is the key.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Keyed.Select(group => group.Key)];

    /// <summary>Collects the hits of a text in ascending order.</summary>
    /// <param name="view">The text.</param>
    /// <param name="marks">The marks in it.</param>
    /// <param name="keys">The keys among the words of the text.</param>
    /// <param name="hits">Where the hits go; emptied first.</param>
    public static void Find(in TextView view, TextMarks marks, List<int> keys, List<PhraseHit> hits)
    {
        var text = view.Text;
        hits.Clear();
        if (marks.MayHoldJava && text.ContainsAny(EverywhereText))
            foreach (var search in Unkeyed) search.FindAll(text, hits);
        if (marks.Open + marks.Percents > 0)
            foreach (var search in Marked) search.FindAll(text, hits);
        foreach (var key in keys) Keyed[key].FindAll(text, hits);
        if (view.Facts.Han > 0) Han.FindAll(text, hits);
        if (hits.Count > 1) hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Phrase.Index.CompareTo(b.Phrase.Index));
    }

    /// <summary>The sign that a phrase waits for: a word, the word looked for everywhere, or nothing where it begins with a mark.</summary>
    private static string KeyOf(Phrase phrase)
    {
        if (phrase.Text.Contains(Everywhere)) return Everywhere;
        if (phrase.Text[0] is '{' or '<' or '%') return "";
        return phrase.Text.Split([' ', ',', '.', '!', ':', '(', ')', '[', ']', '|', '-'], StringSplitOptions.RemoveEmptyEntries)
            .MaxBy(word => word.Length)!;
    }
}
