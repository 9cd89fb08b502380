using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Composition;

/// <summary>The account of every row and the files it lies in.</summary>
internal static class LedgerView
{
    public static void Conclude(Profile profile, SectionResult result)
    {
        var ledger = profile.Ledger;
        result.Add(new() { Id = "composition.documents.count", Value = ledger.Measured, Unit = "documents", Of = ledger.Read, OfUnit = "rows" });
        AddShare(result, "composition.ledger.coverage", ledger.Measured, ledger.Read);
        AddShare(result, "composition.null.share", ledger.Null, ledger.Read);
        AddShare(result, "composition.blank.share", ledger.Blank, ledger.Read);
        AddShare(result, "composition.undecodable.share", ledger.Undecodable, ledger.Read);
        AddShare(result, "composition.failed.share", ledger.Failed, ledger.Read);
        result.Show(new Sentence(Say(ledger, profile)));
        AddLedger(profile, result);
        AddFiles(profile, result);
        AddErrors(profile, result);
    }

    private static string Say(Ledger ledger, Profile profile) => ledger.Read == 0
        ? "No row was read: nothing is measurable."
        : $"{ledger.Measured:N0} of {ledger.Read:N0} rows in {profile.Shards.Length:N0} files became documents; {ledger.Null:N0} are null, {ledger.Blank:N0} blank, "
            + $"{ledger.Undecodable:N0} undecodable, {ledger.Failed:N0} failed and {ledger.NotSampled:N0} not sampled.";

    private static void AddLedger(Profile profile, SectionResult result)
    {
        var rows = profile.Shards.Select(s => (s.Shard.Path, s.Ledger)).Prepend((Path: "all", profile.Ledger)).ToList();
        result.Add("composition.ledger", new DataFrame(
            new StringDataFrameColumn("shard", rows.Select(r => r.Path)),
            Count("read", rows.Select(r => r.Ledger.Read)), Count("measured", rows.Select(r => r.Ledger.Measured)), Count("null", rows.Select(r => r.Ledger.Null)),
            Count("blank", rows.Select(r => r.Ledger.Blank)), Count("undecodable", rows.Select(r => r.Ledger.Undecodable)),
            Count("failed", rows.Select(r => r.Ledger.Failed)), Count("not_sampled", rows.Select(r => r.Ledger.NotSampled))));
        result.Show(new TableView("composition.ledger", "The account of every row",
        [
            new("shard", "File"), new("read", "Rows read", ColumnFormat.Count), new("measured", "Measured", ColumnFormat.Count), new("null", "Null", ColumnFormat.Count),
            new("blank", "Blank", ColumnFormat.Count), new("undecodable", "Undecodable", ColumnFormat.Count), new("failed", "Failed", ColumnFormat.Count),
            new("not_sampled", "Not sampled", ColumnFormat.Count),
        ]));
    }

    private static void AddFiles(Profile profile, SectionResult result)
    {
        var shards = profile.Shards;
        result.Add("composition.shards", new DataFrame(
            new StringDataFrameColumn("shard", shards.Select(s => s.Shard.Path)),
            new StringDataFrameColumn("format", shards.Select(s => s.Shard.Format)),
            Count("rows", shards.Select(s => s.Ledger.Read)),
            Count("row_groups", shards.Select(s => (long)s.Shard.RowGroups)),
            Count("bytes", shards.Select(s => s.Shard.Bytes)),
            new StringDataFrameColumn("sha256", shards.Select(s => s.Sha256 ?? ""))));
        result.Show(new TableView("composition.shards", "Files",
        [
            new("shard", "File"), new("format", "Format"), new("rows", "Rows", ColumnFormat.Count), new("row_groups", "Row groups", ColumnFormat.Count),
            new("bytes", "Size", ColumnFormat.Bytes), new("sha256", "SHA-256"),
        ], Folded: true));
    }

    private static void AddErrors(Profile profile, SectionResult result)
    {
        var errors = profile.Shards.SelectMany(s => s.Errors.Select(error => (s.Shard.Path, Error: error))).ToList();
        if (errors.Count == 0) return;
        var lost = profile.Shards.Count(s => s.Errors.Length > 0);
        var unknown = profile.Shards.Count(s => s.Shard is { Error: not null, DeclaredRows: null });
        result.Show(new Sentence($"{lost:N0} of {profile.Shards.Length:N0} files could not be read in full."
            + (unknown > 0 ? $" Of {unknown:N0} of them the number of rows is unknown and in no count here." : "")));
        result.Add("composition.errors", new DataFrame(
            new StringDataFrameColumn("shard", errors.Select(e => e.Path)), new StringDataFrameColumn("code", errors.Select(e => e.Error.Code)),
            new StringDataFrameColumn("what", errors.Select(e => e.Error.What)), new StringDataFrameColumn("where", errors.Select(e => e.Error.Where)),
            new StringDataFrameColumn("remedy", errors.Select(e => e.Error.Remedy))));
        result.Show(new TableView("composition.errors", "What could not be read", [new("code", "Code"), new("what", "What"), new("where", "Where"), new("remedy", "Remedy")]));
    }

    private static void AddShare(SectionResult result, string id, long count, long rows)
    {
        if (rows == 0) result.NotMeasurable(id, "share", "No row was read.");
        else result.Add(new() { Id = id, Value = (double)count / rows, Unit = "share", Of = rows, OfUnit = "rows" });
    }

    private static Int64DataFrameColumn Count(string name, IEnumerable<long> values) => new(name, values);
}
