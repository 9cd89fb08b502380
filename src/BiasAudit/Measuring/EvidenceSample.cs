using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Reporting;
using BiasAudit.Sketches;

namespace BiasAudit.Measuring;

/// <summary>A few rows that a number leads to: those with the smallest seeded hash of their address, whatever the order of reading.</summary>
/// <param name="options">Whether evidence is kept at all, and the seed.</param>
/// <param name="capacity">How many rows are kept.</param>
public sealed class EvidenceSample(AuditOptions options, int capacity = 5)
{
    private readonly SortedDictionary<(ulong Hash, RowAddress Address), (string Snippet, string Language, string Note)> _rows =
        new(Comparer<(ulong Hash, RowAddress Address)>.Create(Compare));

    private ulong _worst = ulong.MaxValue;

    /// <summary>Offers a row. The snippet is made only for the few rows that are kept, and must be masked.</summary>
    /// <param name="document">The row.</param>
    /// <param name="snippet">Makes the masked snippet; a static function, so that offering costs no allocation.</param>
    /// <param name="note">Why the row is shown.</param>
    public void Offer(Document document, Func<Document, string> snippet, string note = "")
    {
        if (!options.Evidence) return;
        var address = document.Address;
        var hash = HashOf(address, options.Seed);
        if (hash > _worst) return;
        if (!_rows.TryAdd((hash, address), default)) return;
        _rows[(hash, address)] = (snippet(document), document.Language, note);
        Shrink();
    }

    /// <summary>The rows as the report shows them.</summary>
    public ImmutableArray<EvidenceRow> Rows(Profile profile) =>
        [.. _rows.Select(r => new EvidenceRow(r.Key.Address, profile.PathOf(r.Key.Address.Shard), r.Value.Snippet, r.Value.Language, r.Value.Note))];

    /// <summary>Adds the rows of another of the same capacity.</summary>
    public void Merge(EvidenceSample other)
    {
        foreach (var (key, row) in other._rows) _rows.TryAdd(key, row);
        Shrink();
    }

    /// <summary>Writes the rows in order.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_rows.Count);
        foreach (var ((hash, address), (snippet, language, note)) in _rows)
        {
            writer.Write(hash);
            writer.Write(address.Shard);
            writer.Write(address.RowGroup);
            writer.Write(address.Row);
            writer.Write(snippet);
            writer.Write(language);
            writer.Write(note);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such a sample.</exception>
    public void Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > capacity) throw new InvalidDataException("The number of evidence rows is out of range.");
        for (; count > 0; count--)
            _rows[(reader.ReadUInt64(), new(reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt64()))] =
                (reader.ReadString(), reader.ReadString(), reader.ReadString());
        Shrink();
    }

    /// <summary>The seeded hash of an address, by which rows are sampled everywhere.</summary>
    public static ulong HashOf(RowAddress address, ulong seed) =>
        ConsistentSample.Join(ConsistentSample.Mix(address.Shard ^ seed), (ulong)address.Row);

    private void Shrink()
    {
        while (_rows.Count > capacity) _rows.Remove(_rows.Keys.Last());
        _worst = _rows.Count < capacity ? ulong.MaxValue : _rows.Keys.Last().Hash;
    }

    private static int Compare((ulong Hash, RowAddress Address) a, (ulong Hash, RowAddress Address) b)
    {
        var byHash = a.Hash.CompareTo(b.Hash);
        if (byHash != 0) return byHash;
        var byShard = a.Address.Shard.CompareTo(b.Address.Shard);
        return byShard != 0 ? byShard : a.Address.Row.CompareTo(b.Address.Row);
    }
}
