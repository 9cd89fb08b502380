namespace BiasAudit.Tests.Statistics;

public sealed class ShareTests
{
    [Theory]
    [InlineData(3, 100, 0.010255, 0.084519)]
    [InlineData(0, 100, 0, 0.036993)]
    [InlineData(7, 20, 0.181192, 0.567146)]
    public void Wilson_gives_the_golden_values(long count, long of, double low, double high)
    {
        var limits = new Share(count, of).Wilson();
        Assert.Equal(low, limits.Low, 6);
        Assert.Equal(high, limits.High, 6);
    }

    [Theory]
    [InlineData(4000, 0.04, 139, 182)]
    [InlineData(4000, 0.05, 177, 224)]
    [InlineData(1000, 0.05, 38, 63)]
    [InlineData(400, 0.05, 12, 28)]
    [InlineData(200, 0.05, 4, 16)]
    [InlineData(10_000, 0.02, 176, 224)]
    public void One_sided_exact_limits_decide_where_the_published_table_says(long rows, double limit, long lastPass, long firstFail)
    {
        Assert.True(new Share(lastPass, rows).ClopperPearsonHigh() <= limit);
        Assert.True(new Share(lastPass + 1, rows).ClopperPearsonHigh() > limit);
        Assert.True(new Share(firstFail, rows).ClopperPearsonLow() >= limit);
        Assert.True(new Share(firstFail - 1, rows).ClopperPearsonLow() < limit);
    }

    [Theory]
    [InlineData(0.05, 59)]
    [InlineData(0.04, 74)]
    [InlineData(0.02, 149)]
    [InlineData(0.01, 299)]
    public void The_smallest_clean_sample_that_proves_a_limit(double limit, long rows)
    {
        Assert.True(new Share(0, rows).ClopperPearsonHigh() <= limit);
        Assert.True(new Share(0, rows - 1).ClopperPearsonHigh() > limit);
    }

    [Fact]
    public void Zero_hits_have_the_rule_of_three()
    {
        Assert.Equal(0.003, new Share(0, 1000).RuleOfThree);
        Assert.Null(new Share(1, 1000).RuleOfThree);
    }

    [Fact]
    public void Jeffreys_lies_inside_Clopper_Pearson()
    {
        var (jeffreys, exact) = (new Share(7, 20).Jeffreys(), new Share(7, 20).ClopperPearson());
        Assert.True(exact.Low < jeffreys.Low && jeffreys.High < exact.High);
        Assert.Equal(0.153909, exact.Low, 6);
        Assert.Equal(0.592189, exact.High, 6);
    }

    [Fact]
    public void A_sample_of_everything_has_no_error()
    {
        Assert.Equal(new Limits(0.35, 0.35), new Share(7, 20).WilsonOf(20));
        var half = new Share(350, 1000).WilsonOf(2000);
        var none = new Share(350, 1000).Wilson();
        Assert.Equal(Math.Sqrt(0.5), (half.High - half.Low) / (none.High - none.Low), 2);
    }

    [Fact]
    public void Quantiles_are_those_of_the_tables()
    {
        Assert.Equal(1.959963984540054, Normal.Quantile(0.975), 12);
        Assert.Equal(12.706204736, StudentT.Quantile(0.975, 1), 8);
        Assert.Equal(2.228138852, StudentT.Quantile(0.975, 10), 8);
        Assert.Equal(-1.812461123, StudentT.Quantile(0.05, 10), 8);
        Assert.Equal(35.172461627, ChiSquared.Quantile(0.95, 23), 8);
        Assert.Equal(0.5, Beta.Quantile(0.5, 3, 3), 12);
        Assert.Equal(0.0455002638963584, Normal.TwoSided(2), 12);
    }

    [Theory]
    [InlineData(.051, .98, .995, 0.047179)]
    [InlineData(.0008, .9, .999, -0.000222)]
    public void Rogan_Gladen_gives_the_golden_values(double apparent, double sensitivity, double specificity, double share) =>
        Assert.Equal(share, LabelingError.RoganGladen(apparent, sensitivity, specificity), 6);

    [Fact]
    public void Many_labels_are_corrected_through_their_confusion_matrix()
    {
        double[,] confusion = { { .9, .05, .05 }, { .1, .8, .1 }, { 0, .3, .7 } };
        double[] truth = [.6, .3, .1];
        var apparent = Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(i => truth[i] * confusion[i, j])).ToArray();
        var corrected = LabelingError.Correct(apparent, confusion);
        for (var i = 0; i < 3; i++) Assert.Equal(truth[i], corrected[i], 6);
        Assert.All(LabelingError.Correct([1, 0, 0], confusion), share => Assert.InRange(share, 0, 1));
    }
}
