using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>Documents by host and language, and by host and year: what the skew between fields is computed from.</summary>
public sealed class SourceMix : IMeasure<SourceMix>
{
    private static readonly string[] Years = [.. Enumerable.Range(0, 2200).Select(year => $"{year:0000}")];

    private bool _hasLanguages = true;

    /// <inheritdoc/>
    public static string Id => "provenance.mix@1";

    /// <summary>Documents by host (empty when there is none) and detected language; empty when languages are not detected.</summary>
    public CrossTable Languages { get; } = new();

    /// <summary>Documents by host and declared year.</summary>
    public CrossTable PerYear { get; } = new();

    /// <inheritdoc/>
    public static SourceMix Create(AuditOptions options) => new() { _hasLanguages = options.Detections.HasFlag(Detections.Language) };

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var (key, host) = (document.Source.HostKey, document.Source.Host);
        if (_hasLanguages) Languages.Add(key, host, document.Language);
        var day = document.Source.Day;
        if (day.IsEmpty) return;
        var year = int.Parse(day[..4]);
        if (year < Years.Length) PerYear.Add(key, host, Years[year]);
    }

    /// <inheritdoc/>
    public void Merge(SourceMix other)
    {
        Languages.Merge(other.Languages);
        PerYear.Merge(other.PerYear);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Languages.Save(writer);
        PerYear.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Languages.Load(reader);
        PerYear.Load(reader);
    }
}
