using BiasAudit.Measuring;
using BiasAudit.References;

namespace BiasAudit.Sections.Topics;

/// <summary>Topics by the country of the publisher, which the domain of the source tells; sources of unknown country are left out.</summary>
internal static class TopicCountries
{
    /// <summary>The counts of topics by source, added up by country.</summary>
    public static (IEnumerable<(string Row, string Column, long Count)> Cells, double KnownShare) Of(TopicCounts state, AuditOptions options)
    {
        var registry = PublisherRegistry.With(options.Registry);
        var countries = new Dictionary<string, string?>(StringComparer.Ordinal);
        var (cells, all, known) = (new SortedDictionary<(string Country, string Topic), long>(), 0L, 0L);
        foreach (var (source, topic, count) in state.BySource.Cells)
        {
            all += count;
            if (!countries.TryGetValue(source, out var country)) countries[source] = country = source.Contains('.') ? Attribution.Of(source, registry).Country : null;
            if (country is null) continue;
            known += count;
            cells[(country, topic)] = cells.GetValueOrDefault((country, topic)) + count;
        }
        return (cells.Select(cell => (cell.Key.Country, cell.Key.Topic, cell.Value)), all == 0 ? 0 : (double)known / all);
    }
}
