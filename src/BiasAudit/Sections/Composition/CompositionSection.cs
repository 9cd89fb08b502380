using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Composition;

/// <summary>What was audited: the ledger, sizes and lengths, columns and files.</summary>
public static class CompositionSection
{
    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("composition", "Composition", "What was audited, and was every row accounted for?", Conclude)
        .With<Sizes>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var sizes = profile.State<Sizes>();
        result.Add(new() { Id = "composition.documents.count", Value = sizes.Documents, Unit = "documents", Of = profile.Ledger.Read, OfUnit = "rows" });
        result.Add("composition.shards", new DataFrame(
            new StringDataFrameColumn("shard", profile.Shards.Select(s => s.Shard.Path)),
            new Int64DataFrameColumn("rows", profile.Shards.Select(s => s.Ledger.Read))));
        result.Show(new TableView("composition.shards", "Shards", [new("shard", "Shard"), new("rows", "Rows", ColumnFormat.Count)]));
    }
}
