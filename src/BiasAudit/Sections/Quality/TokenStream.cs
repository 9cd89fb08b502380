using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>The tokens of a text under one convention: for each what it is, where it lies and its length in characters.</summary>
internal sealed class TokenStream
{
    private ulong[] _words = new ulong[1024];
    private int[] _lengths = new int[1024];
    private Extent[] _extents = new Extent[1024];

    private int _count;

    public int Count => _count;

    /// <summary>Equal tokens have equal identities: the number of a word, or a hash of several numbers.</summary>
    public Span<ulong> Words => _words.AsSpan(0, _count);

    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, _count);

    public ReadOnlySpan<Extent> Extents => _extents.AsSpan(0, _count);

    /// <summary>Forgets all tokens and makes room for so many.</summary>
    public void Reset(int capacity)
    {
        _count = 0;
        if (_words.Length < capacity) (_words, _lengths, _extents) = (new ulong[capacity * 2], new int[capacity * 2], new Extent[capacity * 2]);
    }

    /// <summary>Adds a token; what it is may be told later.</summary>
    public void Add(Extent extent, int length, ulong word = 0)
    {
        var at = _count++;
        if (at == _words.Length) Grow();
        (_extents[at], _words[at], _lengths[at]) = (extent, word, length);
    }

    private void Grow()
    {
        Array.Resize(ref _words, _words.Length * 2);
        Array.Resize(ref _lengths, _lengths.Length * 2);
        Array.Resize(ref _extents, _extents.Length * 2);
    }
}
