using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Duplication;

/// <summary>Which sources hold copies of each other's documents: for two sources, how many documents of the first have a copy in the second.</summary>
internal sealed class SourceMatrix
{
    private const int Rows = 200, InMap = 12;
    private const string Map = "duplication.source-matrix";

    // A text that a thousand sources carry makes a million pairs; its sixteen largest sources stand for it.
    private const int SourcesOfCluster = 16;
    private readonly Dictionary<(ulong Source, ulong Other), long> _shared = [];
    private readonly Dictionary<ulong, long> _documents = [];
    private readonly Func<ulong, string> _nameOf;

    private SourceMatrix(Func<ulong, string> nameOf) => _nameOf = nameOf;

    public static SourceMatrix Of(CopyClusters clusters, DocumentCopies copies)
    {
        var matrix = new SourceMatrix(copies.NameOf);
        foreach (var (start, end) in clusters.Near) matrix.Add(clusters.Occurrences[start..end]);
        return matrix;
    }

    /// <summary>The pairs that share most.</summary>
    public DataFrame Frame()
    {
        var largest = _shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Rows).ToList();
        return new(
            new StringDataFrameColumn("source", largest.Select(pair => _nameOf(pair.Key.Source))),
            new StringDataFrameColumn("other", largest.Select(pair => _nameOf(pair.Key.Other))),
            new Int64DataFrameColumn("documents", largest.Select(pair => pair.Value)),
            new DoubleDataFrameColumn("share", largest.Select(pair => (double)pair.Value / _documents[pair.Key.Source])));
    }

    /// <summary>The sources that share most, each against each: the share of the row's documents with a copy in the column.</summary>
    public DataFrame MapFrame()
    {
        var sources = _shared.GroupBy(pair => pair.Key.Source).OrderByDescending(group => group.Sum(pair => pair.Value)).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(InMap).ToArray();
        // Names are too long for the heads of columns: a number stands for each.
        return new(
            [new StringDataFrameColumn("source", sources.Select((source, i) => $"{i + 1} {_nameOf(source)}")), new Int64DataFrameColumn("documents", sources.Select(source => _documents[source])),
             .. sources.Select((other, i) => new DoubleDataFrameColumn($"{i + 1}", sources.Select(source => source == other ? (double?)null : (double)_shared.GetValueOrDefault((source, other)) / _documents[source])))]);
    }

    /// <summary>The picture of <see cref="MapFrame"/>; null when no two sources share a document.</summary>
    public static Chart? Heatmap(SectionResult result)
    {
        var frame = result.Tables.Single(table => table.Name == Map).Frame;
        return frame.Rows.Count == 0 ? null : new(Map, ChartKind.Heatmap, "Who copies whom",
            $"For the {frame.Rows.Count} sources that share most: the share of the row's documents that have a copy in the source of the column's number.", "share of documents", Map, "source",
            [.. frame.Columns.Skip(2).Select(column => column.Name)]);
    }

    private void Add(ReadOnlySpan<Occurrence> cluster)
    {
        var counts = new Dictionary<ulong, long>();
        foreach (ref readonly var occurrence in cluster)
        {
            counts[occurrence.Source] = counts.GetValueOrDefault(occurrence.Source) + occurrence.Count;
            _documents[occurrence.Source] = _documents.GetValueOrDefault(occurrence.Source) + occurrence.Count;
        }
        if (counts.Count < 2) return;
        var sources = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(SourcesOfCluster).ToList();
        foreach (var source in sources)
            foreach (var other in sources)
                if (source.Key != other.Key)
                    _shared[(source.Key, other.Key)] = _shared.GetValueOrDefault((source.Key, other.Key)) + source.Value;
    }
}
