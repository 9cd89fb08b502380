using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>The lines that documents of one source share: up to 32 documents a source, of at most 4,096 documents in all.</summary>
/// <remarks>
/// A document is kept while the hash of its address lies below a threshold and is among the 32 smallest of its source; the
/// threshold is halved when there are too many. So large sources are sampled evenly and cannot crowd out smaller ones, and what
/// is kept depends on the documents alone, neither on their order nor on split or merging.
/// </remarks>
public sealed class SourceLines : IMeasure<SourceLines>
{
    /// <summary>Documents kept of a source.</summary>
    internal const int MostOfSource = 32;

    private const int MostDocuments = 4096, LinesFromEnd = 8;

    private readonly Dictionary<ulong, SortedSet<SampledDocument>> _sources = [];
    private readonly EndLines _lines;
    private int _documents;

    private SourceLines(bool evidence) => _lines = new(LinesFromEnd, evidence);

    /// <inheritdoc/>
    public static string Id => "quality.source-lines@1";

    /// <summary>How often the threshold was halved: one document in so many powers of two was looked at.</summary>
    internal int Halvings { get; private set; }

    /// <summary>The kept documents of each source.</summary>
    internal IEnumerable<IReadOnlyCollection<SampledDocument>> Sources => _sources.OrderBy(source => source.Key).Select(source => source.Value);

    /// <inheritdoc/>
    public static SourceLines Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var hash = SampledDocument.HashOf(document.Address);
        if (!ConsistentSample.Keeps(hash, Halvings)) return;
        var kept = Of(document.Source.Key);
        if (kept.Count == MostOfSource && hash > kept.Max!.Hash) return;
        Add(kept, new(hash, document.Address.Shard, document.Address.Row, document.Source.Key, document.Source.Name, _lines.Of(document)));
    }

    /// <inheritdoc/>
    public void Merge(SourceLines other)
    {
        while (Halvings < other.Halvings) Halve();
        foreach (var document in other._sources.Values.SelectMany(documents => documents)) AddKept(document);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Halvings);
        writer.Write(_documents);
        foreach (var documents in Sources)
            foreach (var document in documents) document.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Halvings = reader.ReadInt32();
        if (Halvings is < 0 or > 63) throw new InvalidDataException("The sample of lines by source is out of range.");
        for (var left = reader.ReadInt32(); left > 0; left--) AddKept(SampledDocument.Load(reader));
    }

    private void AddKept(SampledDocument document)
    {
        if (ConsistentSample.Keeps(document.Hash, Halvings)) Add(Of(document.Source), document);
    }

    private void Add(SortedSet<SampledDocument> kept, SampledDocument document)
    {
        if (!kept.Add(document)) return;
        if (kept.Count > MostOfSource) kept.Remove(kept.Max!);
        else _documents++;
        while (_documents > MostDocuments) Halve();
    }

    private SortedSet<SampledDocument> Of(ulong source)
    {
        if (!_sources.TryGetValue(source, out var documents)) _sources.Add(source, documents = []);
        return documents;
    }

    private void Halve()
    {
        Halvings++;
        _documents = 0;
        foreach (var (source, documents) in _sources.ToArray())
        {
            documents.RemoveWhere(document => !ConsistentSample.Keeps(document.Hash, Halvings));
            if (documents.Count == 0) _sources.Remove(source);
            _documents += documents.Count;
        }
    }
}
