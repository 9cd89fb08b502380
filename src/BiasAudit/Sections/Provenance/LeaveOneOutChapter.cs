using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>What the main numbers become when the largest source is removed.</summary>
internal static class LeaveOneOutChapter
{
    public static void Add(Profile profile, SectionResult result, Landscape landscape)
    {
        var rows = landscape.Domains.Count < 2 ? [] : Rows(profile, landscape).ToArray();
        result.Add("provenance.leave-one-out", new DataFrame(
            Frame.Text("number", rows.Select(r => r.Number)), Frame.Number("value", rows.Select(r => r.Value)), Frame.Number("without-largest-source", rows.Select(r => r.Without))));
        if (rows.Length == 0) return;
        var top = landscape.Domains.TextAt(landscape.Domains.Largest(1)[0]);
        var change = rows.Skip(1).Where(r => r.IsShare).OrderByDescending(r => Math.Abs(r.Value - r.Without)).First();
        result.Show(new Sentence($"Without {top} the effective number of domains would be {rows[0].Without:N1} instead of {rows[0].Value:N1}, "
            + $"and the {change.Number} {Words.Percent(change.Without)} instead of {Words.Percent(change.Value)}."));
        result.Show(new TableView("provenance.leave-one-out", $"The main numbers without {top}",
            [new("number", "Number"), new("value", "Value", ColumnFormat.Number), new("without-largest-source", "Without the largest source", ColumnFormat.Number)], Folded: true));
    }

    private static IEnumerable<(string Number, double Value, double Without, bool IsShare)> Rows(Profile profile, Landscape landscape)
    {
        var largest = landscape.Domains.Largest(1)[0];
        foreach (var row in Domains(landscape)) yield return row;
        var hosts = Hosts(landscape, largest);
        foreach (var row in Categories("country", landscape.Countries, hosts.GroupBy(h => h.Of.Country ?? ""))) yield return row;
        foreach (var row in Categories("kind", landscape.Kinds, hosts.GroupBy(h => h.Of.Kind.Name()))) yield return row;
        foreach (var row in Languages(profile, landscape.Domains.TextAt(largest))) yield return row;
    }

    private static (string, double, double, bool)[] Domains(Landscape landscape)
    {
        var whole = Concentration.OfOwned(landscape.Text("domains", SizeUnit.Documents));
        var (share, ten) = (whole.LargestShare, whole.LargestShares(10));
        return
        [
            ("effective number of domains", whole.Hill(2), (1 - share) * (1 - share) / (whole.Hhi - share * share), false),
            ("share of the largest domain", share, (whole.LargestShares(2) - share) / (1 - share), true),
            ("share of the ten largest domains", ten, (whole.LargestShares(11) - share) / (1 - share), true),
        ];
    }

    // The hosts of one domain can be of several publishers, so each goes with its own country and kind.
    private static (Attribution Of, long Documents)[] Hosts(Landscape landscape, int domain) =>
        [.. Enumerable.Range(0, landscape.Sizes.Hosts.Count).Where(host => landscape.Domains.Of(host) == domain)
            .Select(host => (landscape.Of(landscape.Sizes.Hosts.TextAt(host)), landscape.Sizes.Hosts.CountAt(host, 0)))];

    private static IEnumerable<(string, double, double, bool)> Categories(
        string field, Dictionary<string, CategoryTotals> categories, IEnumerable<IGrouping<string, (Attribution Of, long Documents)>> removed)
    {
        var gone = removed.Where(g => categories.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => g.Sum(h => h.Documents), StringComparer.Ordinal);
        double known = categories.Values.Sum(c => c.Amounts[0]), left = known - gone.Values.Sum();
        foreach (var (name, totals) in categories.OrderByDescending(c => c.Value.Amounts[0]).ThenBy(c => c.Key, StringComparer.Ordinal).Take(3))
            yield return ($"share of the {field} {name} among known", totals.Amounts[0] / known, (totals.Amounts[0] - gone.GetValueOrDefault(name)) / left, true);
    }

    private static IEnumerable<(string, double, double, bool)> Languages(Profile profile, string removed)
    {
        var table = profile.State<SourceMix>().Languages;
        var (columns, gone) = (table.Columns, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var row in table.Rows().Where(row => row.Name.EndsWith(removed, StringComparison.Ordinal) && PublicSuffixes.Shared.DomainOf(row.Name) == removed))
            for (var i = 0; i < row.Columns.Length; i++) gone[columns[row.Columns[i]]] = gone.GetValueOrDefault(columns[row.Columns[i]]) + row.Counts[i];
        double all = table.Total, left = all - gone.Values.Sum();
        foreach (var (language, count) in table.ColumnTotals.OrderByDescending(c => c.Count).ThenBy(c => c.Item1, StringComparer.Ordinal).Take(3))
            yield return ($"share of the language {language}", count / all, (count - gone.GetValueOrDefault(language)) / left, true);
    }
}
