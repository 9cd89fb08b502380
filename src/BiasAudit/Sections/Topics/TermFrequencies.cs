namespace BiasAudit.Sections.Topics;

/// <summary>In how many documents each term of a vocabulary stands; emptied for the next group of documents without new memory.</summary>
/// <param name="terms">The size of the vocabulary.</param>
internal sealed class TermFrequencies(int terms)
{
    private readonly int[] _counts = new int[terms];
    private readonly List<int> _seen = [];

    /// <summary>The sum of all frequencies.</summary>
    public int Total { get; private set; }

    /// <summary>The terms that stand in some document, in the order in which they came.</summary>
    public IReadOnlyList<int> Seen => _seen;

    /// <summary>The documents in which a term stands.</summary>
    public int this[int term] => _counts[term];

    /// <summary>Counts documents anew.</summary>
    /// <param name="documents">The terms of each document, each term once.</param>
    public TermFrequencies Of(IEnumerable<int[]> documents)
    {
        foreach (var term in _seen) _counts[term] = 0;
        _seen.Clear();
        Total = 0;
        foreach (var document in documents)
        {
            Total += document.Length;
            foreach (var term in document)
                if (_counts[term]++ == 0) _seen.Add(term);
        }
        return this;
    }
}
