using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>Topic by another field: how strongly they hang together, and which cells stand out.</summary>
internal static class TopicCrossing
{
    private const int Shown = 15;

    private const int Largest = 1000;

    /// <summary>Adds the association, the table of the largest rows and its heat map.</summary>
    public static void AddTo(SectionResult result, string field, string fields, IEnumerable<TopicRow> counts, TopicTaxonomy taxonomy)
    {
        TopicRow[] rows = [.. counts.Where(row => row.Documents > 0).OrderByDescending(row => row.Documents).ThenBy(row => row.Name, StringComparer.Ordinal)];
        if (rows.Length < 2)
        {
            result.NotMeasurable($"topics.{field}.cramer-v", "0..1", $"Documents with a topic have fewer than two {fields}.");
            result.NotMeasurable($"topics.{field}.normalized-mutual-information", "0..1", $"Documents with a topic have fewer than two {fields}.");
            return;
        }
        AddAssociation(result, field, rows, taxonomy.Topics.Length);
        AddTable(result, field, fields, rows, taxonomy);
    }

    private static void AddAssociation(SectionResult result, string field, TopicRow[] rows, int topics)
    {
        var counts = new long[rows.Length, topics];
        for (var row = 0; row < rows.Length; row++)
            for (var topic = 0; topic < topics; topic++) counts[row, topic] = rows[row].Counts[topic];
        var association = new Association(counts);
        result.Add(new() { Id = $"topics.{field}.cramer-v", Value = association.CramerVCorrected, Unit = "0..1", Of = association.Total, OfUnit = "documents with a topic" });
        result.Add(new() { Id = $"topics.{field}.normalized-mutual-information", Value = association.NormalizedGeometric, Unit = "0..1", Of = association.Total, OfUnit = "documents with a topic" });
    }

    private static void AddTable(SectionResult result, string field, string fields, TopicRow[] rows, TopicTaxonomy taxonomy)
    {
        var all = (double)rows.Sum(row => row.Documents);
        var totals = new long[taxonomy.Topics.Length];
        foreach (var row in rows)
            for (var topic = 0; topic < totals.Length; topic++) totals[topic] += row.Counts[topic];
        var shown = rows[..Math.Min(Largest, rows.Length)];
        var outstanding = Array.ConvertAll(shown, row => Outstanding(row, totals, all));
        var frame = new DataFrame(
            new StringDataFrameColumn(field, shown.Select(row => row.Name)), new Int64DataFrameColumn("documents", shown.Select(row => row.Documents)),
            new StringDataFrameColumn("outstanding", outstanding.Select(topic => taxonomy.Topics[topic.Topic].Id)),
            new DoubleDataFrameColumn("adjusted-residual", outstanding.Select(topic => topic.Residual)));
        for (var topic = 0; topic < totals.Length; topic++)
        {
            var at = topic;
            frame.Columns.Add(new DoubleDataFrameColumn(taxonomy.Topics[topic].Id, shown.Select(row => (double)row.Counts[at] / row.Documents)));
        }
        result.Add($"topics.by-{field}", frame);
        result.Show(new TableView($"topics.by-{field}", $"Topics by {field}",
            [new(field, Title(field)), new("documents", "Documents with a topic", ColumnFormat.Count), new("outstanding", "Most outstanding topic"), new("adjusted-residual", "Adjusted residual", ColumnFormat.Number)], Shown, Folded: true));
        result.Show(new Chart($"topics.by-{field}", ChartKind.Heatmap, $"Topics of the largest {fields}",
            $"Shares of topics within each of the {Math.Min(Shown, rows.Length)} largest {fields}; a row with one dark cell is about one topic only.",
            "share of the row's documents with a topic", $"topics.by-{field}", field, taxonomy.Ids, Rows: Shown));
    }

    private static (int Topic, double Residual) Outstanding(TopicRow row, long[] totals, double all)
    {
        var best = (Topic: 0, Residual: ResidualOf(0));
        for (var topic = 1; topic < totals.Length; topic++)
            if (ResidualOf(topic) is var residual && residual > best.Residual) best = (topic, residual);
        return best;

        double ResidualOf(int topic) => Residual(row.Counts[topic], row.Documents * totals[topic] / all, row.Documents / all, totals[topic] / all);
    }

    private static string Title(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    // Haberman (1973): roughly standard normal in every cell when row and topic are independent.
    private static double Residual(long observed, double expected, double rowShare, double columnShare) =>
        expected <= 0 ? double.NegativeInfinity : (observed - expected) / Math.Sqrt(expected * Math.Max(1e-9, 1 - rowShare) * Math.Max(1e-9, 1 - columnShare));
}
