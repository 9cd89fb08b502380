using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>How few sources the corpus rests on: hosts, domains, publishers, collections, with the domain table of the EU summary.</summary>
internal static class ConcentrationChapter
{
    private const string NoHost = "No document names a host: there is no URL column, or none of its values is an address.";
    internal const string NoTokens = "No column declares the tokens of a document.";

    public static IEnumerable<Spread> Add(SectionResult result, Landscape landscape)
    {
        var sizes = landscape.Sizes;
        foreach (var unit in new[] { SizeUnit.Documents, SizeUnit.Bytes, SizeUnit.Tokens })
        {
            var whyNot = unit == SizeUnit.Tokens && sizes.Total(unit) == 0 ? NoTokens : NoHost;
            var domains = Of("domains", landscape.Domains, unit);
            domains.AddTo(result, whyNot);
            yield return domains;
            var hosts = Of("hosts", sizes.Hosts, unit);
            if (unit == SizeUnit.Documents) hosts.AddTo(result, whyNot);
            yield return hosts;
            var publishers = new Spread("publishers", unit, landscape.Publishers(unit), sizes.Total(unit), weight: sizes.Hosts.Weight);
            if (unit == SizeUnit.Documents) publishers.AddTo(result, whyNot);
            yield return publishers;
            var collections = new Spread("collections", unit, sizes.Collections.Column((int)unit), sizes.Total(unit), weight: sizes.Collections.Weight);
            if (unit == SizeUnit.Documents) collections.AddTo(result, "No document names a collection.");
            yield return collections;
        }
        OpacityChapter.AddShare(result, "provenance.domains.known-share", sizes.Hosts.Totals[0], sizes.Total(SizeUnit.Documents), null);
        ShowSources(result, landscape);

        Spread Of(string field, KeyedCounts counts, SizeUnit unit) =>
            new(field, unit, counts.Column((int)unit), sizes.Total(unit), weight: sizes.Hosts.Weight);
    }

    private static void ShowSources(SectionResult result, Landscape landscape)
    {
        var domains = landscape.Domains;
        AddTable(result, "provenance.domains", "domain", domains, landscape);
        AddTable(result, "provenance.hosts", "host", landscape.Sizes.Hosts, landscape);
        AddTable(result, "provenance.collections", "collection", landscape.Sizes.Collections, null);
        AddEuropeanTables(result, domains, landscape.Sizes.Total(SizeUnit.Bytes));
        var bytes = Concentration.OfOwned(domains.Column((int)SizeUnit.Bytes));
        var lorenz = bytes.Lorenz().ToArray();
        result.Add("provenance.lorenz", new DataFrame(Frame.Number("domains", lorenz.Select(p => p.Categories)), Frame.Number("bytes", lorenz.Select(p => p.Whole))));
        if (domains.Count == 0)
        {
            result.Show(new Sentence($"Concentration of hosts, domains and publishers: not measurable. {NoHost}", SentenceRole.Limit));
            return;
        }
        var top = domains.Largest(0, 1)[0];
        var spread = Concentration.OfOwned(domains.Column(0));
        if (!landscape.Sizes.Hosts.Exact)
        {
            result.Show(new Sentence($"There are more than {KeyedCounts.DefaultLimit:N0} hosts: one domain in {domains.Weight * landscape.Sizes.Hosts.Weight:N0} was kept, by its hash, "
                + "and the numbers of this chapter are estimates from them with the error beside them; the largest domains seen are those of the sample.", SentenceRole.Limit));
        }
        result.Show(new Sentence($"The largest domain is {domains.TextAt(top)} with {Words.Percent((double)domains.CountsAt(top)[0] / spread.Total)} of the documents that name a host; "
            + $"the ten largest hold {Words.Percent(spread.LargestShares(10))}. {spread.Categories:N0} domains are as concentrated as {spread.Hill(2):N1} equal ones (by documents)."));
        result.Show(new Chart("provenance.lorenz", ChartKind.Lorenz, "How unevenly the domains contribute",
            $"The smaller half of the domains gives {Words.Percent(lorenz.LastOrDefault(p => p.Categories <= 0.5).Whole)} of the bytes; Gini {bytes.Gini():0.00} over the domains seen.",
            "share", "provenance.lorenz", "domains", ["bytes"]));
        result.Show(new TableView("provenance.domains", "Largest domains",
        [
            new("domain", "Domain"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
            new("share-of-bytes", "Share of bytes", ColumnFormat.Share), new("publisher", "Publisher"), new("country", "Country"), new("kind", "Kind"),
        ]));
    }

    private static void AddTable(SectionResult result, string table, string label, KeyedCounts counts, Landscape? landscape)
    {
        var rows = counts.Largest(0, 1000);
        var totals = counts.Totals.ToArray();
        List<DataFrameColumn> columns =
        [
            Frame.Text(label, rows.Select(counts.TextAt)), Frame.Count("documents", rows.Select(i => counts.CountsAt(i)[0])),
            Frame.Number("share", rows.Select(i => (double)counts.CountsAt(i)[0] / totals[0])),
            Frame.Count("bytes", rows.Select(i => counts.CountsAt(i)[1])),
            Frame.Number("share-of-bytes", rows.Select(i => (double)counts.CountsAt(i)[1] / totals[1])),
            Frame.Count("characters", rows.Select(i => counts.CountsAt(i)[2])), Frame.Count("tokens", rows.Select(i => counts.CountsAt(i)[3])),
        ];
        if (landscape is not null)
        {
            var found = rows.Select(i => landscape.Of(counts.TextAt(i))).ToArray();
            columns.AddRange(
            [
                Frame.Text("publisher", found.Select(f => f.Publisher ?? "")), Frame.Text("country", found.Select(f => f.Country ?? "unknown")),
                Frame.Text("country-method", found.Select(f => AttributionChapter.Name(f.CountryMethod))),
                Frame.Text("kind", found.Select(f => References.PublisherKinds.Name(f.Kind))),
                Frame.Text("kind-method", found.Select(f => AttributionChapter.Name(f.KindMethod))),
                Frame.Text("state-controlled", found.Select(f => f.StateControlled ? "yes" : "")),
            ]);
        }
        result.Add(table, new DataFrame(columns));
    }

    // Article 53(1)(d) of Regulation (EU) 2024/1689: the top 10 % of all domains by size of content, counted in domains and
    // ranked by bytes; for small providers the top 5 % or 1,000, whichever is lower.
    private static void AddEuropeanTables(SectionResult result, KeyedCounts domains, long bytes)
    {
        var tenth = (int)Math.Ceiling(domains.Count * 0.1);
        var small = Math.Min(1000, (int)Math.Ceiling(domains.Count * 0.05));
        var ranked = domains.Largest((int)SizeUnit.Bytes, tenth);
        foreach (var (name, rows) in new[] { ("provenance.eu-domains", ranked), ("provenance.eu-domains-small-provider", ranked[..small]) })
        {
            result.Add(name, new DataFrame(
                Frame.Count("rank", Enumerable.Range(1, rows.Length).Select(rank => (long)rank)), Frame.Text("domain", rows.Select(domains.TextAt)),
                Frame.Count("bytes", rows.Select(i => domains.CountsAt(i)[1])), Frame.Number("share-of-bytes", rows.Select(i => (double)domains.CountsAt(i)[1] / bytes)),
                Frame.Count("documents", rows.Select(i => domains.CountsAt(i)[0]))));
        }
    }
}
