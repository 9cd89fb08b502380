using BiasAudit.Measuring;
using BiasAudit.Sections.Provenance;

namespace BiasAudit.Tests.Sections.Provenance;

/// <summary>What the intervals of this product cover on simulated corpora whose documents cluster by source.</summary>
public sealed class UncertaintyTests
{
    // The simulation of the README's table: true share 0.20, shares of sources Beta(0.2, 0.8), sizes log-normal, median 20. The published coverage is
    // that of Student's t with as many degrees as there are sources; ours counts the effective ones, and must cover at least as often.
    [Theory]
    [InlineData(1.0, 50, 0.88)]
    [InlineData(1.0, 200, 0.93)]
    [InlineData(1.5, 50, 0.80)]
    [InlineData(1.5, 200, 0.86)]
    [InlineData(2.0, 50, 0.71)]
    [InlineData(2.0, 200, 0.80)]
    public void Clustered_intervals_cover_at_least_as_often_as_published_and_independent_ones_do_not(double spread, int sources, double published)
    {
        var coverage = ClusterSimulation.Run(spread, sources, corpora: 600, bootstrap: false);
        Assert.InRange(coverage.Linearized, published, 1);
        Assert.InRange(coverage.Jackknife, published, 1);
        Assert.InRange(coverage.Kept, published, 1);
        Assert.InRange(coverage.Independent, 0, 0.4);
    }

    // 300 corpora have a standard error of 2 points, and so has the published figure.
    [Theory]
    [InlineData(1.0, 50, 0.88)]
    [InlineData(1.5, 50, 0.86)]
    [InlineData(2.0, 50, 0.85)]
    public void The_cluster_bootstrap_covers_as_published(double spread, int sources, double published) =>
        Assert.InRange(ClusterSimulation.Run(spread, sources, corpora: 300, bootstrap: true).Bootstrap, published - 0.03, 1);

    [Fact]
    public void Under_the_floor_no_interval_is_printed()
    {
        var coverage = ClusterSimulation.Run(2.0, 50, corpora: 200, bootstrap: false);
        Assert.Equal(coverage.UnderFloor, coverage.Refused);
        Assert.InRange(coverage.UnderFloor, 0.5, 1);
    }

    /// <summary>Prints the table of the README: run with <c>--explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void The_table_of_the_README()
    {
        var least = 1.0;
        foreach (var spread in new[] { 1.0, 1.5, 2.0 })
            foreach (var sources in new[] { 50, 200, 1000 })
            {
                var c = ClusterSimulation.Run(spread, sources, corpora: 1000, bootstrap: sources <= 200);
                TestContext.Current.TestOutputHelper!.WriteLine(
                    $"| {spread:0.0} | {sources} | {c.Independent:P0} | {c.Linearized:P0} | {c.Jackknife:P0} | {(double.IsNaN(c.Bootstrap) ? "" : c.Bootstrap.ToString("P0"))} | {c.Kept:P0} | {c.UnderFloor:P0} | {c.DesignEffect:N0} | {c.Hhi:P0} |");
                least = Math.Min(least, c.Kept);
            }
        Assert.InRange(least, 0.85, 1);
    }

    [Fact]
    public void A_country_interval_equals_that_of_the_ratio_estimator()
    {
        CategoryTotals inside = new(), outside = new();
        List<long> sizes = [], hits = [];
        for (var g = 0; g < 120; g++)
        {
            var (size, hit) = (5 + g * 13 % 40, g % 3 == 0);
            (hit ? inside : outside).AddSource(size);
            (hit ? inside : outside).Amounts[0] += size;
            sizes.Add(size);
            hits.Add(hit ? size : 0);
        }
        var expected = new ClusteredShare([.. sizes], [.. hits]).Linearized();
        var interval = inside.ShareInterval([inside, outside])!;
        Assert.Equal(IntervalKind.SourceClustered, interval.Kind);
        Assert.Equal(expected.Low, interval.Low, 9);
        Assert.Equal(expected.High, interval.High, 9);
    }

    // Data Provenance Initiative text collection, 2,311 data sets, each vote split equally over the countries of its creators. The table of countries
    // below, in hundredths of a vote, has the published shares of the eight largest; the other 49 are fitted to the published HHI and N1.
    [Fact]
    public void The_country_bounds_of_a_published_collection()
    {
        const long All = 231_100;
        long[] votes =
        [
            94_110, 10_846, 10_336, 9_146, 8_466, 4_386, 2_516, 2_346, 1_278, .. Enumerable.Repeat(1_275L, 16), 753, 663, 583, 513, 452, 398, 350, 308, 271, 238, 210, 185, 162, 143,
            126, 111, 97, 86, 75, 66, 58, 51, 45, 40, 35, 31, 27, 24, 21, 18, 16, 14,
        ];
        var known = Concentration.Of(votes);
        Assert.Equal((57, 26.4), (known.Categories, Math.Round(100 - 100.0 * known.Total / All, 1)));
        Assert.Equal([55.4, 6.4, 6.1, 5.4, 5.0, 2.6, 1.5, 1.4], votes[..8].Select(v => Math.Round(100.0 * v / known.Total, 1)));
        Assert.Equal((.3217, 3.11, 7.75), (Math.Round(known.Hhi, 4), Math.Round(known.Hill(2), 2), Math.Round(known.Hill(1), 2)));
        var (shares, unknown) = (votes.Select(v => (double)v / All).ToArray(), 1 - (double)known.Total / All);
        Assert.Equal((40.7, 67.2), Percent(UnknownShare.Share(shares[0], unknown)));
        Assert.Equal((4.0, 30.4), Percent(UnknownShare.Share(shares[3], unknown)));
        var bounds = UnknownShare.Hhi(shares, unknown);
        Assert.Equal((.174, .459), (Math.Round(bounds.Low, 3), Math.Round(bounds.High, 3)));

        static (double, double) Percent(Limits limits) => (Math.Round(100 * limits.Low, 1), Math.Round(100 * limits.High, 1));
    }

    [Fact]
    public void Sampling_takes_about_its_share_whatever_the_order()
    {
        var sample = Sampling.Parse("10%");
        var taken = Enumerable.Range(0, 100_000).Count(row => sample.Takes(new BiasAudit.Corpora.RowAddress(7, 0, row), 1));
        Assert.InRange(taken, 9_600, 10_400);
        Assert.Equal(SamplingUnit.RowGroups, Sampling.Parse("5000:row-groups").Unit);
        Assert.Equal(5000, Sampling.Parse("5000").Rows);
        Assert.All(["0", "-1", "0%", "101%", "many", ""], text => Assert.Equal("BA1020", Assert.Throws<AuditException>(() => Sampling.Parse(text)).Code));
    }
}
