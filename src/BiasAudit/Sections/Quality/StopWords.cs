using System.Collections.Frozen;

namespace BiasAudit.Sections.Quality;

/// <summary>The stop words of <c>stopwords.tsv</c>: for each word the languages that list it, one bit each.</summary>
internal static class StopWords
{
    /// <summary>The languages with a list; the position is the bit.</summary>
    public static readonly string[] Languages = [.. QualityLists.Rows("stopwords.tsv").Select(row => row[0]).Distinct()];

    private static readonly FrozenDictionary<ulong, int> Words = QualityLists.Rows("stopwords.tsv")
        .GroupBy(row => WordHash.Of(row[1]), row => 1 << Array.IndexOf(Languages, row[0]))
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate((a, b) => a | b));

    /// <summary>The bit of the English list, which is Gopher's.</summary>
    public static readonly int Gopher = 1 << ListOf("en");

    /// <summary>The position of a language's list; -1 when there is none.</summary>
    public static int ListOf(ReadOnlySpan<char> language)
    {
        for (var i = 0; i < Languages.Length; i++)
            if (language.SequenceEqual(Languages[i])) return i;
        return -1;
    }

    /// <summary>The lists that hold a word, by its hash.</summary>
    public static int ListsOf(ulong hash) => Words.TryGetValue(hash, out var lists) ? lists : 0;
}
