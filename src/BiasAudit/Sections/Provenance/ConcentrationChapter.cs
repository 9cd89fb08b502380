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
            foreach (var field in new[] { "domains", "hosts", "publishers" })
            {
                var spread = Of(landscape, field, unit);
                if (unit == SizeUnit.Documents || field == "domains") spread.AddTo(result, whyNot);
                yield return spread;
            }
            var exact = sizes.Collections.Exact;
            var collections = new Spread("collections", unit, exact ? sizes.Collections.Column((int)unit) : [], sizes.Total(unit), areSources: true);
            if (unit == SizeUnit.Documents) collections.AddTo(result, exact ? "No document names a collection." : "There are more collections than are counted.");
            yield return collections;
        }
        OpacityChapter.AddShare(result, "provenance.domains.known-share", sizes.Hosts.Totals[0], sizes.Total(SizeUnit.Documents), null);
        ShowSources(result, landscape);
    }

    // The hosts of one domain are no sources of their own, so their numbers have no interval while they are exact.
    private static Spread Of(Landscape landscape, string field, SizeUnit unit)
    {
        var total = landscape.Sizes.Total(unit);
        if (landscape.Sketch is { } sketch && landscape.Sizes.Hosts.Totals[(int)unit] is var known and > 0) return new(field, unit, sketch.Spread(field, unit), known, total);
        return new(field, unit, landscape.Sizes.Hosts.Totals[(int)unit] == 0 ? [] : landscape.Text(field, unit), total, areSources: field != "hosts");
    }

    private static void ShowSources(SectionResult result, Landscape landscape)
    {
        var (sizes, domains) = (landscape.Sizes, landscape.Domains);
        SourceTables.Add(result, landscape);
        var bytes = Concentration.OfOwned(landscape.Text("domains", SizeUnit.Bytes));
        var lorenz = bytes.Lorenz().ToArray();
        result.Add("provenance.lorenz", new DataFrame(Frame.Number("domains", lorenz.Select(p => p.Categories)), Frame.Number("bytes", lorenz.Select(p => p.Whole))));
        if (domains.Count == 0)
        {
            result.Show(new Sentence($"Concentration of hosts, domains and publishers: not measurable. {NoHost}", SentenceRole.Limit));
            return;
        }
        if (landscape.Sketch is not null)
        {
            result.Show(new Sentence($"There are more than {KeyedCounts.DefaultLimit:N0} hosts or than --source-capacity allows: one domain in {sizes.Hosts.Weight:N0} was kept, by its hash, with exact counts, and "
                + $"large sources are estimated from {DocumentSample.Capacity:N0} documents at most. The numbers of hosts, domains and publishers are estimates, each with its sampling interval; the curve is of the kept domains.", SentenceRole.Limit));
        }
        result.Show(new Sentence(Largest(result, landscape)));
        result.Show(new Chart("provenance.lorenz", ChartKind.Lorenz, "How unevenly the domains contribute",
            $"The smaller half of the domains gives {Words.Percent(lorenz.LastOrDefault(p => p.Categories <= 0.5).Whole)} of the bytes; Gini {bytes.Gini():0.00} over the domains seen.",
            "share", "provenance.lorenz", "domains", ["bytes"]));
        result.Show(new TableView("provenance.domains", "Largest domains",
        [
            new("domain", "Domain"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
            new("share-of-bytes", "Share of bytes", ColumnFormat.Share), new("publisher", "Publisher"), new("country", "Country"), new("kind", "Kind"),
        ]));
    }

    private static string Largest(SectionResult result, Landscape landscape)
    {
        Measured Of(string statistic) => result.Measures.First(m => m.Id == $"provenance.domains.{statistic}");
        var (largest, number) = (Of("largest-share"), Of("effective-number"));
        var name = (string)result.Tables.First(t => t.Name == "provenance.domains").Frame["domain"][0];
        var range = number.Interval is not { } interval ? "" : interval.Kind == IntervalKind.LeaveOneSourceOut
            ? $" ({interval.Low:N1} to {interval.High:N1} when one is left out; too few for an interval)" : $" ({interval.Low:N1} to {interval.High:N1} {Words.Speaks(interval.Kind)})";
        return $"The largest domain is {name} with {Words.Percent(largest.Value!.Value)} of the documents that name a host; the ten largest hold {Words.Percent(Of("top-10-share").Value!.Value)}. "
            + $"{Of("distinct").Value:N0} domains are as concentrated as {number.Value:N1} equal ones{range}, by documents.";
    }
}
