using CsCheck;

namespace BiasAudit.Tests.Statistics;

public sealed class SourceCountsTests
{
    [Fact]
    public void Few_sources_give_a_range_and_no_interval()
    {
        var counts = Fill(5, g => (new[] { 9, 20, 5, 10, 1 }[g], new[] { 10, 200, 5, 50, 35 }[g]));
        var range = counts.JackknifeShare(0, 1)!;
        Assert.Equal(IntervalKind.LeaveOneSourceOut, range.Kind);
        Assert.Equal(25 / 100.0, range.High, 12);
        Assert.Equal(36 / 290.0, range.Low, 12);
        Assert.Equal(1, range.Level);
    }

    [Fact]
    public void The_jackknife_of_a_share_is_close_to_the_linearized_interval()
    {
        long Size(int g) => 20 + g * 7 % 31;
        long Hits(int g) => Size(g) * (g % 5) / 5;
        var interval = Fill(200, g => (Hits(g), Size(g))).JackknifeShare(0, 1)!;
        var linear = new ClusteredShare([.. Enumerable.Range(0, 200).Select(Size)], [.. Enumerable.Range(0, 200).Select(Hits)]).Linearized();
        Assert.Equal(IntervalKind.SourceClustered, interval.Kind);
        Assert.InRange(interval.Low - linear.Low, -0.001, 0.001);
        Assert.InRange(interval.High - linear.High, -0.001, 0.001);
    }

    [Fact]
    public void Shares_of_a_weighted_sum_agree_with_the_jackknife_of_the_same_statistic()
    {
        var counts = new SourceCounts(4, size: 0);
        for (var g = 0; g < 120; g++)
            foreach (var (column, count) in (ReadOnlySpan<(int, long)>)[(0, 1), (1, 10 + g % 7), (2, 3 * (g % 5)), (3, 40 - g % 11)]) counts.Of((ulong)g)[column] += count;
        double[] weights = [1, 2.5, 0.5];
        var intervals = counts.JackknifeShares(1, weights, [0, 2]);
        Assert.Equal(2, intervals.Length);
        foreach (var (interval, part) in intervals.Zip([0, 2]))
        {
            var plain = counts.Jackknife(sums => weights[part] * sums[1 + part] / (weights[0] * sums[1] + weights[1] * sums[2] + weights[2] * sums[3]))!;
            Assert.Equal((plain.Kind, plain.Level), (interval!.Kind, interval.Level));
            Assert.Equal(plain.Low, interval.Low, 3);
            Assert.Equal(plain.High, interval.High, 3);
        }
    }

    [Fact]
    public void The_bootstrap_agrees_with_the_jackknife_where_sources_are_many_and_alike()
    {
        var counts = Fill(300, g => (g % 10, 10));
        var (jackknife, bootstrap) = (counts.JackknifeShare(0, 1)!, counts.Bootstrap(s => (double)s[0] / s[1])!.Value);
        Assert.Equal(jackknife.Low, bootstrap.Low, 2);
        Assert.Equal(jackknife.High, bootstrap.High, 2);
    }

    [Fact]
    public void Any_split_in_any_order_gives_the_same_bytes() => Gen.Select(Gen.ULong[0, 6000].Array[0, 9000], Gen.Int[1, 5]).Sample((sources, parts) =>
    {
        var whole = new SourceCounts(2, size: 1);
        foreach (var source in sources) whole.Of(source * 0x9E3779B97F4A7C15)[1]++;
        var split = Enumerable.Range(0, parts).Select(_ => new SourceCounts(2, size: 1)).ToArray();
        for (var i = sources.Length - 1; i >= 0; i--) split[i % parts].Of(sources[i] * 0x9E3779B97F4A7C15)[1]++;
        var merged = new SourceCounts(2, size: 1);
        foreach (var part in split) merged.Merge(part);
        return Bytes(whole).SequenceEqual(Bytes(merged)) && Bytes(Reload(whole)).SequenceEqual(Bytes(whole));
    }, iter: 60);

    [Fact]
    public void Beyond_the_limit_sources_are_grouped_and_the_interval_stays_close()
    {
        var exact = Fill(4096, g => (g % 4, 4 + g % 3));
        var grouped = Fill(4097, g => (g % 4, 4 + g % 3));
        Assert.False(exact.Grouped);
        Assert.True(grouped.Grouped);
        var (a, b) = (exact.JackknifeShare(0, 1)!, grouped.JackknifeShare(0, 1)!);
        Assert.InRange((b.High - b.Low) / (a.High - a.Low), 0.85, 1.15);
    }

    [Fact]
    public void The_design_effect_is_the_golden_one() =>
        Assert.Equal(6.4910, Fill(5, g => (new[] { 9, 20, 5, 10, 1 }[g], new[] { 10, 200, 5, 50, 35 }[g])).DesignEffect(0, 1), 4);

    [Fact]
    public void Nothing_and_one_source_have_no_interval()
    {
        Assert.Null(new SourceCounts(2).JackknifeShare(0, 1));
        Assert.Null(Fill(1, _ => (1, 2)).JackknifeShare(0, 1));
    }

    private static SourceCounts Fill(int sources, Func<int, (long Hits, long Size)> of)
    {
        var counts = new SourceCounts(2, size: 1);
        for (var g = 0; g < sources; g++) (counts.Of((ulong)g)[0], counts.Of((ulong)g)[1]) = of(g);
        return counts;
    }

    private static SourceCounts Reload(SourceCounts counts)
    {
        var loaded = new SourceCounts(2, size: 1);
        loaded.Load(new BinaryReader(new MemoryStream(Bytes(counts))));
        return loaded;
    }

    private static byte[] Bytes(SourceCounts counts)
    {
        var stream = new MemoryStream();
        counts.Save(new BinaryWriter(stream));
        return stream.ToArray();
    }
}
