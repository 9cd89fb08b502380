using BiasAudit.Measuring;
using BiasAudit.Sections.Topics;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class TopicsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_seeds_of_a_users_file_make_a_classifier()
    {
        File.WriteAllText(_path, """
            name: desk
            topics:
              - id: energy
                title: Energy
                seeds: { en: [power plant, electricity, grid, turbine, fuel], de: [Kraftwerk, Strom] }
              - id: fishing
                seeds: { en: [fish, trawler, net, harbor, cod], de: [Fischerei, Netz] }
            """);
        var taxonomy = TopicsFile.TaxonomyOf(new() { TopicsFile = _path });
        var scorer = new BiasAudit.Models.LinearText.LinearTextScorer(TopicLabeler.ModelOf(_path));

        Assert.Equal(("desk", "Energy", "fishing"), (taxonomy.Name, taxonomy.Topics[0].Title, taxonomy.Topics[1].Title));
        Assert.Equal(1, scorer.Score("The trawler left the harbor to catch cod with its net.").Label);
        Assert.True(scorer.Score("The turbine of the power plant feeds electricity into the grid.") is { Label: 0, IsConfident: true });
    }

    [Theory]
    [InlineData("topics: []", "2 to 200")]
    [InlineData("topics: [{id: a, seeds: {en: [x]}}, {id: a}]", "same id")]
    [InlineData("topics: [{id: a, seeds: {en: [x]}}, {id: unclassified}]", "unclassified")]
    [InlineData("topics: [{id: a}, {id: b}]", "seeds")]
    [InlineData("topics: [{id: a, colour: red}, {id: b}]", "colour")]
    [InlineData("{", "")]
    public void A_file_that_is_no_taxonomy_is_refused_with_the_reason(string text, string reason)
    {
        File.WriteAllText(_path, text);

        var error = Assert.Throws<AuditException>(() => TopicsFile.Read(_path));

        Assert.Equal("BA1020", error.Code);
        Assert.Contains(reason, error.What, StringComparison.Ordinal);
    }
}
