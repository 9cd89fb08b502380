using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>Which countries and kinds of institution the text comes from, each with the method that says so and with bounds.</summary>
internal static class AttributionChapter
{
    /// <summary>The 249 countries and areas of ISO 3166-1, and bodies of many states: the universe of Gini over countries.</summary>
    private const int Countries = 250;

    private const string Unknown = "No source names a country or kind: no registry row, no institutional suffix, no top-level domain of a country, no registration.";

    public static IEnumerable<Spread> Add(SectionResult result, Landscape landscape)
    {
        AddMethods(result, landscape);
        foreach (var (field, categories, universe, title) in new[]
        {
            ("countries", landscape.Countries, (long?)Countries, "Country of the publisher"),
            ("kinds", landscape.Kinds, Enum.GetValues<PublisherKind>().Length - 1, "Kind of institution"),
        })
        {
            foreach (var unit in new[] { SizeUnit.Documents, SizeUnit.Bytes, SizeUnit.Tokens })
            {
                var spread = new Spread(field, unit, categories.Values.Select(c => c.Amounts[(int)unit]).ToArray(), landscape.Sizes.Total(unit), universe);
                if (unit == SizeUnit.Documents) spread.Clustered([.. categories.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value)]);
                spread.AddTo(result, unit == SizeUnit.Tokens && landscape.Sizes.Total(unit) == 0 ? ConcentrationChapter.NoTokens : Unknown);
                yield return spread;
            }
            Show(result, landscape, field, title, categories);
        }
        AddStateControl(result, landscape);
    }

    /// <summary>The name of a method as tables spell it.</summary>
    public static string Name(AttributionMethod method) => method switch
    {
        AttributionMethod.Registry => "registry",
        AttributionMethod.InstitutionalSuffix => "institutional suffix",
        AttributionMethod.TopLevelDomain => "top-level domain",
        AttributionMethod.ChineseRegistration => "registration at the page foot",
        _ => "none",
    };

    private static void Show(SectionResult result, Landscape landscape, string field, string title, Dictionary<string, CategoryTotals> categories)
    {
        var ranked = categories.OrderByDescending(c => c.Value.Amounts[0]).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        double total = landscape.Sizes.Total(SizeUnit.Documents), known = ranked.Sum(c => c.Value.Amounts[0]), knownBytes = ranked.Sum(c => c.Value.Amounts[1]);
        var unknown = total == 0 ? 1 : 1 - known / total;
        var bounds = ranked.Select(c => UnknownShare.Share(c.Value.Amounts[0] / total, unknown)).ToArray();
        var intervals = ranked.Select(c => c.Value.ShareInterval(categories.Values)).ToArray();
        result.Add($"provenance.{field}", new DataFrame(
            Frame.Text("category", ranked.Select(c => c.Key)), Frame.Count("documents", ranked.Select(c => c.Value.Amounts[0])),
            Frame.Number("share-of-known", ranked.Select(c => c.Value.Amounts[0] / known)),
            Frame.Number("low-of-all", bounds.Select(b => b.Low)), Frame.Number("high-of-all", bounds.Select(b => b.High)),
            Frame.Number("interval-low", intervals.Select(i => i?.Low ?? double.NaN)), Frame.Number("interval-high", intervals.Select(i => i?.High ?? double.NaN)),
            Frame.Text("interval-kind", intervals.Select(i => i?.Kind.ToString() ?? "")),
            Frame.Number("share-of-known-bytes", ranked.Select(c => c.Value.Amounts[1] / knownBytes)), Frame.Count("bytes", ranked.Select(c => c.Value.Amounts[1])),
            Frame.Tokens(landscape.Sizes, ranked.Select(c => c.Value.Amounts[3])), Frame.Count("sources", ranked.Select(c => c.Value.Sources))));
        if (ranked.Length == 0)
        {
            result.Show(new Sentence($"{title}: not measurable. {Unknown}", SentenceRole.Limit));
            return;
        }
        result.Show(new Sentence($"{title}: {ranked[0].Key} holds {Words.Percent(ranked[0].Value.Amounts[0] / known)} of the documents where it is known{Words.Of(intervals[0])}; "
            + $"it is unknown for {Words.Percent(unknown)} of all documents, so the share of all lies between {Words.Percent(bounds[0].Low)} and {Words.Percent(bounds[0].High)}."));
        result.Show(new Chart($"provenance.{field}", ChartKind.Bars, title + ", smallest possible share with the range that the unknown part leaves",
            string.Join("; ", ranked.Take(5).Select((c, i) => $"{c.Key} {Words.Percent(bounds[i].Low)} to {Words.Percent(bounds[i].High)} of all documents")) + ".",
            "share", $"provenance.{field}", "category", ["low-of-all"], "low-of-all", "high-of-all"));
        result.Show(new TableView($"provenance.{field}", title,
        [
            new("category", title), new("documents", "Documents", ColumnFormat.Count), new("share-of-known", "Among known", ColumnFormat.Share),
            new("low-of-all", "Of all, at least", ColumnFormat.Share), new("high-of-all", "Of all, at most", ColumnFormat.Share),
            new("sources", "Sources", ColumnFormat.Count),
        ], Folded: true));
    }

    private static void AddMethods(SectionResult result, Landscape landscape)
    {
        var rows = landscape.Methods.OrderBy(m => m.Key.Field, StringComparer.Ordinal).ThenBy(m => m.Key.Method).ToArray();
        double total = landscape.Sizes.Total(SizeUnit.Documents);
        result.Add("provenance.methods", new DataFrame(
            Frame.Text("field", rows.Select(r => r.Key.Field)), Frame.Text("method", rows.Select(r => Name(r.Key.Method))),
            Frame.Count("documents", rows.Select(r => r.Value[0])), Frame.Number("share", rows.Select(r => r.Value[0] / total)), Frame.Count("bytes", rows.Select(r => r.Value[1]))));
        if (rows.Length == 0) return;
        result.Show(new TableView("provenance.methods", "What gave country and kind, for documents that name a host",
            [new("field", "Field"), new("method", "Method"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of all", ColumnFormat.Share)], Folded: true));
    }

    private static void AddStateControl(SectionResult result, Landscape landscape)
    {
        var (all, state) = (landscape.Sizes.Total(SizeUnit.Documents), landscape.StateControlled[0]);
        if (landscape.Domains.Count == 0)
        {
            result.NotMeasurable("provenance.state-controlled.share", "share", Unknown);
            return;
        }
        result.Add(new()
        {
            Id = "provenance.state-controlled.share", Value = (double)state / all, Unit = "share", Of = all, OfUnit = "documents",
            Bounds = new(IntervalKind.Bounds, (double)state / all, 1, 1),
        });
        result.Show(new Sentence($"{Words.Percent((double)state / all)} of the documents stand on hosts that the registry lists as state-controlled. That is a lower bound: "
            + "published work found about 12% of the state-coordinated Chinese text of one web corpus on known government or news hosts.", SentenceRole.Limit));
    }
}
