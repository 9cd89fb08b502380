using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>Documents by source with what is missing in them: gives the shares of this section their source-clustered intervals.</summary>
/// <param name="byRowGroup">Whether row groups are counted too.</param>
public sealed class SourceClusters(bool byRowGroup) : IMeasure<SourceClusters>
{
    /// <summary>The counts of each source: documents, then those at L0 to L3, then those without license and date.</summary>
    public const int Documents = 0, Level = 1, WithoutLicense = 5, WithoutDate = 6, Width = 7;

    /// <inheritdoc/>
    public static string Id => "provenance.clusters@1";

    /// <summary>The counts.</summary>
    public SourceCounts Counts { get; } = new(Width, Documents);

    /// <summary>The same counts by row group; filled only when whole row groups were sampled.</summary>
    public SourceCounts RowGroups { get; } = new(Width, Documents);

    /// <inheritdoc/>
    public static SourceClusters Create(AuditOptions options) => new(options.Sample?.Unit == SamplingUnit.RowGroups);

    /// <inheritdoc/>
    public void Add(Document document)
    {
        Add(document, Counts.Of(document.Source.Key));
        if (byRowGroup) Add(document, RowGroups.Of(ConsistentSample.Join(document.Address.Shard, (ulong)document.Address.RowGroup)));
    }

    private static void Add(Document document, Span<long> counts)
    {
        counts[Documents]++;
        counts[Level + (int)document.Source.Level]++;
        if (document.Source.SaysNothing(Role.License)) counts[WithoutLicense]++;
        if (document.Source.SaysNothing(Role.Date)) counts[WithoutDate]++;
    }

    /// <inheritdoc/>
    public void Merge(SourceClusters other)
    {
        Counts.Merge(other.Counts);
        RowGroups.Merge(other.RowGroups);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Counts.Save(writer);
        RowGroups.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Counts.Load(reader);
        RowGroups.Load(reader);
    }
}
