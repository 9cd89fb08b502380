using System.Buffers.Text;
using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Measuring.Signals;
using BiasAudit.Sketches;
using BiasAudit.Text.Masking;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>Which documents are copies: what finds byte-equal, text-equal and near-equal documents, by source and shard.</summary>
/// <remarks>
/// Exact while the state holds at most <see cref="AuditOptions.DuplicationCapacity"/> texts and as many occurrences; 272 bytes a
/// document of a text of its own. Beyond that it keeps the documents whose anchor (the smallest shingle hash) lies below a
/// threshold, and halves the threshold when full: copies are kept or dropped together, texts of similarity J with probability J.
/// The sample depends on the documents alone, never on their order or split.
/// </remarks>
public sealed class DocumentCopies : IMeasure<DocumentCopies>, ISignals
{
    private readonly WordHashes _hashes = new();
    private readonly Pages<Occurrence> _occurrences = new();
    private readonly Pages<TextSketch> _texts = new();
    private readonly KeyNames _sources = new();
    private readonly Mask? _mask;
    private readonly int _capacity;
    private ulong _lastBytes;
    private (IReadOnlySet<ulong> Bytes, IReadOnlyDictionary<ulong, ulong> Near)? _clusters;

    private DocumentCopies(AuditOptions options)
    {
        _capacity = options.DuplicationCapacity;
        _mask = options.Evidence ? new Mask(256) : null;
    }

    /// <inheritdoc/>
    public static string Id => "duplication.documents@2";

    /// <summary>Documents seen.</summary>
    public long Documents { get; private set; }

    /// <summary>Documents whose number of tokens is declared.</summary>
    public long WithTokens { get; private set; }

    /// <summary>How often the threshold was halved; 0 means that nothing was sampled.</summary>
    public int Level { get; private set; }

    /// <summary>Bytes that the state keeps, without the names of sources.</summary>
    internal long Bytes => ((long)_occurrences.Count * Occurrence.Size) + ((long)_texts.Count * TextSketch.Size);

    /// <inheritdoc/>
    public ImmutableArray<string> SignalNames => ["duplication_exact_cluster", "duplication_near_cluster"];

    /// <inheritdoc/>
    public static DocumentCopies Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        _hashes.Read(document.Text, document.Words);
        _lastBytes = document.Facts.Hash;
        var tokens = Tokens(document);
        Documents++;
        if (!ConsistentSample.Keeps(_hashes.Anchor, Level)) return;
        _sources.Add(document.Source.Key, document.Source.Name);
        _occurrences.Add(new()
        {
            Text = _hashes.Key, Bytes = document.Facts.Hash, Source = document.Source.Key, Shard = document.Shard.Key, Anchor = _hashes.Anchor,
            First = Occurrence.Pack(document.Address), Tokens = tokens, Count = 1, Characters = document.Facts.Characters, Utf8 = document.Utf8.Length,
        });
        _texts.Add(new()
        {
            Text = _hashes.Key, Anchor = _hashes.Anchor, Signature = MinHash.Of(_hashes.Shingles), Snippet = BeginningOf(document.Text),
            Words = Math.Min(_hashes.Words.Length, WordHashes.ShingleWords),
        });
        if (_occurrences.Count >= 2 * _capacity) Compact();
    }

    /// <inheritdoc/>
    public void WriteSignals(Span<long> values) => (values[0], values[1]) = ((long)_lastBytes, (long)_hashes.Key);

    /// <summary>The cluster of a document: a number that its members share, or none when it has no copy (or is not in the sample).</summary>
    public long FinishSignal(int signal, long value)
    {
        _clusters ??= CopyClusters.Of(this).Keys();
        if (signal == 0) return _clusters.Value.Bytes.Contains((ulong)value) ? value : ISignals.None;
        return _clusters.Value.Near.TryGetValue((ulong)value, out var cluster) ? (long)cluster : ISignals.None;
    }

    /// <inheritdoc/>
    public void Merge(DocumentCopies other)
    {
        (Documents, WithTokens) = (Documents + other.Documents, WithTokens + other.WithTokens);
        Level = Math.Max(Level, other.Level);
        _sources.Merge(other._sources);
        _occurrences.Take(other._occurrences);
        _texts.Take(other._texts);
        if (_occurrences.Count >= _capacity) Compact();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        var (occurrences, texts) = Compact();
        writer.Write(Documents);
        writer.Write(WithTokens);
        writer.Write(Level);
        _sources.Save(writer);
        Pages<Occurrence>.Write(writer, occurrences);
        Pages<TextSketch>.Write(writer, texts);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        (Documents, WithTokens, Level) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        _sources.Load(reader);
        _occurrences.Read(reader);
        _texts.Read(reader);
    }

    /// <summary>The name of a source.</summary>
    internal string NameOf(ulong source) => _sources.Of(source);

    /// <summary>The occurrences in order of text, bytes, source and shard, and the texts in order; each once.</summary>
    internal (Occurrence[] Occurrences, TextSketch[] Texts) Compact()
    {
        var occurrences = Distinct(_occurrences.Drain());
        var texts = Distinct(_texts.Drain());
        while (Math.Max(occurrences.Length, texts.Length) > _capacity)
        {
            Level++;
            occurrences = Array.FindAll(occurrences, o => ConsistentSample.Keeps(o.Anchor, Level));
            texts = Array.FindAll(texts, t => ConsistentSample.Keeps(t.Anchor, Level));
        }
        _occurrences.Set(occurrences);
        _texts.Set(texts);
        return (occurrences, texts);
    }

    private Occurrence[] Distinct(Occurrence[] occurrences)
    {
        Array.Sort(occurrences);
        var count = 0;
        foreach (ref readonly var next in occurrences.AsSpan())
        {
            if (!ConsistentSample.Keeps(next.Anchor, Level)) continue;
            if (count > 0 && occurrences[count - 1].Same(next))
            {
                occurrences[count - 1].Count += next.Count;
                occurrences[count - 1].Tokens += next.Tokens;
            }
            else
            {
                occurrences[count++] = next;
            }
        }
        return count == occurrences.Length ? occurrences : occurrences[..count];
    }

    private TextSketch[] Distinct(TextSketch[] texts)
    {
        Array.Sort(texts);
        var count = 0;
        foreach (ref readonly var next in texts.AsSpan())
            if (ConsistentSample.Keeps(next.Anchor, Level) && (count == 0 || texts[count - 1].Text != next.Text)) texts[count++] = next;
        return count == texts.Length ? texts : texts[..count];
    }

    private long Tokens(Document document)
    {
        if (!Utf8Parser.TryParse(document.Value(Role.Tokens), out long tokens, out _) || tokens < 0) return 0;
        WithTokens++;
        return tokens;
    }

    private Beginning BeginningOf(ReadOnlySpan<char> text)
    {
        if (_mask is null) return default;
        Span<char> masked = stackalloc char[Beginning.Length];
        return Beginning.Of(masked[..Snippet.Write(_mask, text, masked)]);
    }
}
