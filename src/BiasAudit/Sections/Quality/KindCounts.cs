using BiasAudit.Measuring;
using BiasAudit.Sketches;
using BiasAudit.Statistics;

namespace BiasAudit.Sections.Quality;

/// <summary>Documents and hits of several kinds of finding, by language and by source, with rows that show each kind.</summary>
/// <param name="kinds">How many kinds there are.</param>
/// <param name="evidence">Whether rows are kept.</param>
internal sealed class KindCounts(int kinds, bool evidence)
{
    /// <summary>Sources that are kept by name before they are sampled.</summary>
    private const int NamedSources = 100_000;

    private readonly LanguageCounts _languages = new(1 + 2 * kinds);
    private readonly SourceTally _sources = new(kinds + 1, NamedSources);
    private readonly RowSample[] _rows = [.. Enumerable.Range(0, kinds).Select(_ => new RowSample())];

    /// <summary>The counts of each language: documents, then documents and hits of each kind.</summary>
    public IReadOnlyDictionary<string, long[]> Languages => _languages.Rows;

    /// <summary>The counts of each source: documents, then documents of each kind.</summary>
    public KeyedCounts Sources => _sources.Counts;

    /// <summary>The same for intervals.</summary>
    public SourceCounts Groups { get; } = new(kinds + 1, 0);

    /// <summary>Rows that show a kind.</summary>
    public RowSample Rows(int kind) => _rows[kind];

    /// <summary>Takes a document into account.</summary>
    public void Add(Document document, ReadOnlySpan<int> hits, ReadOnlySpan<int> first)
    {
        var counts = _languages.Of(document.Language);
        counts[0]++;
        var group = Groups.Of(document.Source.Key);
        group[0]++;
        var met = 1UL; // the document itself, then a bit a kind
        for (var kind = 0; kind < kinds; kind++)
        {
            if (hits[kind] == 0) continue;
            met |= 2UL << kind;
            group[kind + 1]++;
            counts[1 + 2 * kind]++;
            counts[2 + 2 * kind] += hits[kind];
            if (evidence) _rows[kind].Offer(document, first[kind]);
        }
        _sources.Add(document.Source, met);
    }

    public void Merge(KindCounts other)
    {
        _languages.Merge(other._languages);
        Sources.Merge(other.Sources);
        Groups.Merge(other.Groups);
        for (var kind = 0; kind < kinds; kind++) _rows[kind].Merge(other._rows[kind]);
    }

    public void Save(BinaryWriter writer)
    {
        _languages.Save(writer);
        Sources.Save(writer);
        Groups.Save(writer);
        foreach (var rows in _rows) rows.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        _languages.Load(reader);
        Sources.Load(reader);
        Groups.Load(reader);
        foreach (var rows in _rows) rows.Load(reader);
    }
}
