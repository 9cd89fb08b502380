namespace BiasAudit.Tests.Statistics;

public sealed class AssociationTests
{
    [Fact]
    public void A_table_gives_the_golden_values()
    {
        var table = new Association(new long[,] { { 30, 10, 5 }, { 15, 25, 15 } });
        Assert.Equal(15.584416, table.ChiSquare, 6);
        Assert.Equal(0.394771, table.CramerV, 6);
        Assert.Equal(0.370171, table.CramerVCorrected, 6);
        Assert.Equal(0.079846, table.MutualInformation, 6);
        Assert.Equal(0.069846, table.MutualInformationCorrected, 6);
        Assert.Equal(0.093994, table.NormalizedGeometric, 6);
        Assert.Equal(15.969211, table.G, 6);
    }

    [Fact]
    public void Empty_rows_change_nothing_and_one_row_has_no_association()
    {
        var with = new Association(new long[,] { { 30, 10, 5, 0 }, { 0, 0, 0, 0 }, { 15, 25, 15, 0 } });
        Assert.Equal(0.370171, with.CramerVCorrected, 6);
        var single = new Association(new long[,] { { 30, 10, 5 } });
        Assert.Equal((0, 0, 0), (single.CramerV, single.CramerVCorrected, single.NormalizedArithmetic));
    }

    [Theory]
    [InlineData(200, 50_000, 0.241574, 2.893334)]
    [InlineData(2, 500, 0.857955, 5.500868)]
    public void Log_odds_with_a_prior_give_the_golden_values(double prior, double priorTotal, double delta, double z)
    {
        var odds = LogOdds.Of(120, 10_000, 60, 12_000, prior, priorTotal);
        Assert.Equal(delta, odds.Delta, 6);
        Assert.Equal(z, odds.Z, 6);
        if (prior == 200) Assert.Equal(0.00697115, odds.Variance, 8);
    }

    [Fact]
    public void P_values_are_adjusted_in_the_order_of_the_input()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005];
        Assert.Equal([0.03, 0.06, 0.06, 0.02], MultipleTesting.Holm(p).Select(v => Math.Round(v, 10)));
        Assert.Equal([0.02, 0.04, 0.04, 0.02], MultipleTesting.BenjaminiHochberg(p).Select(v => Math.Round(v, 10)));
        Assert.Empty(MultipleTesting.Holm([]));
    }
}
