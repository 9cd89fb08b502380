using System.Collections.Frozen;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The words that the scan watches for: stop words, and the words by which listed phrases are noticed.</summary>
internal static class ListedWords
{
    private const int FilterBits = 16;

    /// <summary>The languages with a stop-word list; the position is the bit.</summary>
    public static readonly string[] StopLanguages = [.. QualityLists.Rows("stopwords.tsv").Select(row => row[0]).Distinct()];

    private static readonly FrozenDictionary<ulong, int> StopLists = QualityLists.Rows("stopwords.tsv")
        .GroupBy(row => WordHash.Of(row[1]), row => 1 << Array.IndexOf(StopLanguages, row[0]))
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate((a, b) => a | b));

    private static readonly FrozenDictionary<ulong, int> PhraseKeys = Phrases.Keys
        .Select((key, index) => (Hash: WordHash.Of(key), index)).ToFrozenDictionary(pair => pair.Hash, pair => pair.index);

    private static readonly ulong[] Filter = MakeFilter();

    /// <summary>The bit of the English stop words, which are Gopher's: their list is the first.</summary>
    public const int Gopher = 1;

    /// <summary>The position of a language's stop-word list; -1 when there is none.</summary>
    public static int StopListOf(ReadOnlySpan<char> language)
    {
        for (var i = 0; i < StopLanguages.Length; i++)
            if (language.SequenceEqual(StopLanguages[i])) return i;
        return -1;
    }

    /// <summary>Whether a word can be listed at all: most words are turned away here.</summary>
    public static bool MayHold(ulong hash) => (Filter[hash >> (64 - FilterBits + 6)] >> (int)(hash >> (64 - FilterBits)) & 1) != 0;

    /// <summary>The stop-word lists that hold a word, one bit each.</summary>
    public static int StopListsOf(ulong hash) => StopLists.TryGetValue(hash, out var lists) ? lists : 0;

    /// <summary>The key of listed phrases that a word is; -1 for other words.</summary>
    public static int PhraseKeyOf(ulong hash) => PhraseKeys.TryGetValue(hash, out var key) ? key : -1;

    private static ulong[] MakeFilter()
    {
        var filter = new ulong[1 << (FilterBits - 6)];
        foreach (var hash in StopLists.Keys.Concat(PhraseKeys.Keys)) filter[hash >> (64 - FilterBits + 6)] |= 1UL << (int)(hash >> (64 - FilterBits));
        return filter;
    }
}
