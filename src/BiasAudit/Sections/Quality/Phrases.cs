using System.Collections.Immutable;

namespace BiasAudit.Sections.Quality;

/// <summary>Finds the phrases of <c>phrases.tsv</c> in a text, without regard to the case of ASCII letters.</summary>
/// <remarks>
/// Nearly every text has none of them, so each phrase waits for a sign. Phrases in ASCII wait for their longest word, which the
/// word scan sees anyway, and for another one from their middle: half of all texts hold "your", few of them "name" as well. What is
/// no word waits for a bracket or a percent sign, and "javascript" is looked for everywhere, because C4 takes it inside words too.
/// Phrases in Chinese are looked for where there are Han characters.
/// </remarks>
internal static class Phrases
{
    private const string Everywhere = "javascript";

    private static readonly char[] Separators = [' ', ',', '.', '!', ':', '(', ')', '[', ']', '|', '-'];

    /// <summary>The phrases in the order of the list.</summary>
    public static readonly ImmutableArray<Phrase> All = [.. QualityLists.Rows("phrases.tsv").Select((row, index) =>
        new Phrase(index, Enum.Parse<PhraseKind>(row[0].Replace("-", ""), ignoreCase: true), row[1], row[2]))];

    private static readonly PhraseGroup Unkeyed = new([.. All.Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) == Everywhere)]);

    private static readonly PhraseGroup Marked = new([.. All.Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) == "")]);

    private static readonly ILookup<(string Key, string Other), Phrase> Waiting = All
        .Where(phrase => phrase.Text[0] < 0x80 && KeyOf(phrase) is not ("" or Everywhere)).ToLookup(phrase => (KeyOf(phrase), OtherOf(phrase)));

    private static readonly HanPhrases Han = new(All.Where(phrase => phrase.Text[0] >= 0x80));

    /// <summary>The words that phrases wait for; the position is the key.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Waiting.SelectMany(group => new[] { group.Key.Key, group.Key.Other }).Where(word => word != "").Distinct()];

    /// <summary>By key the phrases that wait for it, with the key of the other word; -1 where one word is enough.</summary>
    private static readonly ImmutableArray<ImmutableArray<(int Other, PhraseGroup Phrases)>> Keyed =
        [.. Keys.Select(key => Waiting.Where(group => group.Key.Key == key).Select(group => (Keys.IndexOf(group.Key.Other), new PhraseGroup([.. group]))).ToImmutableArray())];

    /// <summary>Collects the hits of a text in ascending order.</summary>
    /// <param name="view">The text.</param>
    /// <param name="marks">The marks in it.</param>
    /// <param name="keys">The keys among the words of the text.</param>
    /// <param name="hits">Where the hits go; emptied first.</param>
    public static void Find(in TextView view, TextMarks marks, List<int> keys, List<PhraseHit> hits)
    {
        var text = view.Text;
        hits.Clear();
        if (marks.MayHoldJava) Unkeyed.FindAll(text, hits);
        if (marks.Open + marks.Percents > 0) Marked.FindAll(text, hits);
        foreach (var key in keys)
            foreach (var (other, phrases) in Keyed[key])
                if (other < 0 || keys.Contains(other)) phrases.FindAll(text, hits);
        if (view.Facts.Han > 0) Han.FindAll(text, hits);
        if (hits.Count > 1) hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Phrase.Index.CompareTo(b.Phrase.Index));
    }

    /// <summary>The sign that a phrase waits for: a word, the word looked for everywhere, or nothing where it begins with a mark.</summary>
    private static string KeyOf(Phrase phrase)
    {
        if (phrase.Text.Contains(Everywhere)) return Everywhere;
        if (phrase.Text[0] is '{' or '<' or '%') return "";
        return phrase.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length)!;
    }

    /// <summary>The longest word but the key of those that a text with the phrase is sure to hold as words: at its ends the phrase may go on in one.</summary>
    private static string OtherOf(Phrase phrase)
    {
        var key = KeyOf(phrase);
        return phrase.Text.Split(Separators)[1..^1].Where(word => word != "" && word != key).Reverse().MaxBy(word => word.Length) ?? "";
    }
}
