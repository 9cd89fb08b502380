using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Topics;

/// <summary>A document of the sample.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Language">Its language.</param>
/// <param name="Address">Where it lies.</param>
/// <param name="Terms">Its terms in order, in lower case: words, and pairs of characters where scripts write no spaces.</param>
internal sealed record SampledDocument(string Source, string Language, RowAddress Address, string[] Terms)
{
    /// <summary>The different terms.</summary>
    public string[] DistinctTerms => field ??= [.. Terms.Distinct(StringComparer.Ordinal)];
}

/// <summary>The documents with the smallest seeded hashes of their text, with the terms of their beginnings: what themes and distinctive words are found in.</summary>
/// <remarks>A uniform sample of the different texts, whatever the order, sharding and number of threads; copies count once.</remarks>
public sealed class TopicSample : IMeasure<TopicSample>
{
    /// <summary>How many documents are kept.</summary>
    public const int Size = 4000;

    // Documents beyond the size are thrown out together, now and then.
    private const int Slack = 500;

    private readonly ulong _seed;
    private readonly Dictionary<ulong, SampledText> _texts = [];
    private readonly Stack<SampledText> _free = [];
    private readonly TermReader _reader = new();
    private ulong _largest = ulong.MaxValue;

    private TopicSample(AuditOptions options) => _seed = options.Seed;

    /// <inheritdoc/>
    public static string Id => "topics.sample@2";

    /// <summary>The documents, in the order of their hashes.</summary>
    internal IEnumerable<SampledDocument> Documents => Sorted().Select(hash => _texts[hash].Read(_reader));

    /// <inheritdoc/>
    public static TopicSample Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var hash = ConsistentSample.Join(_seed, document.Facts.Hash);
        if (hash > _largest) return;
        if (_texts.TryGetValue(hash, out var known))
        {
            if (known.IsAfter(document.Source.Name, document.Address)) known.TakePlace(document);
            return;
        }
        var text = _free.TryPop(out var free) ? free : new();
        text.Take(document);
        Keep(hash, text);
    }

    /// <inheritdoc/>
    public void Merge(TopicSample other)
    {
        foreach (var (hash, text) in other._texts)
            if (!_texts.TryGetValue(hash, out var known)) Keep(hash, text.Copy());
            else if (known.IsAfter(text.Source, text.Address)) _texts[hash] = text.Copy();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        var hashes = Sorted();
        writer.Write(hashes.Length);
        foreach (var hash in hashes)
        {
            var document = _texts[hash].Read(_reader);
            writer.Write(hash);
            writer.Write(document.Source);
            writer.Write(document.Language);
            writer.Write(document.Address.Shard);
            writer.Write(document.Address.RowGroup);
            writer.Write(document.Address.Row);
            writer.Write(document.Terms.Length);
            foreach (var term in document.Terms) writer.Write(term);
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
            if (terms is < 0 or > TermReader.Most) throw new InvalidDataException("The number of terms in a topic sample is out of range.");
            Keep(hash, SampledText.Of(new(source, language, address, [.. Enumerable.Range(0, terms).Select(_ => _reader.Intern(reader.ReadString()))])));
        }
    }

    private void Keep(ulong hash, SampledText text)
    {
        if (hash > _largest) return;
        _texts[hash] = text;
        if (_texts.Count >= Size + Slack) Shrink();
    }

    private ulong[] Sorted()
    {
        if (_texts.Count > Size) Shrink();
        return [.. _texts.Keys.Order()];
    }

    private void Shrink()
    {
        ulong[] hashes = [.. _texts.Keys.Order()];
        _largest = hashes[Size - 1];
        foreach (var hash in hashes.AsSpan(Size))
            if (_texts.Remove(hash, out var text)) _free.Push(text);
    }
}
