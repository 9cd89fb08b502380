namespace BiasAudit.Statistics;

/// <summary>Counts kept per source, so that any statistic of their sums gets an interval that resamples sources.</summary>
/// <remarks>
/// Up to <see cref="ExactSources"/> sources are kept one by one; beyond that the sources are hashed into
/// <see cref="SourceGroups"/> groups, which keeps a delete-one-group jackknife valid in constant memory. The state depends only on
/// what was counted: neither order, nor split, nor merging changes it.
/// </remarks>
/// <param name="width">How many counts each source has.</param>
/// <param name="size">Which of the counts is the size of the source in documents; null when all counts together are.</param>
public sealed partial class SourceCounts(int width, int? size = null)
{
    /// <summary>Sources that are kept one by one.</summary>
    public const int ExactSources = 4096;

    /// <summary>The groups beyond that.</summary>
    public const int SourceGroups = 1024;

    /// <summary>Below this effective number of sources no interval is given, but the leave-one-source-out range.</summary>
    public const double KishFloor = 10;

    private readonly Dictionary<ulong, int> _slots = [];
    private long[] _counts = new long[Math.Max(1, width)];
    private ulong _lastSource;
    private int _lastSlot = -1;
    private Summary? _summary;

    /// <summary>Whether sources were hashed into groups.</summary>
    public bool Grouped { get; private set; }

    /// <summary>How many sources are kept one by one before they are hashed into groups.</summary>
    internal int MostSources { get; init; } = ExactSources;

    /// <summary>Sources that are kept one by one; 0 once they are grouped.</summary>
    internal int Kept => _slots.Count;

    /// <summary>The counts of each source, or of each group that has any.</summary>
    internal IEnumerable<(ulong Source, ReadOnlyMemory<long> Counts)> Cells
    {
        get
        {
            var slots = Grouped ? Enumerable.Range(0, SourceGroups).Select(at => KeyValuePair.Create((ulong)at, at)) : _slots;
            foreach (var (source, slot) in slots)
                if (_counts.AsSpan(slot * width, width).ContainsAnyExcept(0)) yield return (source, _counts.AsMemory(slot * width, width));
        }
    }

    /// <summary>The sources with counts, or the groups once there are more than <see cref="ExactSources"/>.</summary>
    public int Sources => Summed.Used.Length;

    /// <summary>The effective number of sources of Kish, (Σm)²/Σm²; a lower bound once sources are grouped.</summary>
    public double EffectiveSources => Summed.Effective;

    /// <summary>The counts of a source, to add to. Valid until the next call.</summary>
    public Span<long> Of(ulong source)
    {
        if (_lastSlot < 0 || source != _lastSource) (_lastSource, _lastSlot) = (source, Slot(source));
        _summary = null;
        return _counts.AsSpan(_lastSlot * width, width);
    }

    /// <summary>The sums over all sources.</summary>
    public long[] Totals() => [.. Summed.Totals];

    /// <summary>Adds the counts of another of the same width.</summary>
    public void Merge(SourceCounts other)
    {
        if (other.Grouped && !Grouped) Group();
        foreach (var (source, slot) in other._slots)
            Add(Of(source), other._counts.AsSpan(slot * width, width));
        if (!other.Grouped) return;
        _summary = null;
        for (var at = 0; at < _counts.Length; at++) _counts[at] += other._counts[at];
    }

    /// <summary>Writes the counts in the order of their sources.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Grouped);
        writer.Write(Grouped ? SourceGroups : _slots.Count);
        if (Grouped)
            for (var group = 0; group < SourceGroups; group++) Save(writer, (ulong)group, group);
        else
            foreach (var (source, slot) in _slots.OrderBy(s => s.Key)) Save(writer, source, slot);
    }

    /// <summary>Reads what <see cref="Save(BinaryWriter)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such counts.</exception>
    public void Load(BinaryReader reader)
    {
        var grouped = reader.ReadBoolean();
        var count = reader.ReadInt32();
        if (count < 0 || count > MostSources || (grouped && count != SourceGroups)) throw new InvalidDataException("The number of sources is out of range.");
        if (grouped) Group();
        for (var i = 0; i < count; i++)
        {
            var source = reader.ReadUInt64();
            var counts = grouped ? _counts.AsSpan(i * width, width) : Of(source);
            SparseCounts.Read(reader, counts);
        }
        (_lastSlot, _summary) = (-1, null);
    }

    private int Slots => Grouped ? SourceGroups : _slots.Count;

    private int Slot(ulong source)
    {
        if (!Grouped)
        {
            if (_slots.TryGetValue(source, out var known)) return known;
            if (_slots.Count < MostSources) return Append(source);
            Group();
        }
        return (int)(Mix(source) % SourceGroups);
    }

    private int Append(ulong source)
    {
        var slot = _slots.Count;
        _slots.Add(source, slot);
        if ((slot + 1) * width > _counts.Length) Array.Resize(ref _counts, Math.Max(_counts.Length * 2, (slot + 1) * width));
        return slot;
    }

    /// <summary>Hashes the sources into groups, if they are not.</summary>
    internal void Group()
    {
        if (Grouped) return;
        var groups = new long[SourceGroups * width];
        foreach (var (source, slot) in _slots)
            Add(groups.AsSpan((int)(Mix(source) % SourceGroups) * width, width), _counts.AsSpan(slot * width, width));
        (_counts, Grouped, _lastSlot, _summary) = (groups, true, -1, null);
        _slots.Clear();
    }

    // Computed once for the many statistics that are asked of the same counts.
    private Summary Summed => _summary ??= Summarize();

    // In the order of the sources, so that sums of floating point are the same for every split.
    private Summary Summarize()
    {
        int[] slots = Grouped ? [.. Enumerable.Range(0, SourceGroups)] : [.. _slots.OrderBy(s => s.Key).Select(s => s.Value)];
        var totals = new long[width];
        for (var slot = 0; slot < slots.Length; slot++) Add(totals, _counts.AsSpan(slot * width, width));
        var used = Array.FindAll(slots, slot => SizeOf(slot) > 0);
        var (sum, squares) = (0.0, 0.0);
        foreach (var slot in used)
        {
            double documents = SizeOf(slot);
            (sum, squares) = (sum + documents, squares + documents * documents);
        }
        return new(used, totals, squares == 0 ? 0 : sum * sum / squares);
    }

    private long SizeOf(int slot)
    {
        if (size is { } column) return _counts[slot * width + column];
        var sum = 0L;
        foreach (var count in _counts.AsSpan(slot * width, width)) sum += count;
        return sum;
    }

    private void Save(BinaryWriter writer, ulong source, int slot)
    {
        writer.Write(source);
        SparseCounts.Write(writer, _counts.AsSpan(slot * width, width));
    }

    private static void Add(Span<long> sums, ReadOnlySpan<long> counts)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += counts[i];
    }

    // The finalizer of SplitMix64, for keys that need not be random.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed record Summary(int[] Used, long[] Totals, double Effective);
}
