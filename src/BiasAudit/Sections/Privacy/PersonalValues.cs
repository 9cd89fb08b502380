using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Measuring.Signals;
using BiasAudit.Sketches;
using BiasAudit.Statistics;
using BiasAudit.Text;
using BiasAudit.Text.Identifiers;
using BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Privacy;

/// <summary>Counts values that identify somebody or open a door: documents and hits by kind, where they stand, by language and source.</summary>
public sealed class PersonalValues : IMeasure<PersonalValues>, ISignals
{
    private const string AllDocuments = "documents";
    private static readonly int Contexts = Enum.GetValues<IdentifierContext>().Length;
    private static readonly string[] Columns = [.. Kinds.Select(kind => kind.Name)];
    private readonly IdentifierScan _scan = new();
    private readonly int[] _inDocument = new int[Kinds.Length * Contexts];
    private readonly long[] _hits = new long[Kinds.Length * Contexts];
    private readonly EvidenceSample[] _evidence;
    private readonly Func<Document, string> _snippet;
    private Extent _shown;

    private PersonalValues(AuditOptions options)
    {
        _evidence = [.. Kinds.Select(_ => new EvidenceSample(options, 3))];
        _snippet = document => Snippet.Around(document.Text, _shown, 80);
    }

    /// <inheritdoc/>
    public static string Id => "privacy.values@1";

    /// <summary>The kinds with the name each has in ids and tables.</summary>
    internal static (IdentifierKind Kind, string Name)[] Kinds => PersonalKinds.All;

    /// <summary>Documents by source: all, with any plain value of a person, with a plain value of each kind.</summary>
    internal SourceCounts Documents { get; } = new(2 + PersonalKinds.All.Length, size: 0);

    /// <summary>Hits by language and kind, documents too.</summary>
    internal CrossTable ByLanguage { get; } = new();

    /// <summary>Documents with a plain hit by source and kind.</summary>
    internal CrossTable BySource { get; } = new(200_000);

    /// <summary>Code points of all documents.</summary>
    internal long Characters { get; private set; }

    /// <inheritdoc/>
    public ImmutableArray<string> SignalNames { get; } = [.. Kinds.Select(kind => $"privacy_{kind.Name.Replace('-', '_')}")];

    /// <summary>Hits of a kind in a context.</summary>
    internal long Hits(int kind, IdentifierContext context) => _hits[(kind * Contexts) + (int)context];

    /// <summary>The evidence of a kind.</summary>
    internal EvidenceSample Evidence(int kind) => _evidence[kind];

    /// <inheritdoc/>
    public static PersonalValues Create(AuditOptions options) => new(options);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Array.Clear(_inDocument);
        Characters += document.Facts.Characters;
        var sums = Documents.Of(document.Source.Key);
        sums[0]++;
        ByLanguage.Add(document.Language, AllDocuments);
        var found = _scan.Find(document.Text, document.Scan.LongStretches);
        if (found.Length == 0) return;
        foreach (var identifier in found) Count(document, identifier);
        Count(document, sums);
    }

    /// <inheritdoc/>
    public void WriteSignals(Span<long> values)
    {
        for (var kind = 0; kind < values.Length; kind++) values[kind] = LastHits(kind);
    }

    /// <inheritdoc/>
    public void Merge(PersonalValues other)
    {
        Characters += other.Characters;
        Documents.Merge(other.Documents);
        ByLanguage.Merge(other.ByLanguage);
        BySource.Merge(other.BySource);
        for (var i = 0; i < _hits.Length; i++) _hits[i] += other._hits[i];
        for (var i = 0; i < _evidence.Length; i++) _evidence[i].Merge(other._evidence[i]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Characters);
        foreach (var hits in _hits) writer.Write(hits);
        Documents.Save(writer);
        ByLanguage.Save(writer);
        BySource.Save(writer);
        foreach (var evidence in _evidence) evidence.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Characters = reader.ReadInt64();
        foreach (ref var hits in _hits.AsSpan()) hits = reader.ReadInt64();
        Documents.Load(reader);
        ByLanguage.Load(reader);
        BySource.Load(reader);
        foreach (var evidence in _evidence) evidence.Load(reader);
    }

    /// <summary>Plain hits of a kind in the document added last.</summary>
    private int LastHits(int kind) => _inDocument[kind * Contexts];

    private void Count(Document document, Identifier identifier)
    {
        var kind = (int)identifier.Kind;
        var cell = (kind * Contexts) + (int)identifier.Context;
        _hits[cell]++;
        _inDocument[cell]++;
        if (identifier.Context != IdentifierContext.Plain) return;
        _shown = identifier.Extent;
        _evidence[kind].Offer(document, _snippet, Kinds[kind].Name);
    }

    private void Count(Document document, Span<long> sums)
    {
        var personal = false;
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            if (LastHits(kind) == 0) continue;
            sums[2 + kind]++;
            personal |= Kinds[kind].Kind != IdentifierKind.CreditCode;
            ByLanguage.Add(document.Language, Columns[kind]);
            BySource.Add(document.Source.Key, document.Source.Name, Columns[kind]);
        }
        if (personal) sums[1]++;
    }
}
