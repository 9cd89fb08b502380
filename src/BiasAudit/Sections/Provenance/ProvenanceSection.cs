using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>Who made the text, how concentrated it is, and what cannot be known.</summary>
public static class ProvenanceSection
{
    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("provenance", "Provenance", "Who made this text, how concentrated is it, and what cannot be known?", Conclude)
        .Needs(Detections.None)
        .With<SourceSizes>()
        .With<DocumentSample>()
        .With<DeclaredFields>()
        .With<FieldGaps>()
        .With<LicenseMix>()
        .With<SourceClusters>()
        .With<SourceMix>()
        .With<ChineseRegistrations>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        OpacityChapter.Add(profile, result, profile.State<SourceSizes>());
        var landscape = new Landscape(profile);
        List<Spread> spreads = [.. ConcentrationChapter.Add(result, landscape), .. AttributionChapter.Add(result, landscape)];
        spreads.AddRange(DateChapter.Add(profile, result));
        spreads.Add(LicenseChapter.Add(profile, result));
        SkewChapter.Add(profile, result, landscape);
        LeaveOneOutChapter.Add(profile, result, landscape);
        AddTable(result, spreads);
        UncertaintyChapter.Add(profile, result, spreads);
    }

    private static void AddTable(SectionResult result, List<Spread> spreads)
    {
        var rows = spreads.Where(s => s.Known > 0).OrderBy(s => s.Field, StringComparer.Ordinal).ThenBy(s => s.Unit).ToArray();
        result.Add("provenance.concentration", new DataFrame(
            Frame.Text("field", rows.Select(r => r.Field)), Frame.Text("unit", rows.Select(r => r.Unit.Name())),
            Frame.Count("known", rows.Select(r => r.Known)), Frame.Number("unknown-share", rows.Select(r => r.Unknown)),
            Frame.Count("categories", rows.Select(r => r.Categories)), Frame.Count("gini-universe", rows.Select(r => r.Universe)),
            Frame.Number("at-least-by-chao1", rows.Select(r => r.Unit == SizeUnit.Documents ? r.Chao1 : double.NaN)),
            Frame.Number("largest-share", rows.Select(r => r.LargestShare)), Frame.Number("top-10-share", rows.Select(r => r.Top10Share)),
            Frame.Number("n1", rows.Select(r => r.N1)), Frame.Number("n2", rows.Select(r => r.N2)),
            Frame.Number("hhi", rows.Select(r => r.Hhi)), Frame.Number("gini", rows.Select(r => r.Gini)),
            Frame.Number("hhi-of-all-low", rows.Select(r => r.HhiBounds.Low)), Frame.Number("hhi-of-all-high", rows.Select(r => r.HhiBounds.High)),
            Frame.Number("n2-of-all-low", rows.Select(r => 1 / r.HhiBounds.High)), Frame.Number("n2-of-all-high", rows.Select(r => 1 / r.HhiBounds.Low))));
        if (rows.Length == 0) return;
        result.Show(new TableView("provenance.concentration", "Concentration of every field, by documents, bytes and tokens",
        [
            new("field", "Field"), new("unit", "Unit"), new("categories", "Categories", ColumnFormat.Count), new("unknown-share", "Unknown", ColumnFormat.Share),
            new("largest-share", "Largest", ColumnFormat.Share), new("top-10-share", "Ten largest", ColumnFormat.Share), new("n1", "N1", ColumnFormat.Number),
            new("n2", "N2", ColumnFormat.Number), new("hhi", "HHI", ColumnFormat.Number), new("gini", "Gini", ColumnFormat.Number),
        ], Rows: 40, Folded: true));
    }
}
