using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Lines that many documents share, from a sample of documents that is the same for any order of reading.</summary>
/// <remarks>
/// A frequent line is frequent in a sample of documents too, so the state keeps the first and last lines of the documents whose
/// addresses have the smallest hashes: constant memory, exact merging, and hardly any cost once the sample is full.
/// </remarks>
public sealed class BoilerplateLines : IMeasure<BoilerplateLines>
{
    /// <summary>Documents in the sample.</summary>
    internal const int SampleSize = 2048;

    /// <summary>Lines kept from each end of a document.</summary>
    private const int LinesFromEnd = 12;

    private readonly SortedSet<SampledDocument> _documents = [];
    private readonly EndLines _lines;
    private ulong _largest = ulong.MaxValue;

    private BoilerplateLines(bool evidence) => _lines = new(LinesFromEnd, evidence);

    /// <inheritdoc/>
    public static string Id => "quality.boilerplate@1";

    /// <summary>Documents the sample was drawn from.</summary>
    internal long Seen { get; private set; }

    /// <summary>The sampled documents.</summary>
    internal IReadOnlyCollection<SampledDocument> Documents => _documents;

    /// <inheritdoc/>
    public static BoilerplateLines Create(AuditOptions options) => new(options.Evidence);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Seen++;
        var address = document.Address;
        var hash = SampledDocument.HashOf(address);
        if (hash > _largest) return;
        _documents.Add(new(hash, address.Shard, address.Row, document.Source.Key, document.Source.Name, _lines.Of(document)));
        Trim();
    }

    /// <inheritdoc/>
    public void Merge(BoilerplateLines other)
    {
        Seen += other.Seen;
        _documents.UnionWith(other._documents);
        Trim();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Seen);
        writer.Write(_documents.Count);
        foreach (var document in _documents) document.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Seen = reader.ReadInt64();
        for (var left = reader.ReadInt32(); left > 0; left--)
            _documents.Add(SampledDocument.Load(reader));
        Trim();
    }

    private void Trim()
    {
        while (_documents.Count > SampleSize) _documents.Remove(_documents.Max!);
        if (_documents.Count == SampleSize) _largest = _documents.Max!.Hash;
    }
}
