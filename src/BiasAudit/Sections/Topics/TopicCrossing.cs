using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>Topic by another field: how strongly they hang together, and which cells stand out.</summary>
internal static class TopicCrossing
{
    private const int Shown = 15;

    /// <summary>Adds the association, the table of the largest rows and its heat map.</summary>
    public static void AddTo(SectionResult result, string field, string fields, IEnumerable<(string Row, string Column, long Count)> cells, TopicTaxonomy taxonomy)
    {
        var (ids, named) = (taxonomy.Ids, cells.Where(cell => cell.Column != TopicLabeler.Unclassified).ToArray());
        var rows = named.GroupBy(cell => cell.Row, StringComparer.Ordinal)
            .Select(row => (Name: row.Key, Counts: ids.Select(id => row.Where(cell => cell.Column == id).Sum(cell => cell.Count)).ToArray()))
            .OrderByDescending(row => row.Counts.Sum()).ThenBy(row => row.Name, StringComparer.Ordinal).ToArray();
        if (rows.Length < 2)
        {
            result.NotMeasurable($"topics.{field}.cramer-v", "0..1", $"Documents with a topic have fewer than two {fields}.");
            result.NotMeasurable($"topics.{field}.normalized-mutual-information", "0..1", $"Documents with a topic have fewer than two {fields}.");
            return;
        }
        AddAssociation(result, field, rows.Select(row => row.Counts).ToArray(), ids.Length);
        AddTable(result, field, fields, rows, taxonomy);
    }

    private static void AddAssociation(SectionResult result, string field, long[][] rows, int topics)
    {
        var counts = new long[rows.Length, topics];
        for (var row = 0; row < rows.Length; row++)
            for (var topic = 0; topic < topics; topic++) counts[row, topic] = rows[row][topic];
        var association = new Association(counts);
        result.Add(new() { Id = $"topics.{field}.cramer-v", Value = association.CramerVCorrected, Unit = "0..1", Of = association.Total, OfUnit = "documents with a topic" });
        result.Add(new() { Id = $"topics.{field}.normalized-mutual-information", Value = association.NormalizedGeometric, Unit = "0..1", Of = association.Total, OfUnit = "documents with a topic" });
    }

    private static void AddTable(SectionResult result, string field, string fields, (string Name, long[] Counts)[] rows, TopicTaxonomy taxonomy)
    {
        var (totals, all) = (taxonomy.Ids.Select((_, topic) => rows.Sum(row => row.Counts[topic])).ToArray(), (double)rows.Sum(row => row.Counts.Sum()));
        var frame = new DataFrame(new StringDataFrameColumn(field, rows.Select(row => row.Name)), new Int64DataFrameColumn("documents", rows.Select(row => row.Counts.Sum())));
        var (stands, residuals) = (new List<string>(), new List<double>());
        foreach (var (_, counts) in rows)
        {
            var sum = counts.Sum();
            var best = Enumerable.Range(0, totals.Length).MaxBy(topic => Residual(counts[topic], sum * totals[topic] / all, sum / all, totals[topic] / all));
            stands.Add(taxonomy.Topics[best].Id);
            residuals.Add(Residual(counts[best], sum * totals[best] / all, sum / all, totals[best] / all));
        }
        frame.Columns.Add(new StringDataFrameColumn("outstanding", stands));
        frame.Columns.Add(new DoubleDataFrameColumn("adjusted-residual", residuals));
        for (var topic = 0; topic < totals.Length; topic++)
        {
            var at = topic;
            frame.Columns.Add(new DoubleDataFrameColumn(taxonomy.Topics[topic].Id, rows.Select(row => (double)row.Counts[at] / Math.Max(1, row.Counts.Sum()))));
        }
        result.Add($"topics.by-{field}", frame);
        result.Show(new TableView($"topics.by-{field}", $"Topics by {field}",
            [new(field, Title(field)), new("documents", "Documents with a topic", ColumnFormat.Count), new("outstanding", "Most outstanding topic"), new("adjusted-residual", "Adjusted residual", ColumnFormat.Number)], Shown, Folded: true));
        result.Show(new Chart($"topics.by-{field}", ChartKind.Heatmap, $"Topics of the largest {fields}",
            $"Shares of topics within each of the {Math.Min(Shown, rows.Length)} largest {fields}; a row with one dark cell is about one topic only.",
            "share of the row's documents with a topic", $"topics.by-{field}", field, taxonomy.Ids, Rows: Shown));
    }

    private static string Title(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    // Haberman (1973): roughly standard normal in every cell when row and topic are independent.
    private static double Residual(long observed, double expected, double rowShare, double columnShare) =>
        expected <= 0 ? double.NegativeInfinity : (observed - expected) / Math.Sqrt(expected * Math.Max(1e-9, 1 - rowShare) * Math.Max(1e-9, 1 - columnShare));
}
