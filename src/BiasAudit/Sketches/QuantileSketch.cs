using System.Numerics;

namespace BiasAudit.Sketches;

/// <summary>Quantiles of whole numbers by a log-linear histogram: exact up to a limit, then within a stated relative error.</summary>
/// <remarks>
/// Values below <c>2^bits</c> have a bin each; above, every power of two is cut into <c>2^bits</c> bins of equal width. The state
/// is counts, so merging is exact and its order does not matter. Memory: at most 8·2^bits·(64−bits) bytes, grown as needed.
/// </remarks>
/// <param name="bits">Sets the precision: 3 to 14.</param>
public sealed class QuantileSketch(int bits = 9)
{
    private long[] _bins = [];

    /// <summary>The largest relative error of a quantile: half a bin.</summary>
    public double RelativeError => Math.Pow(2, -bits - 1);

    /// <summary>Values up to this one are exact.</summary>
    public long ExactUpTo => 2L << bits;

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum of the values.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>The exact smallest value; 0 when there is none.</summary>
    public long Smallest { get; private set; }

    /// <summary>The exact largest value; 0 when there is none.</summary>
    public long Largest { get; private set; }

    /// <summary>The exact mean; not a number when there is no value.</summary>
    public double Mean => Count == 0 ? double.NaN : (double)Sum / Count;

    /// <summary>Adds a value that is not negative.</summary>
    public void Add(long value) => Add([value]);

    /// <summary>Adds values that are not negative.</summary>
    internal void Add(ReadOnlySpan<long> values)
    {
        if (values.Length == 0) return;
        var (smallest, largest, low, high, bins) = (Count == 0 ? values[0] : Smallest, Largest, 0L, 0L, _bins);
        foreach (var value in values)
        {
            var bin = Bin(value);
            if (bin >= bins.Length) bins = Grow(bin);
            bins[bin]++;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
            low += value & uint.MaxValue; // halves add up without a carry
            high += value >> 32;
        }
        (Count, Sum, Smallest, Largest) = (Count + values.Length, Sum + ((Int128)high << 32) + low, smallest, largest);
    }

    /// <summary>Adds zero so many times.</summary>
    internal void AddZeros(int times)
    {
        if (times == 0) return;
        if (_bins.Length == 0) Grow(0);
        _bins[0] += times;
        (Count, Smallest) = (Count + times, 0);
    }

    /// <summary>The smallest value that at least a share <paramref name="p"/> of the values does not exceed.</summary>
    /// <returns>Not a number when there is no value.</returns>
    public double Quantile(double p)
    {
        if (Count == 0) return double.NaN;
        var (rank, seen) = (Math.Clamp((long)Math.Ceiling(p * Count), 1, Count), 0L);
        for (var bin = 0; bin < _bins.Length; bin++)
            if ((seen += _bins[bin]) >= rank) return Math.Clamp(Middle(bin), Smallest, Largest);
        return Largest;
    }

    /// <summary>The filled bins in order: the smallest and largest value of each, and how many values it holds.</summary>
    public IEnumerable<(long From, long To, long Count)> Bins()
    {
        for (var bin = 0; bin < _bins.Length; bin++)
            if (_bins[bin] > 0) yield return (Start(bin), Start(bin + 1) - 1, _bins[bin]);
    }

    /// <summary>Adds the values of another of the same precision.</summary>
    public void Merge(QuantileSketch other)
    {
        if (other.Count == 0) return;
        if (other._bins.Length > _bins.Length) Array.Resize(ref _bins, other._bins.Length);
        for (var bin = 0; bin < other._bins.Length; bin++) _bins[bin] += other._bins[bin];
        Smallest = Count == 0 ? other.Smallest : Math.Min(Smallest, other.Smallest);
        Largest = Math.Max(Largest, other.Largest);
        (Count, Sum) = (Count + other.Count, Sum + other.Sum);
    }

    /// <summary>Writes the filled bins in order, each after its distance from the one before.</summary>
    public void Save(BinaryWriter writer)
    {
        var before = -1;
        for (var bin = 0; bin < _bins.Length; bin++)
        {
            if (_bins[bin] == 0) continue;
            writer.Write7BitEncodedInt(bin - before);
            writer.Write7BitEncodedInt64(_bins[bin]);
            before = bin;
        }
        writer.Write7BitEncodedInt(0);
        foreach (var value in (long[])[Count, Smallest, Largest, (long)(Sum >> 64), (long)Sum]) writer.Write(value);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such a sketch.</exception>
    public void Load(BinaryReader reader)
    {
        for (var (bin, gap) = (-1, reader.Read7BitEncodedInt()); gap != 0; gap = reader.Read7BitEncodedInt())
        {
            bin += gap;
            if (gap < 0 || bin < 0 || bin > Bin(long.MaxValue)) throw new InvalidDataException("A bin of a quantile sketch is out of range.");
            if (bin >= _bins.Length) Grow(bin);
            _bins[bin] = reader.Read7BitEncodedInt64();
        }
        (Count, Smallest, Largest) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        Sum = ((Int128)reader.ReadInt64() << 64) + (ulong)reader.ReadInt64();
    }

    private long[] Grow(int bin)
    {
        Array.Resize(ref _bins, Math.Max(bin + 1, _bins.Length * 2));
        return _bins;
    }

    private int Bin(long value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException(nameof(value), "A quantile sketch takes no negative value.");
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - bits);
        return (shift << bits) + (int)(value >> shift);
    }

    private long Start(int bin)
    {
        var shift = Math.Max(0, (bin >> bits) - 1);
        var start = (Int128)(bin - (shift << bits)) << shift;
        return start > long.MaxValue ? long.MaxValue : (long)start;
    }

    private double Middle(int bin) => (Start(bin) + (double)(Start(bin + 1) - 1)) / 2;
}
