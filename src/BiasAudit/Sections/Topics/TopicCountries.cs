using BiasAudit.Measuring;
using BiasAudit.References;

namespace BiasAudit.Sections.Topics;

/// <summary>Topics by the country of the publisher, which the domain of the source tells; sources of unknown country are left out.</summary>
internal static class TopicCountries
{
    /// <summary>The counts of topics by source, added up by country.</summary>
    public static (IEnumerable<TopicRow> Rows, double KnownShare) Of(IEnumerable<TopicRow> sources, AuditOptions options)
    {
        var registry = PublisherRegistry.With(options.Registry);
        var (countries, all, known) = (new Dictionary<string, long[]>(StringComparer.Ordinal), 0L, 0L);
        foreach (var row in sources)
        {
            all += row.Documents + row.Unclassified;
            if (!row.Name.Contains('.') || Attribution.Of(row.Name, registry).Country is not { } country) continue;
            known += row.Documents + row.Unclassified;
            if (!countries.TryGetValue(country, out var counts)) countries.Add(country, counts = new long[row.Counts.Length]);
            for (var topic = 0; topic < counts.Length; topic++) counts[topic] += row.Counts[topic];
        }
        return (countries.Select(country => new TopicRow(country.Key, country.Value, 0)), all == 0 ? 0 : (double)known / all);
    }
}
