namespace BiasAudit.Sections.Topics;

/// <summary>The terms of sampled documents as numbers: each different term once.</summary>
internal sealed class TermVocabulary
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<int> _lastDocument = [];
    private int _documents;

    /// <summary>How many different terms there are.</summary>
    public int Count => _terms.Count;

    /// <summary>A term.</summary>
    public string this[int term] => _terms[term];

    /// <summary>The different terms of a document, each once, in the order in which they come.</summary>
    public int[] Distinct(string[] document)
    {
        var (terms, count) = (new int[document.Length], 0);
        _documents++;
        for (var i = 0; i < terms.Length; i++)
        {
            var term = Place(document[i]);
            if (_lastDocument[term] == _documents) continue;
            _lastDocument[term] = _documents;
            terms[count++] = term;
        }
        return count == terms.Length ? terms : terms[..count];
    }

    private int Place(string term)
    {
        if (_places.TryGetValue(term, out var known)) return known;
        _places.Add(term, _terms.Count);
        _terms.Add(term);
        _lastDocument.Add(0);
        return _terms.Count - 1;
    }
}
