using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>The largest domains, hosts and collections one by one, and the domain list of the EU training-content summary.</summary>
internal static class SourceTables
{
    private const int Rows = 1000;

    public static void Add(SectionResult result, Landscape landscape)
    {
        var (sizes, domains) = (landscape.Sizes, landscape.Domains);
        var largest = domains.Largest(Rows);
        var kept = largest.Zip(domains.Counts(largest), (domain, amounts) => new Row(domains.TextAt(domain), amounts, true)).ToArray();
        result.Add("provenance.domains", Table("domain", WithLarge(kept, landscape.Sketch?.LargeDomains()), landscape, sizes.Hosts.Totals.ToArray()));
        result.Add("provenance.hosts", Table("host", WithLarge(Largest(sizes.Hosts), landscape.Sketch?.Hosts()), landscape, sizes.Hosts.Totals.ToArray()));
        result.Add("provenance.collections", Table("collection", Largest(sizes.Collections), landscape, sizes.Collections.Totals.ToArray(), attribute: false));
        AddEuropean(result, landscape);
    }

    private static Row[] Largest(KeyedCounts counts) => [.. counts.Largest(0, Rows).Select(i => new Row(counts.TextAt(i), counts.CountsAt(i).ToArray(), counts.Exact))];

    // Once a sketch has taken over, large names that were not kept are estimated.
    private static Row[] WithLarge(Row[] kept, IEnumerable<(string Name, long[] Amounts)>? large)
    {
        if (large is null) return kept;
        var known = kept.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        return [.. kept.Select(row => row with { Exact = true }).Concat(large.Where(l => !known.Contains(l.Name)).Select(l => new Row(l.Name, l.Amounts, false)))
            .OrderByDescending(row => row.Amounts[0]).ThenBy(row => row.Name, StringComparer.Ordinal).Take(Rows)];
    }

    private static DataFrame Table(string label, Row[] rows, Landscape landscape, long[] totals, bool attribute = true)
    {
        List<DataFrameColumn> columns =
        [
            Frame.Text(label, rows.Select(row => row.Name)), Frame.Count("documents", rows.Select(row => row.Amounts[0])),
            Frame.Number("share", rows.Select(row => (double)row.Amounts[0] / totals[0])), Frame.Count("bytes", rows.Select(row => row.Amounts[1])),
            Frame.Number("share-of-bytes", rows.Select(row => (double)row.Amounts[1] / totals[1])), Frame.Count("characters", rows.Select(row => row.Amounts[2])),
            Frame.Tokens(landscape.Sizes, rows.Select(row => row.Amounts[3])), Frame.Text("counted", rows.Select(row => row.Exact ? "exactly" : "estimated")),
        ];
        if (attribute)
        {
            var found = rows.Select(row => landscape.Of(row.Name)).ToArray();
            columns.AddRange(
            [
                Frame.Text("publisher", found.Select(f => f.Publisher ?? "")), Frame.Text("country", found.Select(f => f.Country ?? "unknown")),
                Frame.Text("country-method", found.Select(f => AttributionChapter.Name(f.CountryMethod))), Frame.Text("kind", found.Select(f => f.Kind.Name())),
                Frame.Text("kind-method", found.Select(f => AttributionChapter.Name(f.KindMethod))), Frame.Text("state-controlled", found.Select(f => f.StateControlled ? "yes" : "")),
            ]);
        }
        return new DataFrame(columns);
    }

    // Article 53(1)(d) of Regulation (EU) 2024/1689: the top 10 % of all domains by size of content, counted in domains and
    // ranked by bytes; for small providers the top 5 % or 1,000, whichever is lower.
    private static void AddEuropean(SectionResult result, Landscape landscape)
    {
        var (domains, all, bytes) = (landscape.Domains, landscape.Sizes.Total(SizeUnit.Bytes), landscape.Text("domains", SizeUnit.Bytes));
        var tenth = (int)Math.Ceiling(domains.Count * 0.1);
        var small = Math.Min(1000, (int)Math.Ceiling(domains.Count * 0.05));
        var ranked = domains.Largest(bytes, tenth);
        foreach (var (name, rows) in new[] { ("provenance.eu-domains", tenth), ("provenance.eu-domains-small-provider", small) })
        {
            result.Add(name, new DataFrame(
                Frame.Count("rank", Enumerable.Range(1, rows).Select(rank => (long)rank)), Frame.Text("domain", ranked.Take(rows).Select(domains.TextAt)),
                Frame.Count("bytes", ranked.Take(rows).Select(d => bytes[d])), Frame.Number("share-of-bytes", ranked.Take(rows).Select(d => (double)bytes[d] / all)),
                Frame.Count("documents", ranked.Take(rows).Select(domains.DocumentsAt))));
        }
    }

    private sealed record Row(string Name, long[] Amounts, bool Exact);
}
