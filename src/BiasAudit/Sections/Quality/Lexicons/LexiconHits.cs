using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Measuring.Signals;
using BiasAudit.Sketches;
using BiasAudit.Statistics;
using BiasAudit.Text.Masking;

namespace BiasAudit.Sections.Quality.Lexicons;

/// <summary>How many documents hold terms of the user's lexicons, by source.</summary>
public sealed class LexiconHits : IMeasure<LexiconHits>, ISignals
{
    private readonly AuditOptions _options;
    private readonly long[] _hits;
    private readonly int[] _last;
    private readonly EvidenceSample[] _evidence;
    private readonly Func<Document, string> _snippet;
    private ImmutableArray<Lexicon> _lexicons;
    private Text.Extent _shown;

    private LexiconHits(AuditOptions options)
    {
        _options = options;
        Names = [.. options.Lexicons.Keys];
        (_hits, _last) = (new long[Names.Length], new int[Names.Length]);
        Documents = new(1 + Names.Length, size: 0);
        _evidence = [.. Names.Select(_ => new EvidenceSample(options, 3))];
        _snippet = document => Snippet.Around(document.Text, _shown, 60);
    }

    /// <inheritdoc/>
    public static string Id => "quality.lexicons@1";

    /// <summary>The names of the lexicons, in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> SignalNames => [.. Names.Select(name => $"quality_lexicon_{name}")];

    /// <summary>By source: documents, and documents with a hit of each lexicon.</summary>
    internal SourceCounts Documents { get; }

    /// <summary>Documents with a hit, by source and lexicon.</summary>
    internal CrossTable BySource { get; } = new(100_000);

    /// <summary>Hits of each lexicon.</summary>
    internal ReadOnlySpan<long> Hits => _hits;

    /// <inheritdoc/>
    public static LexiconHits Create(AuditOptions options) => new(options);

    /// <summary>The evidence of a lexicon.</summary>
    internal EvidenceSample Evidence(int lexicon) => _evidence[lexicon];

    /// <inheritdoc/>
    public void Add(Document document)
    {
        if (Names.Length == 0) return;
        // Read when first needed: merging profiles needs no list.
        if (_lexicons.IsDefault) _lexicons = [.. _options.Lexicons.Select(list => Lexicon.Read(list.Key, list.Value))];
        var sums = Documents.Of(document.Source.Key);
        sums[0]++;
        for (var i = 0; i < Names.Length; i++)
        {
            var hits = _last[i] = _lexicons[i].Count(document.Text, out _shown);
            if (hits == 0) continue;
            _hits[i] += hits;
            sums[1 + i]++;
            BySource.Add(document.Source.Key, document.Source.Name, Names[i]);
            _evidence[i].Offer(document, _snippet, Names[i]);
        }
    }

    /// <inheritdoc/>
    public void WriteSignals(Span<long> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = _last[i];
    }

    /// <inheritdoc/>
    public void Merge(LexiconHits other)
    {
        for (var i = 0; i < _hits.Length; i++) _hits[i] += other._hits[i];
        for (var i = 0; i < _evidence.Length; i++) _evidence[i].Merge(other._evidence[i]);
        Documents.Merge(other.Documents);
        BySource.Merge(other.BySource);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var hits in _hits) writer.Write(hits);
        foreach (var evidence in _evidence) evidence.Save(writer);
        Documents.Save(writer);
        BySource.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (ref var hits in _hits.AsSpan()) hits = reader.ReadInt64();
        foreach (var evidence in _evidence) evidence.Load(reader);
        Documents.Load(reader);
        BySource.Load(reader);
    }
}
