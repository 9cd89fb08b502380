using System.Text;
using BiasAudit.Sketches;
using CsCheck;

namespace BiasAudit.Tests.Sketches;

/// <summary>The laws of every sketch: any split, in any order, merged in any order, gives the bytes of the whole; saving loses nothing.</summary>
public sealed class SketchLawsTests
{
    private static readonly Gen<(ulong[] Values, int Parts)> Splits = Gen.Select(Gen.ULong[0, 3000].Array[0, 4000], Gen.Int[1, 5]);

    [Fact]
    public void Quantiles_keep_the_laws() => Holds(
        () => new QuantileSketch(5), (s, v) => s.Add((long)(v * v)), (s, o) => s.Merge(o), (s, w) => s.Save(w), (s, r) => s.Load(r));

    [Fact]
    public void Distinct_counts_keep_the_laws() => Holds(
        () => new DistinctCount(256), (s, v) => s.Add(ConsistentSample.Mix(v)), (s, o) => s.Merge(o), (s, w) => s.Save(w), (s, r) => s.Load(r));

    [Fact]
    public void Keyed_counts_keep_the_laws() => Holds(
        () => new KeyedCounts(2, 200), (s, v) => s.Add(Encoding.UTF8.GetBytes($"host{v}.example"), 1, (long)v),
        (s, o) => s.Merge(o), (s, w) => s.Save(w), (s, r) => s.Load(r));

    [Fact]
    public void Cross_tables_keep_the_laws() => Holds(
        () => new CrossTable(300), (s, v) => s.Add($"host{v / 3}.example", $"language{v % 7}", (long)v % 5 + 1),
        (s, o) => s.Merge(o), (s, w) => s.Save(w), (s, r) => s.Load(r));

    private static void Holds<T>(Func<T> create, Action<T, ulong> add, Action<T, T> merge, Action<T, BinaryWriter> save, Action<T, BinaryReader> load) =>
        Splits.Sample((values, parts) =>
        {
            var whole = create();
            foreach (var value in values) add(whole, value);
            var split = Enumerable.Range(0, parts).Select(_ => create()).ToArray();
            for (var i = values.Length - 1; i >= 0; i--) add(split[i % parts], values[i]);
            var merged = create();
            foreach (var part in split.Reverse()) merge(merged, part);
            merge(merged, create());
            var loaded = create();
            load(loaded, new(new MemoryStream(Bytes(whole))));
            return Bytes(whole).SequenceEqual(Bytes(merged)) && Bytes(whole).SequenceEqual(Bytes(loaded));

            byte[] Bytes(T sketch)
            {
                var stream = new MemoryStream();
                save(sketch, new(stream));
                return stream.ToArray();
            }
        }, iter: 40);
}
