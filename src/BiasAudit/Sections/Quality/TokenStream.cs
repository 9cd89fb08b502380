namespace BiasAudit.Sections.Quality;

/// <summary>The tokens of a text under one convention: for each the number of its word and its length in characters.</summary>
internal sealed class TokenStream
{
    private int[] _words = new int[1024];
    private int[] _lengths = new int[1024];

    public int Count { get; private set; }

    /// <summary>Equal words have equal numbers.</summary>
    public ReadOnlySpan<int> Words => _words.AsSpan(0, Count);

    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, Count);

    /// <summary>Forgets all tokens and makes room for so many.</summary>
    public void Reset(int capacity)
    {
        Count = 0;
        if (_words.Length >= capacity) return;
        (_words, _lengths) = (new int[capacity * 2], new int[capacity * 2]);
    }

    public void Add(int word, int length)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
        }
        (_words[Count], _lengths[Count]) = (word, length);
        Count++;
    }
}
