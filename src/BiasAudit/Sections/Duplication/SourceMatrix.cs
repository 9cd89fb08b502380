using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Duplication;

/// <summary>Which sources hold copies of each other's documents: for two sources, how many documents of the first have a copy in the second.</summary>
internal sealed class SourceMatrix
{
    private const int Rows = 200, InMap = 12;
    private const string Map = "duplication.source-matrix";

    // A text that a thousand sources carry makes a million pairs; its sixteen largest sources stand for it.
    private const int SourcesOfCluster = 16;
    private readonly KeyTable _sources = new();
    private readonly List<long> _documents = [];
    private readonly PairCounts _shared = new();
    private readonly Func<ulong, string> _nameOf;
    private readonly List<(int Source, long Documents)> _ofCluster = [];

    private SourceMatrix(Func<ulong, string> nameOf) => _nameOf = nameOf;

    public static SourceMatrix Of(CopyClusters clusters, DocumentCopies copies)
    {
        var matrix = new SourceMatrix(copies.NameOf);
        foreach (var (start, end) in clusters.Near) matrix.Add(clusters, start, end);
        return matrix;
    }

    /// <summary>The pairs that share most.</summary>
    public DataFrame Frame()
    {
        var largest = new PriorityQueue<(int Row, int Column, long Count), (long Count, ulong Row, ulong Column)>(Comparer<(long Count, ulong Row, ulong Column)>.Create(Compare));
        foreach (var pair in _shared.Pairs)
        {
            var place = (pair.Count, _sources.Keys[pair.Row], _sources.Keys[pair.Column]);
            if (largest.Count < Rows) largest.Enqueue(pair, place);
            else largest.EnqueueDequeue(pair, place);
        }
        var rows = new List<(int Row, int Column, long Count)>();
        while (largest.TryDequeue(out var least, out _)) rows.Add(least);
        rows.Reverse();
        return new(
            new StringDataFrameColumn("source", rows.Select(row => _nameOf(_sources.Keys[row.Row]))),
            new StringDataFrameColumn("other", rows.Select(row => _nameOf(_sources.Keys[row.Column]))),
            new Int64DataFrameColumn("documents", rows.Select(row => row.Count)),
            new DoubleDataFrameColumn("share", rows.Select(row => (double)row.Count / _documents[row.Row])));
    }

    /// <summary>The sources that share most, each against each: the share of the row's documents with a copy in the column.</summary>
    public DataFrame MapFrame()
    {
        var shared = new long[_sources.Count];
        foreach (var pair in _shared.Pairs) shared[pair.Row] += pair.Count;
        var rows = Enumerable.Range(0, shared.Length).Where(row => shared[row] > 0).OrderByDescending(row => shared[row]).ThenBy(row => _sources.Keys[row]).Take(InMap).ToArray();
        // Names are too long for the heads of columns: a number stands for each.
        return new(
            [new StringDataFrameColumn("source", rows.Select((row, i) => $"{i + 1} {_nameOf(_sources.Keys[row])}")), new Int64DataFrameColumn("documents", rows.Select(row => _documents[row])),
             .. rows.Select((column, i) => new DoubleDataFrameColumn($"{i + 1}", rows.Select(row => row == column ? (double?)null : (double)_shared[row, column] / _documents[row])))]);
    }

    /// <summary>The picture of <see cref="MapFrame"/>; null when no two sources share a document.</summary>
    public static Chart? Heatmap(SectionResult result)
    {
        var frame = result.Tables.Single(table => table.Name == Map).Frame;
        return frame.Rows.Count == 0 ? null : new(Map, ChartKind.Heatmap, "Who copies whom",
            $"For the {frame.Rows.Count} sources that share most: the share of the row's documents that have a copy in the source of the column's number.", "share of documents", Map, "source",
            [.. frame.Columns.Skip(2).Select(column => column.Name)]);
    }

    private void Add(CopyClusters clusters, int start, int end)
    {
        _ofCluster.Clear();
        for (var i = start; i < end; i++)
        {
            ref readonly var occurrence = ref clusters[i];
            var source = NumberOf(occurrence.Source);
            _documents[source] += occurrence.Count;
            if (end - start > 1) _ofCluster.Add((source, occurrence.Count));
        }
        if (_ofCluster.Count == 0) return;
        Unite(_ofCluster);
        if (_ofCluster.Count > SourcesOfCluster)
        {
            _ofCluster.Sort((a, b) => a.Documents != b.Documents ? b.Documents.CompareTo(a.Documents) : _sources.Keys[a.Source].CompareTo(_sources.Keys[b.Source]));
            _ofCluster.RemoveRange(SourcesOfCluster, _ofCluster.Count - SourcesOfCluster);
        }
        for (var i = 0; i < _ofCluster.Count; i++)
            for (var j = 0; j < i; j++)
                _shared.Add(_ofCluster[i].Source, _ofCluster[j].Source, _ofCluster[i].Documents, _ofCluster[j].Documents);
    }

    /// <summary>Leaves one entry a source.</summary>
    private static void Unite(List<(int Source, long Documents)> sources)
    {
        sources.Sort(static (a, b) => a.Source.CompareTo(b.Source));
        var kept = 0;
        for (var i = 1; i < sources.Count; i++)
            if (sources[i].Source == sources[kept].Source) sources[kept] = (sources[i].Source, sources[kept].Documents + sources[i].Documents);
            else sources[++kept] = sources[i];
        sources.RemoveRange(kept + 1, sources.Count - kept - 1);
    }

    private int NumberOf(ulong source)
    {
        var number = _sources.Add(source);
        if (number == _documents.Count) _documents.Add(0);
        return number;
    }

    private static int Compare((long Count, ulong Row, ulong Column) a, (long Count, ulong Row, ulong Column) b)
    {
        var order = a.Count.CompareTo(b.Count);
        if (order == 0) order = b.Row.CompareTo(a.Row);
        return order != 0 ? order : b.Column.CompareTo(a.Column);
    }
}
