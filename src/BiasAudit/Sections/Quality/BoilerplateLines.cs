using BiasAudit.Measuring;
using BiasAudit.Sketches;
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

    /// <summary>Units of a line that are kept for its snippet: enough for the mask to see whole words.</summary>
    private const int LongestBeginning = 160;

    /// <summary>Characters that make a line long enough to tell: UTF-16 units in Latin, half as many in Han.</summary>
    private const int ShortestLine = 20;

    private readonly SortedSet<SampledDocument> _documents = [];
    private readonly HashSet<ulong> _met = [];
    private readonly bool _evidence;
    private ulong _largest = ulong.MaxValue;

    private BoilerplateLines(bool evidence) => _evidence = evidence;

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
        var hash = ConsistentSample.Join(ConsistentSample.Join(address.Shard, (ulong)address.RowGroup), (ulong)address.Row);
        if (hash > _largest) return;
        _documents.Add(new(hash, address.Shard, address.Row, document.Source.Key, document.Source.Name, LinesOf(document)));
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

    private SampledLine[] LinesOf(Document document)
    {
        _met.Clear();
        var lines = new List<SampledLine>();
        var all = document.Lines;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == LinesFromEnd && all.Length > 2 * LinesFromEnd) i = all.Length - LinesFromEnd;
            var line = all[i].Of(document.Text).Trim();
            if (line.Length < (document.Facts.Han * 2 > document.Facts.Letters ? ShortestLine / 2 : ShortestLine)) continue;
            var hash = LineTable.Hash(line);
            if (_met.Add(hash)) lines.Add(new(hash, _evidence ? new string(line[..Math.Min(line.Length, LongestBeginning)]) : "", IsMasked: false));
        }
        return [.. lines];
    }
}
