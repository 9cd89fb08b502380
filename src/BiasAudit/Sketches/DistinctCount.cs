namespace BiasAudit.Sketches;

/// <summary>Counts distinct things by their 64-bit hashes: exact up to a limit, then from a consistent sample of the hashes.</summary>
/// <remarks>
/// Keeps every hash below a threshold and halves the threshold when full: what is kept depends only on the set of hashes, so
/// neither order nor merging changes it, and the estimate is unbiased. Memory: 16 bytes a kept hash at most.
/// </remarks>
/// <param name="capacity">How many hashes are kept at most; the standard error beyond is about 1/√(half of it).</param>
public sealed class DistinctCount(int capacity = 1 << 18)
{
    private readonly HashSet<ulong> _kept = [];
    private int _halvings;

    /// <summary>Whether every hash was kept.</summary>
    public bool Exact => _halvings == 0;

    /// <summary>The number of distinct hashes: exact, or estimated.</summary>
    public double Estimate => _kept.Count * Math.Pow(2, _halvings);

    /// <summary>The relative standard error of the estimate; 0 while exact.</summary>
    public double RelativeError => Exact ? 0 : Math.Sqrt((1 - Math.Pow(2, -_halvings)) / Math.Max(1, _kept.Count));

    /// <summary>The hashes kept, for estimates over the same sample.</summary>
    public IReadOnlyCollection<ulong> Kept => _kept;

    /// <summary>Takes a hash into account. The hash must be well mixed.</summary>
    /// <returns>Whether it is new among the hashes kept.</returns>
    public bool Add(ulong hash)
    {
        if (!Keeps(hash) || !_kept.Add(hash)) return false;
        while (_kept.Count > capacity) Halve();
        return Keeps(hash);
    }

    /// <summary>Adds the hashes of another of the same capacity.</summary>
    public void Merge(DistinctCount other)
    {
        while (_halvings < other._halvings) Halve();
        foreach (var hash in other._kept) Add(hash);
    }

    /// <summary>Writes the kept hashes in order.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_halvings);
        writer.Write(_kept.Count);
        foreach (var hash in _kept.Order()) writer.Write(hash);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such a count.</exception>
    public void Load(BinaryReader reader)
    {
        _halvings = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (_halvings is < 0 or > 63 || count < 0 || count > capacity) throw new InvalidDataException("A distinct count is out of range.");
        for (var i = 0; i < count; i++) _kept.Add(reader.ReadUInt64());
    }

    private bool Keeps(ulong hash) => ConsistentSample.Keeps(hash, _halvings);

    private void Halve()
    {
        _halvings++;
        _kept.RemoveWhere(hash => !Keeps(hash));
    }
}
