using BiasAudit.Measuring;
using BiasAudit.Statistics;
using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>The numbers of the section that count documents.</summary>
/// <remarks>A copy is every document of a group but the first in the order of text, bytes, source, shard and row.</remarks>
internal sealed class CopyShares
{
    private const int All = 0, OfBytes = 1, OfText = 2, OfNear = 3, AcrossSources = 4, AcrossShards = 5, Width = 6;
    private const int Groups = 64;

    /// <summary>How much the tokens a byte of two languages differ: o200k_base makes 0.124 of Georgian and 0.998 of Santali (SIB-200).</summary>
    private const double TokenSpread = 8.1;
    private readonly SourceCounts _sources = new(Width, size: All);
    private readonly double[][] _groups = [.. Enumerable.Range(0, Width).Select(_ => new double[Groups])];
    private readonly long[] _totals = new long[Width];
    private readonly long _bytes;
    private readonly bool _sampled;
    private readonly bool _tokensKnown;
    private long _characters;
    private long _keptCharacters;
    private long _tokens;
    private long _keptTokens;
    private long _utf8;
    private long _keptUtf8;

    private CopyShares(DocumentCopies copies) =>
        (Documents, _bytes, _sampled, _tokensKnown) = (copies.Documents, copies.Bytes, copies.Level > 0, copies.WithTokens == copies.Documents);

    /// <summary>Bytes that were kept of each document, on average: megabytes per million documents.</summary>
    public double BytesPerDocument => Documents == 0 ? 0 : (double)_bytes / Documents;

    /// <summary>Documents seen, in the sample or not.</summary>
    public long Documents { get; }

    /// <summary>Documents of one to four words.</summary>
    public long Short { get; private set; }

    /// <summary>Documents without any word.</summary>
    public long Wordless { get; private set; }

    public double Bytes => Share(OfBytes);

    public double Text => Share(OfText);

    public double Near => Share(OfNear);

    public double RemainingCharacters => _characters == 0 ? 1 : (double)_keptCharacters / _characters;

    public static CopyShares Of(CopyClusters clusters, DocumentCopies copies)
    {
        var shares = new CopyShares(copies);
        foreach (var stretch in clusters.Near) shares.Add(clusters, stretch);
        return shares;
    }

    public void AddTo(SectionResult result)
    {
        foreach (var (id, count) in new[]
        {
            ("duplication.exact.share", OfBytes), ("duplication.normalized.share", OfText), ("duplication.near.share", OfNear),
            ("duplication.across-sources.share", AcrossSources), ("duplication.across-shards.share", AcrossShards),
        }) AddShare(result, id, count);
        if (Documents == 0) return;
        result.Add(new()
        {
            Id = "duplication.exact.documents", Value = _sampled ? Math.Round(Bytes * Documents) : _totals[OfBytes], Unit = "documents",
            Of = Documents, OfUnit = "documents", Interval = Interval(OfBytes) is { Kind: IntervalKind.Sampling } i ? i with { Low = i.Low * Documents, High = i.High * Documents } : null,
        });
        result.Add(new() { Id = "duplication.near.memory", Value = BytesPerDocument, Unit = "MB per million documents", Of = Documents, OfUnit = "documents" });
        result.Add(new() { Id = "duplication.remaining.documents-share", Value = 1 - Near, Unit = "share", Of = Documents, OfUnit = "documents" });
        AddRemaining(result, "characters", _keptCharacters, _characters);
        if (_tokensKnown && _tokens > 0) AddRemaining(result, "tokens", _keptTokens, _tokens);
        else EstimateTokens(result);
    }

    /// <summary>Without declared tokens their share is estimated by bytes: how tokens a byte differ between languages bounds it.</summary>
    private void EstimateTokens(SectionResult result)
    {
        var kept = _utf8 == 0 ? 1 : (double)_keptUtf8 / _utf8;
        result.Add(new()
        {
            Id = "duplication.remaining.tokens-share", Value = kept, Unit = "share", Of = _utf8,
            OfUnit = _sampled ? "UTF-8 bytes of the sample, as an estimate of tokens" : "UTF-8 bytes, as an estimate of tokens",
            Bounds = new(IntervalKind.Bounds, kept / (kept + ((1 - kept) * TokenSpread)), kept * TokenSpread / ((kept * TokenSpread) + 1 - kept), 1),
        });
    }

    private void AddRemaining(SectionResult result, string unit, long kept, long all) => result.Add(new()
    {
        Id = $"duplication.remaining.{unit}-share", Value = all == 0 ? 1 : (double)kept / all, Unit = "share",
        Of = all, OfUnit = _sampled ? $"{unit} of the sample" : unit,
    });

    private void AddShare(SectionResult result, string id, int count)
    {
        if (Documents == 0) result.NotMeasurable(id, "share", "No document was measured.");
        else result.Add(new() { Id = id, Value = Share(count), Unit = "share", Of = Documents, OfUnit = "documents", Interval = Interval(count) });
    }

    private Interval? Interval(int count) =>
        _sampled ? SampleRatio.Interval(_groups[count], _groups[All]) : _sources.JackknifeShare(count, All);

    private double Share(int count) => _totals[All] == 0 ? 0 : (double)_totals[count] / _totals[All];

    private void Add(CopyClusters clusters, (int Start, int End) stretch)
    {
        var cluster = clusters.Summarize(stretch);
        var key = clusters.TextOf(stretch.Start).Text;
        for (var i = stretch.Start; i < stretch.End; i++)
        {
            ref readonly var next = ref clusters[i];
            var newText = i == stretch.Start || clusters[i - 1].Text != next.Text;
            var newBytes = newText || clusters[i - 1].Bytes != next.Bytes;
            Count(key, next.Source,
            [
                next.Count, newBytes ? next.Count - 1 : next.Count, newText ? next.Count - 1 : next.Count, i == stretch.Start ? next.Count - 1 : next.Count,
                cluster.Sources > 1 ? next.Count : 0, cluster.Shards > 1 ? next.Count : 0,
            ]);
            CountShort(clusters.TextOf(i).Words, next.Count);
        }
        (_characters, _keptCharacters) = (_characters + cluster.Characters, _keptCharacters + cluster.Kept);
        (_tokens, _keptTokens) = (_tokens + cluster.Tokens, _keptTokens + cluster.KeptTokens);
        (_utf8, _keptUtf8) = (_utf8 + cluster.Utf8, _keptUtf8 + cluster.KeptUtf8);
    }

    /// <summary>Counts documents for their source, and for one of the random groups into which whole clusters fall.</summary>
    private void Count(ulong cluster, ulong source, ReadOnlySpan<long> counts)
    {
        var sums = _sources.Of(source);
        for (var i = 0; i < Width; i++)
        {
            sums[i] += counts[i];
            _totals[i] += counts[i];
            _groups[i][(int)(cluster % Groups)] += counts[i];
        }
    }

    private void CountShort(long words, long documents)
    {
        if (words == 0) Wordless += documents;
        else if (words < WordHashes.ShingleWords) Short += documents;
    }
}
