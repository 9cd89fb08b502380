using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>How much of the corpus tells where it comes from, and which fields are missing where.</summary>
internal static class OpacityChapter
{
    private static readonly string[] Meanings = ["nothing", "the name of a collection", "the host", "the publisher with country and kind"];

    public static void Add(Profile profile, SectionResult result, SourceSizes sizes)
    {
        var clusters = profile.State<SourceClusters>();
        var total = sizes.Total(SizeUnit.Documents);
        foreach (var level in Enum.GetValues<OpacityLevel>())
        {
            AddShare(result, $"provenance.opacity.l{(int)level}-share", sizes.At(level, SizeUnit.Documents), total,
                Uncertainty.OfShare(profile, clusters, SourceClusters.Level + (int)level));
        }
        AddShare(result, "provenance.opacity.l0-share-of-bytes", sizes.At(OpacityLevel.Nothing, SizeUnit.Bytes), sizes.Total(SizeUnit.Bytes), null, "bytes");
        result.Add(new() { Id = "provenance.sources.kish", Value = clusters.Counts.EffectiveSources, Unit = "equal sources", Of = total, OfUnit = "documents" });
        Show(result, sizes, total);
        AddFields(profile, result);
        AddColumns(profile, result);
    }

    private static void AddColumns(Profile profile, SectionResult result)
    {
        string Column(Shard shard, Role role) => shard.Roles.FirstOrDefault(r => r.Role == role)?.Column ?? "";
        var shards = profile.Shards.Select(account => account.Shard).ToArray();
        result.Add("provenance.field-columns", new DataFrame(
            DeclaredFields.Roles.Select(role => Frame.Text(role.ToString().ToLowerInvariant(), shards.Select(shard => Column(shard, role))))
                .Prepend(Frame.Text("shard", shards.Select(shard => shard.Path)))));
    }

    public static void AddShare(SectionResult result, string id, long part, long whole, Interval? interval, string unit = "documents")
    {
        if (whole == 0) result.NotMeasurable(id, "share", $"There are no {unit}.");
        else result.Add(new() { Id = id, Value = (double)part / whole, Unit = "share", Of = whole, OfUnit = unit, Interval = interval });
    }

    private static void Show(SectionResult result, SourceSizes sizes, long total)
    {
        var units = Amounts.Units.Where(unit => sizes.Total(unit) > 0).ToArray();
        double At(SizeUnit unit, int level) => (double)sizes.At((OpacityLevel)level, unit) / sizes.Total(unit);
        result.Add("provenance.opacity", new DataFrame(
            Frame.Text("unit", units.Select(u => u.Name())), Frame.Count("total", units.Select(sizes.Total)),
            Frame.Number("l0", units.Select(u => At(u, 0))), Frame.Number("l1", units.Select(u => At(u, 1))),
            Frame.Number("l2", units.Select(u => At(u, 2))), Frame.Number("l3", units.Select(u => At(u, 3)))));
        if (total == 0)
        {
            result.Show(new Sentence("There is no document, so nothing can be said about where text comes from.", SentenceRole.Limit));
            return;
        }
        var (l0, l1, known) = (At(SizeUnit.Documents, 0), At(SizeUnit.Documents, 1), At(SizeUnit.Documents, 2) + At(SizeUnit.Documents, 3));
        result.Show(new Sentence(l0 == 1
            ? $"Opacity L0 is 100%: nothing tells where any of the {total:N0} documents comes from. Domains, countries and kinds of publisher are not measurable."
            : $"For {Words.Percent(l0)} of the {total:N0} documents nothing tells where they come from (L0); {Words.Percent(l1)} name a collection only (L1), "
              + $"{Words.Percent(known)} a host (L2, L3), and for {Words.Percent(At(SizeUnit.Documents, 3))} the publisher's country and kind are known (L3)."));
        result.Show(new Chart("provenance.opacity", ChartKind.StackedBars, "How much is known of where text comes from",
            string.Join("; ", Meanings.Select((meaning, level) => $"L{level}, {meaning}: {Words.Percent(At(SizeUnit.Documents, level))} of documents")) + ".",
            "share", "provenance.opacity", "unit", ["l0", "l1", "l2", "l3"], Names: ["L0", "L1", "L2", "L3"]));
        result.Show(new TableView("provenance.opacity", "Opacity levels", [new("unit", "Unit"), new("total", "Total", ColumnFormat.Count),
            .. Meanings.Select((meaning, level) => new ColumnView($"l{level}", $"L{level}: {meaning}", ColumnFormat.Share))], Folded: true));
    }

    private static void AddFields(Profile profile, SectionResult result)
    {
        var fields = profile.State<DeclaredFields>();
        var sizes = profile.State<SourceSizes>();
        var total = sizes.Total(SizeUnit.Documents);
        foreach (var role in new[] { Role.Url, Role.Source })
            AddShare(result, $"provenance.{role.ToString().ToLowerInvariant()}.missing-share", fields.Missing(role, SizeUnit.Documents), total, null);
        double Share(Role role, SizeUnit unit) => sizes.Total(unit) == 0 ? double.NaN : (double)fields.Missing(role, unit) / sizes.Total(unit);
        result.Add("provenance.fields", new DataFrame(
            Frame.Text("field", DeclaredFields.Roles.Select(r => r.ToString().ToLowerInvariant())),
            Frame.Count("missing", DeclaredFields.Roles.Select(r => fields.Missing(r, SizeUnit.Documents))),
            Frame.Number("share", DeclaredFields.Roles.Select(r => Share(r, SizeUnit.Documents))),
            Frame.Number("share-of-bytes", DeclaredFields.Roles.Select(r => Share(r, SizeUnit.Bytes))),
            Frame.Count("no-column-or-null", DeclaredFields.Roles.Select(r => fields.WithoutColumn(r, SizeUnit.Documents)))));
        result.Show(new TableView("provenance.fields", "Fields that are missing or say nothing",
        [
            new("field", "Field"), new("missing", "Documents without", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
            new("share-of-bytes", "Share of bytes", ColumnFormat.Share), new("no-column-or-null", "Of these: no column, or null", ColumnFormat.Count),
        ]));
        AddGaps(profile, result);
        var names = fields.PlaceholderValues.Largest(0, 50);
        if (names.Length == 0) return;
        result.Show(new Sentence($"Values that say nothing count as missing: {string.Join("; ", names.Take(3).Select(i => $"'{fields.PlaceholderValues.TextAt(i)}' in {fields.PlaceholderValues.CountAt(i, 0):N0} documents"))}."));
        result.Add("provenance.placeholders", new DataFrame(
            Frame.Text("value", names.Select(fields.PlaceholderValues.TextAt)), Frame.Count("documents", names.Select(i => fields.PlaceholderValues.CountsAt(i)[0]))));
        result.Show(new TableView("provenance.placeholders", "Values that say nothing, counted as missing",
            [new("value", "Field and value"), new("documents", "Documents", ColumnFormat.Count)], Folded: true));
    }

    private static void AddGaps(Profile profile, SectionResult result)
    {
        var gaps = profile.State<FieldGaps>();
        foreach (var (table, label, counts, title) in new[]
        {
            ("provenance.missing-by-file", "file", gaps.Shards, "Where fields are missing, by file"),
            ("provenance.missing-by-source", "source", gaps.Sources, "Where fields are missing, by source"),
        })
        {
            var rows = counts.Largest(0, 1000);
            var roles = DeclaredFields.Roles.Select((role, i) => (Name: role.ToString().ToLowerInvariant(), Column: 1 + i)).ToArray();
            result.Add(table, new DataFrame(
                roles.Select(role => Frame.Number("without-" + role.Name, rows.Select(row => (double)counts.CountAt(row, role.Column) / counts.CountAt(row, 0))))
                    .Prepend(Frame.Count("documents", rows.Select(row => counts.CountAt(row, 0)))).Prepend(Frame.Text(label, rows.Select(counts.TextAt)))));
            if (rows.Length < 2) continue;
            result.Show(new TableView(table, title + (counts.Exact ? "" : $" (a sample of one source in {counts.Weight:N0})"),
                [new(label, label == "file" ? "File" : "Source"), new("documents", "Documents", ColumnFormat.Count), .. roles.Select(role => new ColumnView("without-" + role.Name, "Without " + role.Name, ColumnFormat.Share))], Folded: true));
        }
    }
}
