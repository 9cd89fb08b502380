using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Duplication;

/// <summary>Which sources hold copies of each other's documents: for two sources, how many documents of the first have a copy in the second.</summary>
internal sealed class SourceMatrix
{
    private const int Rows = 200;

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
