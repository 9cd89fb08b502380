using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.References;

namespace BiasAudit.Sections.Provenance;

/// <summary>Documents by source with what is missing in them: gives the shares of this section their source-clustered intervals.</summary>
public sealed class SourceClusters : IMeasure<SourceClusters>
{
    /// <summary>The counts of each source: documents, then those at L0 to L3, then those without license and date.</summary>
    public const int Documents = 0, Level = 1, WithoutLicense = 5, WithoutDate = 6, Width = 7;

    /// <inheritdoc/>
    public static string Id => "provenance.clusters@1";

    /// <summary>The counts.</summary>
    public SourceCounts Counts { get; } = new(Width, Documents);

    /// <inheritdoc/>
    public static SourceClusters Create(AuditOptions options) => new();

    /// <inheritdoc/>
    public void Add(Document document)
    {
        var counts = Counts.Of(document.Source.Key);
        counts[Documents]++;
        counts[Level + (int)document.Source.Level]++;
        if (Placeholders.Covers(document.Value(Role.License))) counts[WithoutLicense]++;
        if (Placeholders.Covers(document.Value(Role.Date))) counts[WithoutDate]++;
    }

    /// <inheritdoc/>
    public void Merge(SourceClusters other) => Counts.Merge(other.Counts);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Counts.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => Counts.Load(reader);
}
