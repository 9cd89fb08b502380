using BiasAudit.Sketches;

namespace BiasAudit.Sections.Topics;

/// <summary>The documents of a source, language, country or year.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Counts">Its documents on each topic, in the order of the taxonomy.</param>
/// <param name="Unclassified">Its documents without a topic.</param>
internal sealed record TopicRow(string Name, long[] Counts, long Unclassified)
{
    /// <summary>Its documents with a topic.</summary>
    public long Documents { get; } = Counts.Sum();

    /// <summary>The rows of a table, in the order of their names.</summary>
    public static List<TopicRow> Of(CrossTable table, TopicTaxonomy taxonomy)
    {
        int[] topics = [.. table.Columns.Select(column => taxonomy.IndexOf(column) is >= 0 and var topic ? topic : taxonomy.Topics.Length)];
        var rows = new List<TopicRow>();
        var (name, counts) = ("", new long[taxonomy.Topics.Length + 1]);
        foreach (var row in table.ByRow())
        {
            // Two sources can have one name: a collection may be called as a domain is.
            if (row.Name != name) Close(row.Name);
            for (var i = 0; i < row.Columns.Length; i++) counts[topics[row.Columns[i]]] += row.Counts[i];
        }
        Close("");
        return rows;

        void Close(string next)
        {
            if (counts.AsSpan().ContainsAnyExcept(0)) rows.Add(new(name, counts[..^1], counts[^1]));
            counts.AsSpan().Clear();
            name = next;
        }
    }
}
