using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Statistics;

/// <summary>The concentration of published token counts of hosts: a CSV whose first column is the host and whose others are corpora.</summary>
public sealed class PublishedHostsTests
{
    [Theory]
    [InlineData("C4", 20_858_600_725, .030092, .078348, .228654, .662003, .00176531, 10.875805, 1879.073, .882784, 488)]
    [InlineData("RefinedWeb", 76_448_522_604, .011675, .066232, .231853, .672716, .00113865, 10.930326, 1951.444, .882858, 66)]
    [InlineData("Dolma", 463_074_242_038, .253259, .521647, .604145, .814932, .09392737, 7.315648, 159.305, .935047, 219)]
    public void Hosts_of_three_corpora_give_the_published_concentration(
        string corpus, long total, double top1, double top10, double top100, double top1000, double hhi, double bits, double n1, double gini, int zeros)
    {
        var lines = File.ReadAllLines(SharedData.File("relevant_url_token_counts.csv"));
        var column = Array.FindIndex(lines[0].Split(','), name => name.Contains(corpus, StringComparison.OrdinalIgnoreCase));
        var counts = lines[1..].Select(line => (long)double.Parse(line.Split(',')[column])).ToArray();
        var hosts = Concentration.Of(counts);
        Assert.Equal((total, zeros), (hosts.Total, counts.Length - hosts.Categories));
        Assert.Equal([top1, top10, top100, top1000], new[] { 1, 10, 100, 1000 }.Select(k => Math.Round(hosts.LargestShares(k), 6)));
        Assert.Equal(hhi, hosts.Hhi, 8);
        Assert.Equal(bits, Entropy.MaximumLikelihood(counts) / Math.Log(2), 6);
        Assert.Equal(n1, hosts.Hill(1), 3);
        Assert.Equal(gini, hosts.Gini(counts.Length), 6);
    }
}
