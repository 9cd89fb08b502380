using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using BiasAudit.Text;
using BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Quality;

/// <summary>A few rows out of many, the same ones whatever the order: those whose addresses have the smallest hashes.</summary>
internal sealed class RowSample
{
    /// <summary>Rows that are kept.</summary>
    public const int Size = 5;

    private readonly List<Entry> _entries = [];

    /// <summary>The rows as evidence, in the order of their hashes.</summary>
    public IEnumerable<EvidenceRow> Rows(Profile profile, string thing, string? note = null) =>
        _entries.Select(entry => new EvidenceRow(entry.Address, profile.PathOf(entry.Address.Shard), entry.Snippet, entry.Language, note ?? thing, thing));

    /// <summary>Offers a document with the position that the snippet shall show.</summary>
    public void Offer(Document document, int at)
    {
        var hash = SampledDocument.HashOf(document.Address);
        if (_entries.Count == Size && hash >= _entries[^1].Hash) return;
        Insert(new(hash, document.Address, Snippet.Around(document.Text, new Extent(at, at + 1)), document.Language));
    }

    public void Merge(RowSample other)
    {
        foreach (var entry in other._entries) Insert(entry);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_entries.Count);
        foreach (var (_, address, snippet, language) in _entries)
        {
            writer.Write(address.Shard);
            writer.Write(address.RowGroup);
            writer.Write(address.Row);
            writer.Write(snippet);
            writer.Write(language);
        }
    }

    public void Load(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var address = new RowAddress(reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt64());
            Insert(new(SampledDocument.HashOf(address), address, reader.ReadString(), reader.ReadString()));
        }
    }

    private void Insert(Entry entry)
    {
        var index = _entries.FindIndex(other => other.Hash > entry.Hash);
        _entries.Insert(index < 0 ? _entries.Count : index, entry);
        if (_entries.Count > Size) _entries.RemoveAt(Size);
    }

    private readonly record struct Entry(ulong Hash, RowAddress Address, string Snippet, string Language);
}
