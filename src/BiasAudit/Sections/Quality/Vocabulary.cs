namespace BiasAudit.Sections.Quality;

/// <summary>The different words of one text with what is asked of each only once.</summary>
internal sealed class Vocabulary
{
    /// <summary>Longest word whose small-letter form is looked up; longer ones count as they are.</summary>
    private const int LongestFolded = 64;

    private readonly HashTable _table = new();
    private readonly char[] _small = new char[LongestFolded];

    /// <summary>How many numbers are given out.</summary>
    public int Count => _table.Count;

    /// <summary>Whether the word has a letter, by its number.</summary>
    public bool[] HasLetter { get; private set; } = [];

    /// <summary>Whether all letters of the word are capitals, by its number.</summary>
    public bool[] IsCapital { get; private set; } = [];

    /// <summary>The stop-word lists that hold the word, one bit each, by its number.</summary>
    public int[] StopLists { get; private set; } = [];

    /// <summary>The number of the word in small letters, by its number.</summary>
    public int[] Folded { get; private set; } = [];

    /// <summary>Occurrences among the tokens, by number.</summary>
    public int[] TokenCounts { get; private set; } = [];

    /// <summary>Occurrences among the stretches between white space, by number.</summary>
    public int[] SpacedCounts { get; private set; } = [];

    /// <summary>Forgets all words.</summary>
    /// <param name="capacity">About how many words will come.</param>
    public void Reset(int capacity) => _table.Reset(capacity);

    /// <summary>The number of a word.</summary>
    public int Number(ReadOnlySpan<char> word)
    {
        var hash = WordHash.Of(word);
        var number = _table.Number(hash, out var isNew);
        if (isNew) Describe(number, word, hash);
        return number;
    }

    private void Describe(int number, ReadOnlySpan<char> word, ulong hash)
    {
        if (number >= Folded.Length) Grow();
        var (letters, capitals, small) = Letters(word);
        (TokenCounts[number], SpacedCounts[number]) = (0, 0);
        (HasLetter[number], IsCapital[number]) = (letters > 0, capitals > 0 && !small);
        StopLists[number] = word.Length <= 16 ? StopWords.ListsOf(hash) : 0;
        Folded[number] = number;
        if (capitals == 0 || word.Length > LongestFolded) return;
        var folded = _small.AsSpan(0, word.ToLowerInvariant(_small));
        if (!folded.SequenceEqual(word)) Folded[number] = Number(folded);
    }

    private void Grow()
    {
        var size = Math.Max(1024, Folded.Length * 2);
        (HasLetter, IsCapital) = (Copy(HasLetter, size), Copy(IsCapital, size));
        (StopLists, Folded) = (Copy(StopLists, size), Copy(Folded, size));
        (TokenCounts, SpacedCounts) = (Copy(TokenCounts, size), Copy(SpacedCounts, size));
    }

    private static T[] Copy<T>(T[] values, int size)
    {
        Array.Resize(ref values, size);
        return values;
    }

    /// <summary>Letters, capital letters, and whether a letter is small.</summary>
    private static (int Letters, int Capitals, bool Small) Letters(ReadOnlySpan<char> word)
    {
        var (letters, capitals, small) = (0, 0, false);
        foreach (var unit in word)
        {
            if (char.IsAsciiLetterLower(unit)) (letters, small) = (letters + 1, true);
            else if (char.IsAsciiLetterUpper(unit)) (letters, capitals) = (letters + 1, capitals + 1);
            else if (unit < 0x80) continue;
            else if (char.IsUpper(unit)) (letters, capitals) = (letters + 1, capitals + 1);
            else if (char.IsLetter(unit) || char.IsSurrogate(unit)) (letters, small) = (letters + 1, small || char.IsLower(unit));
        }
        return (letters, capitals, small);
    }
}
