namespace BiasAudit.Sections.Quality;

/// <summary>The tokens of a text under one convention: for each what it is and its length in characters.</summary>
internal sealed class TokenStream
{
    private ulong[] _words = new ulong[1024];
    private int[] _lengths = new int[1024];

    private int _count;

    public int Count => _count;

    /// <summary>Equal tokens have equal identities: the number of a word, or a hash of several numbers.</summary>
    public ReadOnlySpan<ulong> Words => _words.AsSpan(0, _count);

    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, _count);

    /// <summary>Forgets all tokens and makes room for so many.</summary>
    public void Reset(int capacity)
    {
        _count = 0;
        if (_words.Length < capacity) (_words, _lengths) = (new ulong[capacity * 2], new int[capacity * 2]);
    }

    public void Add(ulong word, int length)
    {
        var at = _count++;
        if (at == _words.Length) Grow();
        (_words[at], _lengths[at]) = (word, length);
    }

    private void Grow()
    {
        Array.Resize(ref _words, _words.Length * 2);
        Array.Resize(ref _lengths, _lengths.Length * 2);
    }
}
