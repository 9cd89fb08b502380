using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using BiasAudit.Sketches;

namespace BiasAudit.Benchmarks;

/// <summary>Sketches against what one would write without them: a set, a dictionary, a sorted list. A million values each.</summary>
public class SketchSpeed
{
    private const int Values = 1_000_000;
    private readonly ulong[] _hashes = new ulong[Values];
    private readonly long[] _lengths = new long[Values];
    private readonly byte[][] _hosts = new byte[Values][];
    private readonly string[] _names = new string[Values];

    /// <summary>Makes lengths and hosts as skewed as those of the web.</summary>
    [GlobalSetup]
    public void Make()
    {
        var random = new Random(1);
        for (var i = 0; i < Values; i++)
        {
            _hashes[i] = (ulong)random.NextInt64();
            _lengths[i] = (long)Math.Exp(7 + 1.5 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
            _names[i] = string.Create(CultureInfo.InvariantCulture, $"www.site{(int)(100_000 * Math.Pow(random.NextDouble(), 3))}.example");
            _hosts[i] = Encoding.ASCII.GetBytes(_names[i]);
        }
    }

    /// <summary>Distinct values, bounded memory.</summary>
    [Benchmark]
    public double Distinct_count()
    {
        var sketch = new DistinctCount();
        foreach (var hash in _hashes) sketch.Add(hash);
        return sketch.Estimate;
    }

    /// <summary>Distinct values in a set.</summary>
    [Benchmark]
    public int Distinct_hash_set()
    {
        var set = new HashSet<ulong>();
        foreach (var hash in _hashes) set.Add(hash);
        return set.Count;
    }

    /// <summary>Amounts by host, two numbers each, from bytes.</summary>
    [Benchmark]
    public int Hosts_keyed_counts()
    {
        var counts = new KeyedCounts(2);
        for (var i = 0; i < Values; i++) counts.Add(_hosts[i], 1, _lengths[i]);
        return counts.Count;
    }

    /// <summary>The same in a dictionary of strings, which exist already.</summary>
    [Benchmark]
    public int Hosts_dictionary()
    {
        var counts = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        for (var i = 0; i < Values; i++)
        {
            ref var amounts = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, _names[i], out _);
            amounts = (amounts.Item1 + 1, amounts.Item2 + _lengths[i]);
        }
        return counts.Count;
    }

    /// <summary>The median of lengths, exact up to 1,024 and within 0.1 % beyond, bounded memory.</summary>
    [Benchmark]
    public double Median_sketch()
    {
        var sketch = new QuantileSketch();
        foreach (var length in _lengths) sketch.Add(length);
        return sketch.Quantile(0.5);
    }

    /// <summary>The median of a sorted copy.</summary>
    [Benchmark]
    public double Median_sort()
    {
        var sorted = _lengths.ToArray();
        Array.Sort(sorted);
        return sorted[Values / 2];
    }
}
