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
/// Exact while the state holds at most <see cref="AuditOptions.DuplicationCapacity"/> texts and as many occurrences; 256 bytes a
/// document of a text of its own, and 10 to 22 to find it. Beyond that it keeps the documents whose anchor (the smallest shingle hash) lies below a
/// threshold, and halves the threshold when full: copies are kept or dropped together, texts of similarity J with probability J.
/// The sample depends on the documents alone, never on their order or split.
/// </remarks>
public sealed class DocumentCopies : IMeasure<DocumentCopies>, ISignals
{
    private readonly WordHashes _hashes = new();
    private readonly KeyNames _sources = new();
    private readonly Mask? _mask;
    private ulong _lastBytes;
    private (IReadOnlySet<ulong> Bytes, IReadOnlyDictionary<ulong, ulong> Near)? _clusters;

    private DocumentCopies(AuditOptions options)
    {
        State = new(options.DuplicationCapacity);
        _mask = options.Evidence ? new Mask(256) : null;
    }

    /// <inheritdoc/>
    public static string Id => "duplication.documents@2";

    /// <summary>Documents seen.</summary>
    public long Documents { get; private set; }

    /// <summary>Documents whose number of tokens is declared.</summary>
    public long WithTokens { get; private set; }

    /// <summary>How often the threshold was halved; 0 means that nothing was sampled.</summary>
    public int Level => State.Level;

    /// <summary>The texts and where they occur.</summary>
    internal CopyState State { get; }

    /// <summary>Bytes that the state keeps, without the names of sources.</summary>
    internal long Bytes => State.Texts.Bytes + State.Occurrences.Bytes;

    /// <summary>The most bytes a document takes while nothing is sampled.</summary>
    internal static double MostBytes => RecordSet<TextSketch>.MostBytes + RecordSet<Occurrence>.MostBytes;

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
        var text = State.TextOf(_hashes.Key);
        var occurrence = new Occurrence
        {
            Text = text, Bytes = document.Facts.Hash, Source = document.Source.Key, Shard = document.Shard.Key, First = Occurrence.Pack(document.Address),
            Tokens = tokens, Count = 1, Characters = document.Facts.Characters, Utf8 = document.Utf8.Length,
        };
        if (text >= 0)
        {
            State.Texts[text].Take(BeginningOf(document.Text));
            State.Add(occurrence);
            return;
        }
        occurrence.Text = State.Texts.Count;
        State.Add(SketchOf(document), occurrence);
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
        _sources.Merge(other._sources);
        State.Merge(other.State);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Documents);
        writer.Write(WithTokens);
        writer.Write(Level);
        _sources.Save(writer);
        State.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        (Documents, WithTokens) = (reader.ReadInt64(), reader.ReadInt64());
        var level = reader.ReadInt32();
        _sources.Load(reader);
        State.Load(reader, level);
    }

    /// <summary>The name of a source.</summary>
    internal string NameOf(ulong source) => _sources.Of(source);

    private TextSketch SketchOf(Document document) => new()
    {
        Text = _hashes.Key, Anchor = _hashes.Anchor, Signature = MinHash.Of(_hashes.Shingles), Snippet = BeginningOf(document.Text),
        Words = Math.Min(_hashes.Words.Length, WordHashes.ShingleWords),
    };

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
