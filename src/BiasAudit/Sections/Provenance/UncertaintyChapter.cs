using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>How sure the numbers are, by three ways of resampling sources side by side, and how strongly the documents cluster.</summary>
internal static class UncertaintyChapter
{
    public static void Add(Profile profile, SectionResult result, IEnumerable<Spread> spreads)
    {
        var rows = Shares(profile).Concat(spreads.Where(s => s is { Unit: SizeUnit.Documents, Sources: not null }).SelectMany(Concentrations)).ToArray();
        result.Add("provenance.uncertainty", new DataFrame(
            Frame.Text("number", rows.Select(r => r.Number)), Frame.Number("value", rows.Select(r => r.Value)),
            Frame.Text("interval-kind", rows.Select(r => r.Printed?.Kind.ToString() ?? "none")),
            Frame.Number("low", rows.Select(r => r.Printed?.Low ?? double.NaN)), Frame.Number("high", rows.Select(r => r.Printed?.High ?? double.NaN)),
            Frame.Number("linearized-low", rows.Select(r => r.Linearized?.Low ?? double.NaN)), Frame.Number("linearized-high", rows.Select(r => r.Linearized?.High ?? double.NaN)),
            Frame.Number("bootstrap-low", rows.Select(r => r.Bootstrap?.Low ?? double.NaN)), Frame.Number("bootstrap-high", rows.Select(r => r.Bootstrap?.High ?? double.NaN)),
            Frame.Number("design-effect", rows.Select(r => r.DesignEffect)), Frame.Number("independent-documents", rows.Select(r => r.Documents / r.DesignEffect)),
            Frame.Number("effective-sources", rows.Select(r => r.Sources))));
        if (rows.All(r => r.Printed is null)) return;
        result.Show(new Sentence($"Intervals resample whole sources, since documents of one source are alike; under {SourceCounts.KishFloor:N0} effective sources the range is printed that leaving out "
            + "one source gives. Those of HHI and N2 are too narrow where a few giants could join: they say how far the sources at hand move the number. The table holds the same numbers by linearization and by a bootstrap of sources.", SentenceRole.Explanation));
        result.Show(new TableView("provenance.uncertainty", "How sure the numbers are",
        [
            new("number", "Number"), new("value", "Value", ColumnFormat.Number), new("interval-kind", "Interval"), new("low", "Low", ColumnFormat.Number), new("high", "High", ColumnFormat.Number),
            new("bootstrap-low", "Bootstrap, low", ColumnFormat.Number), new("bootstrap-high", "Bootstrap, high", ColumnFormat.Number),
            new("design-effect", "Design effect", ColumnFormat.Number), new("effective-sources", "Effective sources", ColumnFormat.Number),
        ], Rows: 30, Folded: true));
    }

    private static IEnumerable<Row> Shares(Profile profile)
    {
        var clusters = profile.State<SourceClusters>();
        var (counts, documents) = (clusters.Counts, clusters.Counts.Totals()[SourceClusters.Documents]);
        if (documents == 0) yield break;
        foreach (var (name, part) in Enumerable.Range(0, 4).Select(level => ($"opacity L{level}", SourceClusters.Level + level))
            .Append(("without license", SourceClusters.WithoutLicense)).Append(("without date", SourceClusters.WithoutDate)))
        {
            var share = counts.Clustered(part, SourceClusters.Documents);
            yield return new(name, share.Value, Uncertainty.OfShare(profile, clusters, part), share.Sources < 2 ? null : share.Linearized(),
                counts.Bootstrap(sums => sums[SourceClusters.Documents] == 0 ? double.NaN : (double)sums[part] / sums[SourceClusters.Documents], 400), share.DesignEffect, documents, counts.EffectiveSources);
        }
    }

    private static IEnumerable<Row> Concentrations(Spread spread)
    {
        var (sources, bootstrap) = (spread.Sources!, spread.Sources!.Bootstrap());
        yield return new($"HHI of {spread.Field}", spread.Hhi, spread["hhi"], null, bootstrap?.Hhi, double.NaN, spread.Known, sources.EffectiveSources);
        yield return new($"N2 of {spread.Field}", spread.N2, spread["effective-number"], null, bootstrap is { } b ? new(1 / b.Hhi.High, 1 / b.Hhi.Low) : null, double.NaN, spread.Known, sources.EffectiveSources);
        yield return new($"N1 of {spread.Field}", spread.N1, spread["effective-number-1"], null, bootstrap?.N1, double.NaN, spread.Known, sources.EffectiveSources);
    }

    private sealed record Row(string Number, double Value, Interval? Printed, Limits? Linearized, Limits? Bootstrap, double DesignEffect, long Documents, double Sources);
}
