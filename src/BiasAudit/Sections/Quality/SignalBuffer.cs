namespace BiasAudit.Sections.Quality;

/// <summary>The signals of some documents, before they go to the sketches together.</summary>
/// <param name="signals">How many signals a document has.</param>
internal sealed class SignalBuffer(int signals)
{
    /// <summary>Stands for a signal that is not defined.</summary>
    public const long None = -1;

    private const int Documents = 256;

    private readonly long[] _values = new long[Documents * signals];
    private readonly string[] _languages = new string[Documents];
    private readonly long[] _column = new long[Documents];
    private readonly int[] _chosen = new int[Documents];
    private int _count;

    /// <summary>Whether there is no room for one more document.</summary>
    public bool IsFull => _count == Documents;

    /// <summary>The languages of the documents, each once.</summary>
    public string[] Languages => [.. _languages.Take(_count).Distinct()];

    /// <summary>Adds a document; the values are written into the span.</summary>
    public Span<long> Add(string language)
    {
        _languages[_count] = language;
        return _values.AsSpan(signals * _count++, signals);
    }

    /// <summary>The documents, or those in a language. Valid until the next call.</summary>
    public ReadOnlySpan<int> DocumentsIn(string? language = null)
    {
        var found = 0;
        for (var i = 0; i < _count; i++)
            if (language is null || _languages[i] == language) _chosen[found++] = i;
        return _chosen.AsSpan(0, found);
    }

    /// <summary>The values of a signal that are defined and above zero, of some documents. Valid until the next call.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="zeros">How many of its values are zero, as most values of most signals are.</param>
    public ReadOnlySpan<long> Of(int signal, ReadOnlySpan<int> documents, out int zeros)
    {
        var (found, column) = (0, _column);
        zeros = 0;
        foreach (var document in documents)
        {
            var value = _values[document * signals + signal];
            column[found] = value;
            found += value > 0 ? 1 : 0;
            zeros += value == 0 ? 1 : 0;
        }
        return column.AsSpan(0, found);
    }

    /// <summary>Forgets the documents.</summary>
    public void Clear() => _count = 0;
}
