using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Topics;

/// <summary>A document of the sample.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Language">Its language.</param>
/// <param name="Address">Where it lies.</param>
/// <param name="Packed">Its terms in order, in lower case: words, and pairs of characters where scripts write no spaces.</param>
internal sealed record SampledDocument(string Source, string Language, RowAddress Address, PackedTerms Packed) : IComparable<SampledDocument>
{
    /// <summary>The terms, each a string of its own.</summary>
    public string[] Terms => Packed.Unpacked;

    /// <inheritdoc/>
    public int CompareTo(SampledDocument? other) => other is null ? 1
        : (Source, Address.Shard, Address.Row).CompareTo((other.Source, other.Address.Shard, other.Address.Row));
}

/// <summary>The documents with the smallest seeded hashes of their text, with their terms: what themes and distinctive words are found in.</summary>
/// <remarks>A uniform sample of the different texts, whatever the order, sharding and number of threads; copies count once.</remarks>
public sealed class TopicSample : IMeasure<TopicSample>
{
    /// <summary>How many documents are kept.</summary>
    public const int Size = 4000;

    private readonly ulong _seed;
    private readonly SortedSet<ulong> _hashes = [];
    private readonly Dictionary<ulong, SampledDocument> _documents = [];
    private readonly TermPacker _packer = new();

    private TopicSample(AuditOptions options) => _seed = options.Seed;

    /// <inheritdoc/>
    public static string Id => "topics.sample@1";

    /// <summary>The documents, in the order of their hashes.</summary>
    internal IEnumerable<SampledDocument> Documents => _hashes.Select(hash => _documents[hash]);

    /// <inheritdoc/>
    public static TopicSample Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var hash = ConsistentSample.Join(_seed, document.Facts.Hash);
        if (_hashes.Count == Size && hash > _hashes.Max) return;
        Keep(hash, new(document.Source.Name, document.Language, document.Address, TermsOf(document)));
    }

    /// <inheritdoc/>
    public void Merge(TopicSample other)
    {
        foreach (var (hash, document) in other._documents) Keep(hash, document);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_hashes.Count);
        foreach (var hash in _hashes)
        {
            var document = _documents[hash];
            writer.Write(hash);
            writer.Write(document.Source);
            writer.Write(document.Language);
            writer.Write(document.Address.Shard);
            writer.Write(document.Address.RowGroup);
            writer.Write(document.Address.Row);
            writer.Write(document.Packed.Count);
            foreach (var term in document.Packed.Unpack()) writer.Write(term);
        }
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > Size) throw new InvalidDataException("The size of a topic sample is out of range.");
        for (var i = 0; i < count; i++)
        {
            var (hash, source, language) = (reader.ReadUInt64(), reader.ReadString(), reader.ReadString());
            var address = new RowAddress(reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt64());
            var terms = reader.ReadInt32();
            if (terms is < 0 or > PackedTerms.Most) throw new InvalidDataException("The number of terms in a topic sample is out of range.");
            Keep(hash, new(source, language, address, PackedTerms.Of([.. Enumerable.Range(0, terms).Select(_ => reader.ReadString())])));
        }
    }

    private void Keep(ulong hash, SampledDocument document)
    {
        if (_documents.TryGetValue(hash, out var known))
        {
            if (document.CompareTo(known) < 0) _documents[hash] = document;
            return;
        }
        _documents.Add(hash, document);
        _hashes.Add(hash);
        if (_hashes.Count <= Size) return;
        _documents.Remove(_hashes.Max);
        _hashes.Remove(_hashes.Max);
    }

    // The state is saved: numbers, identifiers and keys must not be in it.
    private static bool MayIdentify(ReadOnlySpan<char> word)
    {
        if (word.Length > PackedTerms.LongestWord) return true;
        foreach (var c in word) if (char.IsDigit(c)) return true;
        return false;
    }

    private PackedTerms TermsOf(Document document)
    {
        var before = -1;
        var text = document.Text;
        foreach (var word in document.Words)
        {
            if (_packer.IsFull) break;
            var unspaced = Models.LinearText.TextFolding.IsUnspaced(text[word.Start]);
            if (unspaced ? before != word.Start && word.Length != 1 : word.Length is <= 2 or >= PackedTerms.LongestWord) continue;
            if (MayIdentify(word.Of(text))) continue;
            if (unspaced && before == word.Start) _packer.Add(text[(word.Start - 1)..word.End]);
            else if (!unspaced && char.IsLetter(text[word.Start])) _packer.AddSmall(word.Of(text));
            before = unspaced && word.Length == 1 ? word.End : -1;
        }
        return _packer.Take();
    }
}
