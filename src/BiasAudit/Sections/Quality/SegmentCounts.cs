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

    private readonly Dictionary<(string Segment, ulong Source), long[]> _cells = [];
    private bool _grouped;

    /// <summary>The segments, in order.</summary>
    public IEnumerable<string> Segments => _cells.Keys.Select(key => key.Segment).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The counts of a segment and source, to add to.</summary>
    public Span<long> Of(string segment, ulong source)
    {
        var key = (segment, _grouped ? Group(source) : source);
        if (_cells.TryGetValue(key, out var counts)) return counts;
        _cells.Add(key, counts = new long[width]);
        if (_grouped || _cells.Count <= ExactCells) return counts;
        GroupAll();
        return Of(segment, source);
    }

    /// <summary>The sums of a segment over all sources.</summary>
    public long[] Totals(string segment)
    {
        var totals = new long[width];
        foreach (var (key, counts) in _cells)
            if (key.Segment == segment) Add(totals, counts);
        return totals;
    }

    /// <summary>The counts of the segments that are asked for, by source: those of one segment, then those of the others.</summary>
    /// <param name="isMeant">Which segments count at all.</param>
    /// <param name="segment">The one segment; null adds all up in the first half.</param>
    public SourceCounts Contrast(Func<string, bool> isMeant, string? segment = null)
    {
        var contrast = new SourceCounts(2 * width);
        foreach (var ((name, source), counts) in _cells)
        {
            if (!isMeant(name)) continue;
            var cell = contrast.Of(source);
            Add(cell[(segment is null || name == segment ? 0 : width)..], counts);
        }
        return contrast;
    }

    public void Merge(SegmentCounts other)
    {
        if (other._grouped && !_grouped) GroupAll();
        foreach (var (key, counts) in other._cells) Add(OfKey(key, other._grouped), counts);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_grouped);
        writer.Write(_cells.Count);
        foreach (var ((segment, source), counts) in _cells.OrderBy(cell => cell.Key.Segment, StringComparer.Ordinal).ThenBy(cell => cell.Key.Source))
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
            var counts = OfKey((reader.ReadString(), reader.ReadUInt64()), _grouped);
            foreach (ref var count in counts) count = reader.Read7BitEncodedInt64();
        }
    }

    private Span<long> OfKey((string Segment, ulong Source) key, bool isGroup)
    {
        if (!isGroup) return Of(key.Segment, key.Source);
        if (!_cells.TryGetValue(key, out var counts)) _cells.Add(key, counts = new long[width]);
        return counts;
    }

    private void GroupAll()
    {
        var cells = _cells.ToArray();
        _cells.Clear();
        _grouped = true;
        foreach (var ((segment, source), counts) in cells) Add(Of(segment, source), counts);
    }

    private static ulong Group(ulong source) => ConsistentSample.Mix(source) % SourceCounts.SourceGroups;

    private static void Add(Span<long> sums, ReadOnlySpan<long> counts)
    {
        for (var i = 0; i < counts.Length; i++) sums[i] += counts[i];
    }
}
