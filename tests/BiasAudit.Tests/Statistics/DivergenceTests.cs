namespace BiasAudit.Tests.Statistics;

public sealed class DivergenceTests
{
    private static readonly double[] P = [.5, .3, .15, .04, .01];
    private static readonly double[] Uniform = [.2, .2, .2, .2, .2];

    [Fact]
    public void Distances_give_the_golden_values()
    {
        Assert.Equal(0.4, Divergence.TotalVariation(P, Uniform), 12);
        Assert.Equal(0.442298, Divergence.KullbackLeibler(P, Uniform), 6);
        Assert.Equal(0.714219, Divergence.KullbackLeibler(Uniform, P), 6);
        Assert.Equal(0.121822, Divergence.JensenShannon(P, Uniform), 6);
        Assert.Equal(0.175752, Divergence.JensenShannon(P, Uniform) / Math.Log(2), 6);
        Assert.Equal(0.419228, Math.Sqrt(Divergence.JensenShannon(P, Uniform) / Math.Log(2)), 6);
        Assert.Equal(1.156517, Divergence.PopulationStability(P, Uniform), 6);
        Assert.Equal(0.362566, Divergence.Hellinger(P, Uniform), 6);
        Assert.Equal(0.821, Divergence.ChiSquaredDistance(P, Uniform), 6);
    }

    [Fact]
    public void A_published_pair_gives_the_published_divergences()
    {
        double[] p = [.1, .2, .3, .4], q = [.4, .25, .3, .05];
        Assert.Equal(.6485, Divergence.KullbackLeibler(p, q), 4);
        Assert.Equal(.5063, Divergence.KullbackLeibler(q, p), 4);
        Assert.Equal(.1270, Divergence.JensenShannon(p, q), 4);
        Assert.Equal(1.2799, Entropy.Of(p), 4);
        Assert.Equal(1.2241, Entropy.Of(q), 4);
    }

    [Fact]
    public void Two_samples_of_one_distribution_lie_apart()
    {
        var flat = Enumerable.Repeat(1 / 24.0, 24).ToArray();
        Assert.Equal(0.092, (24 - 1) * (1 / 500.0 + 1 / 500.0), 3);
        Assert.InRange(Divergence.PopulationStabilityLimit(24, 500, 500), 0.1406, 0.1408);
        Assert.Equal(12 * Math.Sqrt(2 * (1 / 24.0) * (23 / 24.0) / 250 / Math.PI), Divergence.TotalVariationNull(flat, 500, 500), 12);
    }

    [Fact]
    public void An_empty_reference_cell_is_infinite_where_the_formula_says_so()
    {
        Assert.Equal(double.PositiveInfinity, Divergence.KullbackLeibler([.5, .5], [1, 0]));
        Assert.Equal(Math.Log(2), Divergence.JensenShannon([1, 0], [0, 1]), 12);
        Assert.Equal(1, Divergence.Hellinger([1, 0], [0, 1]), 12);
    }
}
