using BiasAudit.Sketches;
using BiasAudit.Statistics;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts by segment (a language, a topic) and source, so that segments can be compared with source-clustered intervals.</summary>
/// <remarks>
/// Exact by source up to a number of cells; beyond it sources are hashed into groups, as <see cref="SourceCounts"/> does. The
/// state depends only on what was counted: neither order, nor split, nor merging changes it.
/// </remarks>
/// <param name="width">How many counts a cell has.</param>
internal sealed class SegmentCounts(int width)
{
    /// <summary>Cells that are kept source by source.</summary>
    public const int ExactCells = 32_768;

    private readonly Dictionary<string, Dictionary<ulong, long[]>> _segments = new(StringComparer.Ordinal);
    private Dictionary<ulong, long[]> _last = [];
    private string? _lastSegment;
    private int _cells;
    private bool _grouped;

    /// <summary>The segments, in order.</summary>
    public IEnumerable<string> Segments => _segments.Keys.Order(StringComparer.Ordinal);

    /// <summary>The counts of a segment and source, to add to.</summary>
    public Span<long> Of(string segment, ulong source)
    {
        var counts = Cell(segment, _grouped ? Group(source) : source);
        if (_grouped || _cells <= ExactCells) return counts;
        GroupAll();
        return Of(segment, source);
    }

    /// <summary>The sums of a segment over all sources.</summary>
    public long[] Totals(string segment)
    {
        var totals = new long[width];
        if (_segments.TryGetValue(segment, out var cells))
            foreach (var counts in cells.Values) Add(totals, counts);
        return totals;
    }

    /// <summary>The counts of the segments that are asked for, by source: those of one segment, then those of the others.</summary>
    /// <param name="isMeant">Which segments count at all.</param>
    /// <param name="segment">The one segment; null adds all up in the first half.</param>
    public SourceCounts Contrast(Func<string, bool> isMeant, string? segment = null)
    {
        var contrast = new SourceCounts(2 * width);
        foreach (var (name, cells) in _segments)
        {
            if (!isMeant(name)) continue;
            foreach (var (source, counts) in cells) Add(contrast.Of(source)[(segment is null || name == segment ? 0 : width)..], counts);
        }
        return contrast;
    }

    public void Merge(SegmentCounts other)
    {
        if (other._grouped && !_grouped) GroupAll();
        foreach (var (segment, source, counts) in other.Ordered()) Add(other._grouped ? Cell(segment, source) : Of(segment, source), counts);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_grouped);
        writer.Write(_cells);
        foreach (var (segment, source, counts) in Ordered())
        {
            writer.Write(segment);
            writer.Write(source);
            foreach (var count in counts) writer.Write7BitEncodedInt64(count);
        }
    }

    public void Load(BinaryReader reader)
    {
        _grouped = reader.ReadBoolean();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (segment, source) = (reader.ReadString(), reader.ReadUInt64());
            var counts = _grouped ? Cell(segment, source) : Of(segment, source);
            foreach (ref var count in counts) count = reader.Read7BitEncodedInt64();
        }
    }

    /// <summary>The counts under a key as it stands: a source, or a group once there are groups.</summary>
    private long[] Cell(string segment, ulong key)
    {
        if (!ReferenceEquals(segment, _lastSegment))
        {
            if (!_segments.TryGetValue(segment, out var known)) _segments.Add(segment, known = []);
            (_lastSegment, _last) = (segment, known);
        }
        if (_last.TryGetValue(key, out var counts)) return counts;
        _last.Add(key, counts = new long[width]);
        _cells++;
        return counts;
    }

    private IEnumerable<(string Segment, ulong Source, long[] Counts)> Ordered() =>
        _segments.OrderBy(segment => segment.Key, StringComparer.Ordinal)
            .SelectMany(segment => segment.Value.OrderBy(cell => cell.Key).Select(cell => (segment.Key, cell.Key, cell.Value)));

    private void GroupAll()
    {
        var cells = Ordered().ToArray();
        _segments.Clear();
        (_cells, _lastSegment, _grouped) = (0, null, true);
        foreach (var (segment, source, counts) in cells) Add(Cell(segment, Group(source)), counts);
    }

    private static ulong Group(ulong source) => ConsistentSample.Mix(source) % SourceCounts.SourceGroups;

    private static void Add(Span<long> sums, ReadOnlySpan<long> counts)
    {
        for (var i = 0; i < counts.Length; i++) sums[i] += counts[i];
    }
}
