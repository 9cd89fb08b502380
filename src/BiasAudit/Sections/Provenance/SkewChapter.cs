using System.Runtime.InteropServices;
using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>How fields hang together: country by language, kind by language, domain by language, year by source; and which language rests on which source.</summary>
internal static class SkewChapter
{
    private const int LargestDomains = 200;

    public static void Add(Profile profile, SectionResult result, Landscape landscape)
    {
        var mix = profile.State<SourceMix>();
        var large = landscape.Domains.Largest(LargestDomains).Select(landscape.Domains.TextAt).ToHashSet(StringComparer.Ordinal);
        string Domain(string host) => PublicSuffixes.Shared.DomainOf(host) is var domain && large.Contains(domain) ? domain : "(smaller domains)";
        var pairs = new (string Name, CrossTabulation Table)[]
        {
            ("country by language", Tabulate(mix.Languages, host => landscape.Of(host).Country)),
            ("kind by language", Tabulate(mix.Languages, host => landscape.Of(host).Kind is var kind && kind != PublisherKind.Unknown ? kind.Name() : null)),
            ("domain by language", Tabulate(mix.Languages, Domain)),
            ("source by year", Tabulate(mix.PerYear, Domain)),
        };
        AddAssociations(result, pairs, profile.Options.Detections.HasFlag(Detections.Language));
        AddStandouts(result, pairs);
        AddLanguageSources(result, mix.Languages);
    }

    private static CrossTabulation Tabulate(CrossTable table, Func<string, string?> group)
    {
        var (columns, sums) = (table.Columns, new Dictionary<string, long[]>(StringComparer.Ordinal));
        foreach (var row in table.Rows())
        {
            if (row.Name.Length == 0 || group(row.Name) is not { } name) continue;
            if (!sums.TryGetValue(name, out var counts)) sums.Add(name, counts = new long[columns.Length]);
            for (var i = 0; i < row.Columns.Length; i++) counts[row.Columns[i]] += row.Counts[i];
        }
        return new(columns, sums);
    }

    private static void AddAssociations(SectionResult result, (string Name, CrossTabulation Table)[] pairs, bool hasLanguages)
    {
        result.Add("provenance.skew", new DataFrame(
            Frame.Text("fields", pairs.Select(p => p.Name)), Frame.Count("documents", pairs.Select(p => p.Table.Association.Total)),
            Frame.Count("rows", pairs.Select(p => (long)p.Table.Association.Rows)), Frame.Count("columns", pairs.Select(p => (long)p.Table.Association.Columns)),
            Frame.Number("cramer-v-corrected", pairs.Select(p => p.Table.Association.CramerVCorrected)),
            Frame.Number("normalized-mutual-information", pairs.Select(p => p.Table.Association.NormalizedArithmetic)),
            Frame.Number("mutual-information-nats", pairs.Select(p => p.Table.Association.MutualInformation)),
            Frame.Number("of-which-bias", pairs.Select(p => p.Table.Association.MutualInformationBias))));
        foreach (var (name, table) in pairs)
        {
            var id = $"provenance.{name.Replace(" by ", "-by-")}.cramer-v";
            if (Math.Min(table.Association.Rows, table.Association.Columns) < 2)
                result.NotMeasurable(id, "0 to 1", hasLanguages || !name.EndsWith("language", StringComparison.Ordinal)
                    ? "At least two values of each field are needed." : "No section that was asked for detects languages.");
            else
                result.Add(new() { Id = id, Value = table.Association.CramerVCorrected, Unit = "0 to 1", Of = table.Association.Total, OfUnit = "documents" });
        }
        if (pairs.All(p => p.Table.Association.Total == 0)) return;
        result.Show(new TableView("provenance.skew", "How strongly fields hang together (0: not at all, 1: one tells the other)",
        [
            new("fields", "Fields"), new("documents", "Documents", ColumnFormat.Count), new("cramer-v-corrected", "Cramér's V, bias-corrected", ColumnFormat.Number),
            new("normalized-mutual-information", "Mutual information / mean entropy", ColumnFormat.Number), new("of-which-bias", "Bias of it, nats", ColumnFormat.Number),
        ], Folded: true));
    }

    private static void AddStandouts(SectionResult result, (string Name, CrossTabulation Table)[] pairs)
    {
        var cells = pairs.SelectMany(p => p.Table.Standouts(10).Select(c => (p.Name, Cell: c))).ToArray();
        result.Add("provenance.skew-cells", new DataFrame(
            Frame.Text("fields", cells.Select(c => c.Name)), Frame.Text("row", cells.Select(c => c.Cell.Row)), Frame.Text("column", cells.Select(c => c.Cell.Column)),
            Frame.Count("documents", cells.Select(c => c.Cell.Documents)), Frame.Number("expected", cells.Select(c => c.Cell.Expected)),
            Frame.Number("standardized-residual", cells.Select(c => c.Cell.Residual))));
        if (cells.Length == 0) return;
        result.Show(new TableView("provenance.skew-cells", "Combinations that stand out",
        [
            new("fields", "Fields"), new("row", "Row"), new("column", "Column"), new("documents", "Documents", ColumnFormat.Count),
            new("expected", "If the fields were independent", ColumnFormat.Number),
        ], Rows: 40, Folded: true));
    }

    // Each language with its largest domain and how its documents spread over domains.
    private static IEnumerable<(string Language, string Domain, Concentration Spread)> Languages(CrossTable table)
    {
        var (columns, domains) = (table.Columns, new Dictionary<string, int>(StringComparer.Ordinal));
        var cells = Array.ConvertAll(columns, _ => new Dictionary<int, long>());
        foreach (var row in table.Rows().Where(row => row.Name.Length > 0))
        {
            var domain = PublicSuffixes.Shared.DomainOf(row.Name);
            if (!domains.TryGetValue(domain, out var at)) domains.Add(domain, at = domains.Count);
            for (var i = 0; i < row.Columns.Length; i++) CollectionsMarshal.GetValueRefOrAddDefault(cells[row.Columns[i]], at, out _) += row.Counts[i];
        }
        string[] names = [.. domains.Keys];
        for (var language = 0; language < columns.Length; language++)
        {
            if (cells[language].Count == 0) continue;
            var most = cells[language].Values.Max();
            var largest = cells[language].Where(cell => cell.Value == most).Select(cell => names[cell.Key]).Min(StringComparer.Ordinal)!;
            yield return (columns[language], largest, Concentration.Of([.. cells[language].Values]));
        }
    }

    private static void AddLanguageSources(SectionResult result, CrossTable table)
    {
        var languages = Languages(table).OrderByDescending(l => l.Spread.Total).ThenBy(l => l.Language, StringComparer.Ordinal).ToArray();
        result.Add("provenance.language-sources", new DataFrame(
            Frame.Text("language", languages.Select(l => l.Language)), Frame.Count("documents", languages.Select(l => l.Spread.Total)),
            Frame.Text("largest-domain", languages.Select(l => l.Domain)), Frame.Number("largest-share", languages.Select(l => l.Spread.LargestShare)),
            Frame.Number("effective-domains", languages.Select(l => l.Spread.Hill(2))), Frame.Count("domains", languages.Select(l => (long)l.Spread.Categories))));
        foreach (var (language, domain, spread) in languages.Where(l => l.Language != "und" && l.Spread.Total >= 50 && l.Spread.LargestShare > 0.5).Take(5))
            result.Show(new Sentence($"The language '{language}' rests on {domain}: {Words.Percent(spread.LargestShare)} of its {spread.Total:N0} documents that name a host."));
        if (languages.Length == 0) return;
        result.Show(new TableView("provenance.language-sources", "On which domain each language rests",
        [
            new("language", "Language"), new("documents", "Documents", ColumnFormat.Count), new("largest-domain", "Largest domain"),
            new("largest-share", "Its share", ColumnFormat.Share), new("effective-domains", "Effective number of domains", ColumnFormat.Number),
        ], Folded: true));
    }
}
