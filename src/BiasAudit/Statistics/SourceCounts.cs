namespace BiasAudit.Statistics;

/// <summary>Counts kept per source, so that any statistic of their sums gets an interval that resamples sources.</summary>
/// <remarks>
/// Up to <see cref="ExactSources"/> sources are kept one by one; beyond that the sources are hashed into
/// <see cref="SourceGroups"/> groups, which keeps a delete-one-group jackknife valid in constant memory. The state depends only on
/// what was counted: neither order, nor split, nor merging changes it.
/// </remarks>
/// <param name="width">How many counts each source has.</param>
/// <param name="size">Which of the counts is the size of the source in documents; null when all counts together are.</param>
public sealed class SourceCounts(int width, int? size = null)
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

    /// <summary>The interval of a statistic of the sums: source-clustered, or the leave-one-source-out range under the floor.</summary>
    /// <param name="statistic">Computes the statistic from sums in the order of the counts.</param>
    /// <param name="lowest">The smallest value that the statistic can have.</param>
    /// <param name="highest">The largest.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>Null with fewer than two sources, or where the statistic is not defined without one of them.</returns>
    public Interval? Jackknife(
        Func<ReadOnlySpan<long>, double> statistic, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity,
        double level = 0.95)
    {
        return Conclude(LeaveOneOut(statistic), statistic(Totals()), lowest, highest, level);
    }

    /// <summary>The interval of a share, the sum of one count over the sum of another; symmetric in log odds.</summary>
    public Interval? JackknifeShare(int part, int whole, double level = 0.95)
    {
        // Two columns are enough, so that a table of many shares does not sum all of them for each.
        var (used, totals, _) = Summed;
        double Without(int slot) => Share(totals[part] - _counts[slot * width + part], totals[whole] - _counts[slot * width + whole]);
        var share = Share(totals[part], totals[whole]);
        var interval = Conclude(Array.ConvertAll(used, Without), share, double.NegativeInfinity, double.PositiveInfinity, level);
        return interval?.Kind != IntervalKind.SourceClustered ? interval : LogitLimits.Of(share, (interval.High - interval.Low) / 2).As(interval.Kind, level);
    }

    private Interval? Conclude(double[] left, double value, double lowest, double highest, double level)
    {
        if (left.Length < 2 || Array.Exists(left, double.IsNaN)) return null;
        if (EffectiveSources < KishFloor) return new(IntervalKind.LeaveOneSourceOut, left.Min(), left.Max(), 1);
        var mean = left.Average();
        var variance = (left.Length - 1.0) / left.Length * left.Sum(v => (v - mean) * (v - mean));
        // The effective number of sources, since the variance is itself estimated from the few that hold most documents.
        var half = StudentT.Quantile((1 + level) / 2, EffectiveSources - 1) * Math.Sqrt(variance);
        return new(IntervalKind.SourceClustered, Math.Max(lowest, value - half), Math.Min(highest, value + half), level);
    }

    /// <summary>
    /// The design effect of a share: its linearized variance over sources in units of the variance of independent documents.
    /// Not a number with fewer than two sources or a share of 0 or 1.
    /// </summary>
    public double DesignEffect(int part, int whole) => Clustered(part, whole).DesignEffect;

    /// <summary>A share with its errors by linearization, sources being what is resampled.</summary>
    public ClusteredShare Clustered(int part, int whole)
    {
        var used = Summed.Used;
        return new([.. used.Select(slot => _counts[slot * width + whole])], [.. used.Select(slot => _counts[slot * width + part])]);
    }

    /// <summary>The percentile interval of a bootstrap that draws sources with replacement; null with fewer than two sources.</summary>
    /// <remarks>Not valid for numbers of sources, richness or the largest share.</remarks>
    public Limits? Bootstrap(Func<ReadOnlySpan<long>, double> statistic, int replicates = 1000, ulong seed = 1, double level = 0.95)
    {
        var used = Summed.Used;
        if (used.Length < 2) return null;
        var (values, state, sums) = (new List<double>(replicates), seed, new long[width]);
        for (var b = 0; b < replicates; b++)
        {
            Array.Clear(sums);
            for (var g = 0; g < used.Length; g++)
            {
                var drawn = used[(int)Math.BigMul(Next(ref state), (ulong)used.Length, out _)];
                Add(sums, _counts.AsSpan(drawn * width, width));
            }
            if (statistic(sums) is var value && !double.IsNaN(value)) values.Add(value);
        }
        return values.Count == 0 ? null : Percentiles.Middle(values, level);
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
        if (count < 0 || count > ExactSources || (grouped && count != SourceGroups)) throw new InvalidDataException("The number of sources is out of range.");
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
            if (_slots.Count < ExactSources) return Append(source);
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

    private void Group()
    {
        var groups = new long[SourceGroups * width];
        foreach (var (source, slot) in _slots)
            Add(groups.AsSpan((int)(Mix(source) % SourceGroups) * width, width), _counts.AsSpan(slot * width, width));
        (_counts, Grouped, _lastSlot) = (groups, true, -1);
        _slots.Clear();
    }

    private double[] LeaveOneOut(Func<ReadOnlySpan<long>, double> statistic)
    {
        var (used, totals, _) = Summed;
        var (rest, left) = (new long[width], new double[used.Length]);
        for (var at = 0; at < used.Length; at++)
        {
            var counts = _counts.AsSpan(used[at] * width, width);
            for (var i = 0; i < counts.Length; i++) rest[i] = totals[i] - counts[i];
            left[at] = statistic(rest);
        }
        return left;
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

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static void Add(Span<long> sums, ReadOnlySpan<long> counts)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += counts[i];
    }

    // SplitMix64: a seeded stream and a finalizer for keys that need not be random.
    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed record Summary(int[] Used, long[] Totals, double Effective);
}
