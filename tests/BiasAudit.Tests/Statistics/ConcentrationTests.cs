namespace BiasAudit.Tests.Statistics;

/// <summary>Golden values that equal published output (iNEXT) or an independent computation, to the printed digits.</summary>
public sealed class ConcentrationTests
{
    private static readonly long[] Girdled = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, .. Enumerable.Repeat(1L, 12)];
    private static readonly long[] Logged = [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, .. Enumerable.Repeat(1L, 14)];
    private static readonly long[] Toy = [4, 2, 1, 1];
    private static readonly long[] NoPairs = [50, 30, 15, 4, 1];

    [Fact]
    public void Girdled_spiders_give_the_published_numbers()
    {
        var spiders = Concentration.Of(Girdled);
        Assert.Equal((168, 26, 12, 4), (spiders.Total, spiders.Categories, spiders.Singletons, spiders.Doubletons));
        Assert.Equal(0.928855, spiders.Coverage, 6);
        Assert.Equal(43.8929, spiders.Chao1, 4);
        Assert.Equal(0.127551, spiders.Hhi, 6);
        Assert.Equal(0.122327, spiders.HhiUnbiased, 6);
        Assert.Equal(7.8400, spiders.Hill(2), 4);
        Assert.Equal(8.1748, spiders.HillEstimate(2), 4);
        Assert.Equal(12.0597, spiders.Hill(1), 4);
        Assert.Equal(13.8263, spiders.HillEstimate(1), 4);
        Assert.Equal(0.638278, spiders.Gini(), 6);
        Assert.Equal(0.663810, spiders.Gini(corrected: true), 6);
        Assert.Equal(0.2738, spiders.LargestShare, 4);
    }

    [Fact]
    public void Logged_spiders_give_the_published_numbers()
    {
        var spiders = Concentration.Of(Logged);
        Assert.Equal((252, 37), (spiders.Total, spiders.Categories));
        Assert.Equal(0.944571, spiders.Coverage, 6);
        Assert.Equal(61.4028, spiders.Chao1, 4);
        Assert.Equal(0.147896, spiders.Hhi, 6);
        Assert.Equal(0.144501, spiders.HhiUnbiased, 6);
        Assert.Equal(6.7615, spiders.Hill(2), 4);
        Assert.Equal(6.9204, spiders.HillEstimate(2), 4);
        Assert.Equal(14.4210, spiders.Hill(1), 4);
        Assert.Equal(16.3371, spiders.HillEstimate(1), 4);
        Assert.Equal(0.655513, spiders.Gini(), 6);
    }

    [Fact]
    public void Small_counts_give_the_golden_values()
    {
        var toy = Concentration.Of(Toy);
        Assert.Equal((0.781250, 5.75, 0.343750, 0.25, 0.3125), (Math.Round(toy.Coverage, 6), toy.Chao1, toy.Hhi, Math.Round(toy.HhiUnbiased, 6), toy.Gini()));
        var noPairs = Concentration.Of(NoPairs);
        Assert.Equal((1.0, 5.0, 0.3642, 0.357778), (noPairs.Coverage, noPairs.Chao1, Math.Round(noPairs.Hhi, 4), Math.Round(noPairs.HhiUnbiased, 6)));
    }

    [Theory]
    [InlineData("girdled", 2.489865, 2.564270, 2.644388, 2.602525, 2.603846, 2.626569)]
    [InlineData("logged", 2.668686, 2.740114, 2.804126, 2.779711, 2.772209, 2.793437)]
    [InlineData("toy", 1.213008, 1.400508, 1.578373, 1.516471, 1.542917, 1.565163)]
    [InlineData("no pairs", 1.167140, 1.187140, 1.194513, 1.189576, 1.192807, 1.188211)]
    public void Entropy_estimators_give_the_golden_values(
        string name, double ml, double millerMadow, double chaoShen, double grassberger, double jackknife, double chaoJost)
    {
        var counts = name switch { "girdled" => Girdled, "logged" => Logged, "toy" => Toy, _ => NoPairs };
        Assert.Equal(ml, Entropy.MaximumLikelihood(counts), 6);
        Assert.Equal(millerMadow, Entropy.MillerMadow(counts), 6);
        Assert.Equal(chaoShen, Entropy.ChaoShen(counts), 6);
        Assert.Equal(grassberger, Entropy.Grassberger(counts), 6);
        Assert.Equal(jackknife, Entropy.Jackknife(counts), 6);
        Assert.Equal(chaoJost, Entropy.ChaoJost(counts), 6);
    }

    [Fact]
    public void Chao_Jost_agrees_with_its_series_where_the_tail_is_long()
    {
        // 400 seen once and 10 seen twice: the bracket needs millions of terms, which are added here one by one.
        long[] counts = [.. Enumerable.Repeat(1L, 400), .. Enumerable.Repeat(2L, 10), 5_000, 9_000];
        double n = counts.Sum(), a = 20 / ((n - 1) * 400 + 20);
        var (tail, power) = (0.0, 1 - a);
        for (var j = 0L; power > 1e-16; j++, power *= 1 - a) tail += power / (n + j);
        double Harmonic(long from) => Enumerable.Range((int)from, (int)(n - from)).Sum(k => 1.0 / k);
        var series = counts.GroupBy(c => c).Sum(g => g.Count() * g.Key / n * Harmonic(g.Key)) + 400 / n * tail;
        Assert.Equal(series, Entropy.ChaoJost(counts), 9);
    }

    [Fact]
    public void Gini_changes_with_the_stated_universe()
    {
        var three = Concentration.Of([1, 1, 1]);
        Assert.Equal(0, three.Gini(), 12);
        Assert.Equal(0.5, three.Gini(universe: 6), 12);
    }

    [Fact]
    public void Zeros_are_no_categories_and_nothing_is_no_number()
    {
        Assert.Equal(2, Concentration.Of([0, 3, 0, 4]).Categories);
        var empty = Concentration.Of([]);
        Assert.True(double.IsNaN(empty.Hhi) && double.IsNaN(empty.LargestShare) && double.IsNaN(empty.Hill(1)) && double.IsNaN(empty.Coverage));
    }

    [Fact]
    public void Datasheet_totals_give_the_token_concentration_of_Dolma()
    {
        var dolma = Concentration.Of([2415, 175, 57, 430, 5, 4]);
        var rounded = Concentration.Of([24150, 1750, 570, 4300, 48, 36]);
        Assert.Equal(0.635633, rounded.Hhi, 6);
        Assert.Equal(1.573, rounded.Hill(2), 3);
        Assert.Equal(1.0399, Entropy.MaximumLikelihood(rounded.Counts) / Math.Log(2), 4);
        Assert.True(dolma.Total == 3086);
    }

    [Fact]
    public void A_Lorenz_curve_rises_from_nothing_to_all()
    {
        var curve = Concentration.Of([1, 1, 2, 16]).Lorenz(4).ToArray();
        Assert.Equal([(0, 0), (0.25, 0.05), (0.5, 0.1), (0.75, 0.2), (1, 1)], curve);
    }
}
