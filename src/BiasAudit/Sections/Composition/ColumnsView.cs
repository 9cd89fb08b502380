using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Composition;

/// <summary>Which columns there are, which role each plays and why, and where files differ in it.</summary>
internal static class ColumnsView
{
    public static void Conclude(Profile profile, SectionResult result)
    {
        AddRoles(profile, result);
        AddDrift(profile, result);
    }

    private static void AddRoles(Profile profile, SectionResult result)
    {
        var roles = profile.Shards.SelectMany(s => s.Shard.Roles)
            .GroupBy(choice => (choice.Role, choice.Column)).OrderBy(g => g.Key.Role).ThenBy(g => g.Key.Column, StringComparer.Ordinal).ToList();
        result.Add("composition.roles", new DataFrame(
            new StringDataFrameColumn("role", roles.Select(g => g.Key.Role.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("column", roles.Select(g => g.Key.Column)),
            new Int64DataFrameColumn("files", roles.Select(g => (long)g.Count())),
            new StringDataFrameColumn("reason", roles.Select(g => g.First().Reason))));
        result.Show(new TableView("composition.roles", "Columns and their roles",
            [new("role", "Role"), new("column", "Column"), new("files", "Files", ColumnFormat.Count), new("reason", "Why")], Rows: 40));
    }

    /// <summary>Files that do not have the columns that most files have.</summary>
    private static void AddDrift(Profile profile, SectionResult result)
    {
        var readable = profile.Shards.Where(s => s.Shard.Columns.Length > 0).ToList();
        var layouts = readable.GroupBy(s => string.Join(", ", s.Shard.Columns.Select(c => $"{c.Path} {c.Type}").Order(StringComparer.Ordinal)))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        result.Add(new() { Id = "composition.layouts.count", Value = layouts.Count, Unit = "layouts", Of = readable.Count, OfUnit = "files" });
        if (layouts.Count <= 1) return;
        result.Show(new Sentence($"The {readable.Count:N0} files have {layouts.Count:N0} different layouts of columns; each file was read by its own."));
        result.Add("composition.layouts", new DataFrame(
            new Int64DataFrameColumn("files", layouts.Select(g => (long)g.Count())),
            new Int64DataFrameColumn("rows", layouts.Select(g => g.Sum(s => s.Ledger.Read))),
            new StringDataFrameColumn("example", layouts.Select(g => g.First().Shard.Path)),
            new StringDataFrameColumn("columns", layouts.Select(g => g.Key))));
        result.Show(new TableView("composition.layouts", "Layouts of columns",
            [new("files", "Files", ColumnFormat.Count), new("rows", "Rows", ColumnFormat.Count), new("example", "Example"), new("columns", "Columns")], Folded: true));
    }
}
