using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Measuring;

public sealed class SamplingTests
{
    [Theory]
    [InlineData("20%", 1)]
    [InlineData("20%", 3)]
    [InlineData("200", 2)]
    public void Rows_left_out_are_in_the_ledger_and_the_interval_is_for_all_rows(string size, int threads)
    {
        var result = Run(size, threads);
        Assert.True(result.Ledger.Balances);
        Assert.Equal(1000, result.Ledger.Read);
        Assert.InRange(result.Ledger.Measured, 150, 250);
        Assert.Equal(1000 - result.Ledger.Measured, result.Ledger.NotSampled);
        var share = result.Measure("provenance.opacity.l3-share");
        Assert.Equal(IntervalKind.Sampling, share.Interval!.Kind);
        Assert.InRange(share.Value!.Value, share.Interval.Low, share.Interval.High);
    }

    [Fact]
    public void The_same_rows_are_drawn_by_any_number_of_threads()
    {
        var (one, five) = (Run("20%", 1), Run("20%", 5));
        Assert.Equal(one.Ledger, five.Ledger);
        Assert.Equal(one.Table("provenance.domains")["domain"].Cast<string>(), five.Table("provenance.domains")["domain"].Cast<string>());
    }

    [Fact]
    public void Whole_row_groups_are_drawn_as_clusters()
    {
        var options = new AuditOptions { Sample = Sampling.Parse("50%:row-groups"), Corpus = new() { HashShards = false } };
        var file = SharedData.File("libreoffice-help.parquet");
        var slices = Corpus.Open([file], options.Corpus).Slices.ToArray();
        Assert.SkipWhen(slices.Length < 2, "needs a file of several row groups");
        bool Splits(ulong seed) => slices.Count(s => options.Sample.Takes(s.Shard, s.RowGroup, seed)) is var drawn && drawn > 0 && drawn < slices.Length;
        var result = Audit.Run([file], options with { Seed = Enumerable.Range(1, 1000).Select(seed => (ulong)seed).First(Splits) });
        Assert.True(result.Ledger.Balances);
        Assert.InRange(result.Ledger.NotSampled, 1, result.Ledger.Read - 1);
        // A handful of row groups is too few to say how they differ: no interval rather than a wrong one.
        Assert.Null(result.Measure("provenance.license.missing-share").Interval);
    }

    [Fact]
    public void About_the_asked_share_of_row_groups_is_drawn()
    {
        var sample = Sampling.Parse("25%:row-groups");
        var shard = new Shard { Path = "a.parquet", FullPath = "a.parquet", Format = "parquet" };
        Assert.InRange(Enumerable.Range(0, 10_000).Count(group => sample.Takes(shard, group, 1)), 2300, 2700);
    }

    private static AuditResult Run(string size, int threads) =>
        Audit.Run([SharedData.File("c4-sample.parquet")], new() { Sample = Sampling.Parse(size), Threads = threads, Corpus = new() { HashShards = false } });
}
