using BiasAudit.Statistics;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts by segment (a language, a topic) and source, so that segments can be compared with source-clustered intervals.</summary>
/// <remarks>
/// Exact by source up to a number of cells over all segments; beyond it sources are hashed into groups. The state depends only on what
/// was counted: neither order, nor split, nor merging changes it.
/// </remarks>
/// <param name="width">How many counts a cell has.</param>
internal sealed class SegmentCounts(int width)
{
    /// <summary>Cells that are kept source by source.</summary>
    public const int ExactCells = 32_768;

    private readonly Dictionary<string, SourceCounts> _segments = new(StringComparer.Ordinal);
    private SourceCounts _last = new(width);
    private string? _lastSegment;
    private int _cells;
    private bool _grouped;

    /// <summary>The segments, in order.</summary>
    public IEnumerable<string> Segments => _segments.Keys.Order(StringComparer.Ordinal);

    /// <summary>The counts of a segment and source, to add to. Valid until the next call.</summary>
    public Span<long> Of(string segment, ulong source)
    {
        var counts = CountsOf(segment);
        if (_grouped) return counts.Of(source);
        var before = counts.Kept;
        var cell = counts.Of(source);
        _cells += counts.Kept - before;
        if (_cells <= ExactCells) return cell;
        Group();
        return counts.Of(source);
    }

    /// <summary>The sums of a segment over all sources.</summary>
    public long[] Totals(string segment) => _segments.TryGetValue(segment, out var counts) ? counts.Totals() : new long[width];

    /// <summary>The counts of the segments that are asked for, by source: those of one segment, then those of the others.</summary>
    /// <param name="isMeant">Which segments count at all.</param>
    /// <param name="segment">The one segment; null adds all up in the first half.</param>
    public SourceCounts Contrast(Func<string, bool> isMeant, string? segment = null)
    {
        var contrast = new SourceCounts(2 * width);
        foreach (var (name, counts) in _segments)
        {
            if (!isMeant(name)) continue;
            foreach (var (source, cell) in counts.Cells) Add(contrast.Of(source)[(segment is null || name == segment ? 0 : width)..], cell.Span);
        }
        return contrast;
    }

    public void Merge(SegmentCounts other)
    {
        if (other._grouped && !_grouped) Group();
        foreach (var (segment, counts) in other._segments)
            if (other._grouped) CountsOf(segment).Merge(counts);
            else foreach (var (source, cell) in counts.Cells) Add(Of(segment, source), cell.Span);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_grouped);
        writer.Write(_segments.Count);
        foreach (var segment in Segments)
        {
            writer.Write(segment);
            _segments[segment].Save(writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        _grouped = reader.ReadBoolean();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var counts = CountsOf(reader.ReadString());
            counts.Load(reader);
            if (counts.Grouped != _grouped) throw new InvalidDataException("Some segments are counted by groups of sources and some are not.");
            _cells += counts.Kept;
        }
    }

    private SourceCounts CountsOf(string segment)
    {
        if (ReferenceEquals(segment, _lastSegment)) return _last;
        if (!_segments.TryGetValue(segment, out var counts))
        {
            // One more than all segments may have together: they are grouped together.
            _segments.Add(segment, counts = new(width) { MostSources = ExactCells + 1 });
            if (_grouped) counts.Group();
        }
        (_lastSegment, _last) = (segment, counts);
        return counts;
    }

    private void Group()
    {
        _grouped = true;
        foreach (var counts in _segments.Values) counts.Group();
    }

    private static void Add(Span<long> sums, ReadOnlySpan<long> counts)
    {
        for (var i = 0; i < counts.Length; i++) sums[i] += counts[i];
    }
}
