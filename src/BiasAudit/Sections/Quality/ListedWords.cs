using System.Numerics;

namespace BiasAudit.Sections.Quality;

/// <summary>The words that the scan watches for: stop words, and the words by which listed phrases are noticed.</summary>
internal static class ListedWords
{
    /// <summary>The bit of the English stop words, which are Gopher's: their list is the first.</summary>
    public const int Gopher = 1;

    private const int FilterBits = 14;

    /// <summary>The languages with a stop-word list; the position is the bit.</summary>
    public static readonly string[] StopLanguages = [.. QualityLists.Rows("stopwords.tsv").Select(row => row[0]).Distinct()];

    private static readonly Entry[] Table = MakeTable();

    private static readonly ulong[] Filter = MakeFilter();

    /// <summary>The position of a language's stop-word list; -1 when there is none.</summary>
    public static int StopListOf(ReadOnlySpan<char> language)
    {
        for (var i = 0; i < StopLanguages.Length; i++)
            if (language.SequenceEqual(StopLanguages[i])) return i;
        return -1;
    }

    /// <summary>1 where a word can be listed at all: most words are turned away here.</summary>
    public static int MayHold(ulong hash) => (int)(Filter[hash >> (64 - FilterBits + 6)] >> (int)(hash >> (64 - FilterBits))) & 1;

    /// <summary>Looks a word up.</summary>
    /// <param name="hash">The hash of the word.</param>
    /// <param name="stopLists">The stop-word lists that hold it, one bit each.</param>
    /// <param name="phraseKey">The key of listed phrases that it is; -1 for other words.</param>
    public static void Find(ulong hash, out int stopLists, out int phraseKey)
    {
        ref readonly var entry = ref Table[Slot(Table, hash)];
        (stopLists, phraseKey) = (entry.StopLists, entry.PhraseKey - 1);
    }

    private static Entry[] MakeTable()
    {
        var (stops, keys) = (QualityLists.Rows("stopwords.tsv").ToList(), Phrases.Keys);
        var table = new Entry[BitOperations.RoundUpToPowerOf2((uint)(stops.Count + keys.Length) * 4)];
        foreach (var row in stops) EntryOf(table, row[1]).StopLists |= 1 << Array.IndexOf(StopLanguages, row[0]);
        for (var key = 0; key < keys.Length; key++) EntryOf(table, keys[key]).PhraseKey = key + 1;
        return table;
    }

    private static ref Entry EntryOf(Entry[] table, string word)
    {
        var hash = Vocabulary.HashOf(word);
        ref var entry = ref table[Slot(table, hash)];
        entry.Hash = hash;
        return ref entry;
    }

    /// <summary>Where a hash stands, or would stand.</summary>
    private static int Slot(Entry[] table, ulong hash)
    {
        var at = (int)hash & (table.Length - 1);
        while (table[at].Hash != 0 && table[at].Hash != hash) at = (at + 1) & (table.Length - 1);
        return at;
    }

    private static ulong[] MakeFilter()
    {
        var filter = new ulong[1 << (FilterBits - 6)];
        foreach (var entry in Table)
            if (entry.Hash != 0) filter[entry.Hash >> (64 - FilterBits + 6)] |= 1UL << (int)(entry.Hash >> (64 - FilterBits));
        return filter;
    }

    private struct Entry
    {
        public ulong Hash;
        public int StopLists;
        public int PhraseKey; // the key + 1
    }
}
