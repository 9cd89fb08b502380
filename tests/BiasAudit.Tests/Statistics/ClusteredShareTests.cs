namespace BiasAudit.Tests.Statistics;

public sealed class ClusteredShareTests
{
    private static readonly long[] Documents = [10, 200, 5, 50, 35];
    private static readonly long[] Positives = [9, 20, 5, 10, 1];

    [Fact]
    public void Clusters_give_the_golden_values()
    {
        var share = new ClusteredShare(Documents, Positives);
        Assert.Equal(0.15, share.Value, 12);
        Assert.Equal(0.052523, share.Error, 6);
        Assert.Equal(0.020616, share.IndependentError, 6);
        Assert.Equal(6.4910, share.DesignEffect, 4);
        Assert.Equal(46.22, share.EffectiveDocuments, 2);
        Assert.Equal(2.052, share.EffectiveSources, 3);
        Assert.Equal(0.407612, share.IntraclassCorrelation, 6);
        Assert.Equal(38.4583, share.TypicalSize, 4);
    }

    [Fact]
    public void Bounds_hold_what_the_unknown_part_can_be()
    {
        double[] known = [.408, .047, .045, .04];
        Assert.Equal(new Limits(.04, .304), UnknownShare.Share(.04, .264));
        var hhi = UnknownShare.Hhi(known, .264);
        Assert.Equal(known.Sum(s => s * s), hhi.Low, 12);
        Assert.Equal(hhi.Low - .408 * .408 + .672 * .672, hhi.High, 12);
        var number = UnknownShare.EffectiveNumber(known, .264);
        Assert.Equal((1 / hhi.High, 1 / hhi.Low), (number.Low, number.High));
    }

    [Fact]
    public void Distance_bounds_are_the_extremes_of_every_allocation()
    {
        double[] known = [.5, .2, .1], reference = [.3, .3, .4];
        var bounds = UnknownShare.TotalVariation(known, reference, .2);
        var (low, high) = (1.0, 0.0);
        for (var a = 0; a <= 20; a++)
            for (var b = 0; a + b <= 20; b++)
            {
                var distance = Divergence.TotalVariation([known[0] + a / 100.0, known[1] + b / 100.0, known[2] + (20 - a - b) / 100.0], reference);
                (low, high) = (Math.Min(low, distance), Math.Max(high, distance));
            }
        Assert.Equal(low, bounds.Low, 9);
        Assert.Equal(high, bounds.High, 9);
    }
}
