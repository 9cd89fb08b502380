namespace BiasAudit.Sections.Quality;

/// <summary>The different words of one text with what is asked of each only once.</summary>
internal sealed class Vocabulary
{
    /// <summary>The word has a letter.</summary>
    public const int Letter = 1;

    /// <summary>All letters of the word are capitals.</summary>
    public const int Capital = 2;

    /// <summary>The stop-word lists of the word begin at this bit.</summary>
    public const int StopLists = 2;

    /// <summary>Longest word whose small-letter form is looked up; longer ones count as they are.</summary>
    private const int LongestFolded = 64;

    private readonly HashTable _table = new();
    private readonly char[] _small = new char[LongestFolded];
    private int[] _folded = [], _flags = [], _tokens = [];

    /// <summary>How many numbers are given out.</summary>
    public int Count => _table.Count;

    /// <summary>What is known of each word, by number: <see cref="Letter"/>, <see cref="Capital"/> and the stop-word lists.</summary>
    public ReadOnlySpan<int> Flags => _flags.AsSpan(0, Count);

    /// <summary>The number of each word in small letters, by number.</summary>
    public ReadOnlySpan<int> Folded => _folded.AsSpan(0, Count);

    /// <summary>Occurrences among the tokens, by number.</summary>
    public ReadOnlySpan<int> TokenCounts => _tokens.AsSpan(0, Count);

    /// <summary>The keys of listed phrases that the text has among its words.</summary>
    public List<int> PhraseKeys { get; } = [];

    /// <summary>Forgets all words.</summary>
    /// <param name="capacity">About how many words will come.</param>
    public void Reset(int capacity)
    {
        _table.Reset(capacity);
        PhraseKeys.Clear();
    }

    /// <summary>The number of a token, which is counted.</summary>
    public int AddToken(ReadOnlySpan<char> word)
    {
        var hash = WordHash.Of(word);
        var number = _table.Number(hash, out var isNew);
        if (isNew && Describe(number, word, hash)) Fold(number, word);
        _tokens[number]++;
        return number;
    }

    /// <summary>What is known of a word.</summary>
    public int FlagsOf(int number) => _flags[number];

    private void Begin(int number, int flags)
    {
        if (number >= _folded.Length) Grow();
        (_tokens[number], _folded[number], _flags[number]) = (0, number, flags);
    }

    /// <summary>Notes what a new word is; returns whether it has a capital.</summary>
    private bool Describe(int number, ReadOnlySpan<char> word, ulong hash)
    {
        var flags = WordHash.IsSmallAscii(word) ? Letter : FlagsOf(word);
        if (ListedWords.MayHold(hash)) flags |= LookUp(hash);
        Begin(number, flags & ~HasCapital);
        return (flags & HasCapital) != 0;
    }

    /// <summary>Finds or adds the form in small letters; a letter without one keeps the word as it is.</summary>
    private void Fold(int number, ReadOnlySpan<char> word)
    {
        if (word.Length > LongestFolded) return;
        var folded = _small.AsSpan(0, word.ToLowerInvariant(_small));
        var hash = WordHash.Of(folded);
        var small = _table.Number(hash, out var isNew);
        if (isNew) Describe(small, folded, hash);
        _folded[number] = small;
    }

    private int LookUp(ulong hash)
    {
        if (ListedWords.PhraseKeyOf(hash) is >= 0 and var key) PhraseKeys.Add(key);
        return ListedWords.StopListsOf(hash) << StopLists;
    }

    private const int HasCapital = 1 << 16;

    private static int FlagsOf(ReadOnlySpan<char> word)
    {
        var (letters, capitals, small) = (false, false, false);
        foreach (var unit in word)
        {
            if (char.IsAsciiLetterLower(unit)) (letters, small) = (true, true);
            else if (char.IsAsciiLetterUpper(unit)) (letters, capitals) = (true, true);
            else if (unit < 0x80) continue;
            else if (char.IsUpper(unit)) (letters, capitals) = (true, true);
            else if (char.IsLetter(unit) || char.IsSurrogate(unit)) (letters, small) = (true, small || char.IsLower(unit));
        }
        return (letters ? Letter : 0) | (capitals ? HasCapital : 0) | (capitals && !small ? Capital : 0);
    }

    private void Grow()
    {
        var size = Math.Max(1024, _folded.Length * 2);
        Array.Resize(ref _folded, size);
        Array.Resize(ref _flags, size);
        Array.Resize(ref _tokens, size);
    }
}
