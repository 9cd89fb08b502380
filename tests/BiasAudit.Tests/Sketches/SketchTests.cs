using System.Text;
using BiasAudit.Sketches;
using CsCheck;

namespace BiasAudit.Tests.Sketches;

public sealed class SketchTests
{
    [Fact]
    public void Quantiles_stay_within_their_stated_error() => Gen.Long[0, 1L << 50].Array[1, 500].Sample(values =>
    {
        var sketch = new QuantileSketch();
        foreach (var value in values) sketch.Add(value);
        var sorted = values.Order().ToArray();
        return new[] { 0, 0.01, 0.25, 0.5, 0.9, 0.99, 1 }.All(p =>
        {
            double exact = sorted[Math.Max(0, (int)Math.Ceiling(p * values.Length) - 1)];
            return Math.Abs(sketch.Quantile(p) - exact) <= exact * sketch.RelativeError + 0.5;
        });
    });

    [Fact]
    public void Small_values_the_mean_and_the_extremes_are_exact()
    {
        var sketch = new QuantileSketch();
        foreach (var value in Enumerable.Range(0, 1000)) sketch.Add(value);
        sketch.Add(long.MaxValue);
        Assert.Equal((500, 0, long.MaxValue), (sketch.Quantile(0.5), sketch.Smallest, sketch.Largest));
        Assert.Equal((Int128)long.MaxValue + 499_500, sketch.Sum);
        Assert.Equal(1001, sketch.Bins().Sum(bin => bin.Count));
        Assert.True(double.IsNaN(new QuantileSketch().Quantile(0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(-1));
    }

    [Fact]
    public void A_distinct_count_is_exact_and_then_within_one_percent()
    {
        var count = new DistinctCount();
        for (ulong i = 0; i < 200_000; i++) count.Add(ConsistentSample.Mix(i % 100_000));
        Assert.Equal((100_000, true, 0.0), (count.Estimate, count.Exact, count.RelativeError));
        for (ulong i = 0; i < 2_000_000; i++) count.Add(ConsistentSample.Mix(i));
        Assert.False(count.Exact);
        Assert.InRange(count.Estimate, 1_980_000, 2_020_000);
        Assert.InRange(count.RelativeError, 0.0015, 0.003);
    }

    [Fact]
    public void Keyed_counts_are_exact_up_to_the_limit_and_rank_by_count_then_name()
    {
        var counts = new KeyedCounts(2);
        foreach (var (name, amount) in new[] { ("b", 5L), ("a", 5L), ("c", 9L), ("a", 0L) }) counts.Add(Encoding.UTF8.GetBytes(name), amount, 1);
        Assert.Equal(["c", "a"], counts.Largest(0, 2).Select(counts.TextAt));
        Assert.Equal([19, 4], counts.Totals.ToArray());
        Assert.Equal(3, counts.Distinct);
        Assert.Empty(counts.Largest(0, 0));
    }

    [Fact]
    public void Beyond_the_limit_totals_stay_exact_and_kept_names_keep_their_counts()
    {
        var counts = new KeyedCounts(1, 1000);
        for (var round = 1; round <= 2; round++)
            for (var i = 0; i < 10_000; i++) counts.Add(Encoding.UTF8.GetBytes($"{i}.example"), i);
        Assert.False(counts.Exact);
        Assert.Equal(99_990_000, counts.Totals[0]);
        Assert.InRange(counts.Distinct, 10_000 * (1 - 4 * counts.DistinctError), 10_000 * (1 + 4 * counts.DistinctError));
        for (var i = 0; i < counts.Count; i++)
            Assert.Equal(2 * int.Parse(counts.TextAt(i).Split('.')[0]), counts.CountsAt(i)[0]);
    }

    [Fact]
    public void A_cross_table_samples_whole_rows_and_keeps_its_column_sums()
    {
        var table = new CrossTable(500);
        for (var row = 0; row < 1000; row++)
            for (var column = 0; column < 3; column++) table.Add($"row{row}", $"column{column}", column);
        Assert.Equal([("column0", 0L), ("column1", 1000L), ("column2", 2000L)], table.ColumnTotals);
        Assert.Equal(3000, table.Total);
        Assert.All(table.Cells.GroupBy(cell => cell.Row), row => Assert.Equal(3, row.Count()));
        Assert.InRange(table.Cells.Count() / 3 * table.Weight, 700, 1300);
    }
}
