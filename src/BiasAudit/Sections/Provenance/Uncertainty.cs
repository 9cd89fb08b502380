using BiasAudit.Measuring;

namespace BiasAudit.Sections.Provenance;

/// <summary>Chooses the interval that answers the question a share raises: for the whole release when it was sampled, else for corpora like it.</summary>
internal static class Uncertainty
{
    public static Interval? OfShare(Profile profile, SourceClusters clusters, int part)
    {
        if (profile.Options.Sample is not { } sample) return clusters.Counts.JackknifeShare(part, SourceClusters.Documents);
        if (sample.Unit == SamplingUnit.RowGroups)
        {
            // Whole row groups were drawn: neighbors share a source, so the row groups are what is resampled.
            return clusters.RowGroups.JackknifeShare(part, SourceClusters.Documents) is { Kind: IntervalKind.SourceClustered } interval
                ? interval with { Kind = IntervalKind.Sampling } : null;
        }
        var totals = clusters.Counts.Totals();
        var population = totals[SourceClusters.Documents] + profile.Ledger.NotSampled;
        return new Share(totals[part], totals[SourceClusters.Documents]).WilsonOf(population).As(IntervalKind.Sampling);
    }
}
