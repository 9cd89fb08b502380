using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Statistics;

/// <summary>The concentration published for the hosts of three corpora, from tables of counts that have the published totals and shares.</summary>
/// <remarks>
/// The tables (published-hosts.tsv) were fitted to the published figures by another program with formulas of its own, so the digits here are those of
/// two implementations. Where the published table lies in the folder of shared data, it is asked too.
/// </remarks>
public sealed class PublishedHostsTests
{
    private const int Listed = 13_989;

    [Theory]
    [InlineData("C4", 20_858_600_725, .030092, .078348, .228654, .662003, .00176531, 10.875805, 1879.073, .882784, 488)]
    [InlineData("RefinedWeb", 76_448_522_604, .011675, .066232, .231853, .672716, .00113865, 10.930326, 1951.444, .882858, 66)]
    [InlineData("Dolma", 463_074_242_038, .253259, .521647, .604145, .814932, .09392737, 7.315648, 159.305, .935047, 219)]
    public void Hosts_of_three_corpora_give_the_published_concentration(
        string corpus, long total, double top1, double top10, double top100, double top1000, double hhi, double bits, double n1, double gini, int zeros)
    {
        foreach (var counts in new[] { Fitted(corpus), Published(corpus) }.OfType<long[]>())
        {
            var hosts = Concentration.Of(counts);
            Assert.Equal((total, zeros), (hosts.Total, counts.Length - hosts.Categories));
            Assert.Equal([top1, top10, top100, top1000], new[] { 1, 10, 100, 1000 }.Select(k => Math.Round(hosts.LargestShares(k), 6)));
            Assert.Equal(hhi, hosts.Hhi, 8);
            Assert.Equal(1 / hhi, hosts.Hill(2), 1 / hhi * 0.5e-8 / hhi);
            Assert.Equal(bits, Entropy.MaximumLikelihood(counts) / Math.Log(2), 6);
            Assert.Equal(n1, hosts.Hill(1), 3);
            Assert.Equal(gini, hosts.Gini(Listed), 6);
        }
    }

    [Fact]
    public void The_largest_hosts_of_C4_are_the_published_ones() =>
        Assert.Equal([627_672_250, 169_761_426, 168_882_842, 112_200_811, 111_354_641, 104_738_295], Concentration.Of(Fitted("C4")).Counts[..6].ToArray());

    private static long[] Fitted(string corpus)
    {
        var table = File.ReadLines(Path.Combine(SharedData.Root, "tests/BiasAudit.Tests/Statistics/published-hosts.tsv")).Single(line => line.StartsWith(corpus + "\t", StringComparison.Ordinal));
        var seen = table.Split('\t')[1].Split(' ').Select(run => run.Split('*')).SelectMany(run => Enumerable.Repeat(long.Parse(run[0]), run.Length == 2 ? int.Parse(run[1]) : 1)).ToArray();
        return [.. seen, .. new long[Listed - seen.Length]];
    }

    private static long[]? Published(string corpus)
    {
        var file = Path.Combine(SharedData.Root, "..", "shared", "data", "relevant_url_token_counts.csv");
        if (!File.Exists(file)) return null;
        var (header, column) = (File.ReadLines(file).First().Split(','), corpus switch { "C4" => "c4_tokens", "RefinedWeb" => "rf_tokens", _ => "dolma_tokens" });
        return [.. File.ReadLines(file).Skip(1).Select(line => (long)double.Parse(line.Split(',')[Array.IndexOf(header, column)]))];
    }
}
