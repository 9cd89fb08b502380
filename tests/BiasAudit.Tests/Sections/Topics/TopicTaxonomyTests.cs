using BiasAudit.Sections.Topics;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class TopicTaxonomyTests
{
    private static readonly string[] Iptc =
    [
        "arts, culture, entertainment and media", "conflict, war and peace", "crime, law and justice", "disaster, accident and emergency incident",
        "economy, business and finance", "education", "environment", "health", "human interest", "labour", "lifestyle and leisure", "politics",
        "religion", "science and technology", "society", "sport", "weather",
    ];

    [Fact]
    public void The_reference_shares_of_the_24_topics_add_to_one()
    {
        Assert.Equal(24, TopicTaxonomy.BuiltIn.Topics.Length);
        Assert.Equal(1, TopicTaxonomy.BuiltIn.Topics.Sum(topic => topic.Reference!.Value), 1e-9);
    }

    [Fact]
    public void All_17_top_levels_of_IPTC_are_mapped_and_nothing_else() =>
        Assert.Equal(Iptc, TopicTaxonomy.BuiltIn.Topics.SelectMany(topic => topic.Iptc).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_topic_has_a_definition_and_seeds_in_every_language()
    {
        var taxonomy = TopicTaxonomy.BuiltIn;

        Assert.Equal(13, taxonomy.Seeds.Count);
        Assert.All(taxonomy.Topics, topic => Assert.EndsWith(".", topic.Definition, StringComparison.Ordinal));
        Assert.All(taxonomy.Seeds, language => Assert.All(language.Value, seeds => Assert.True(seeds.Length >= 10, $"{language.Key}: {seeds.Length}")));
    }

    [Theory]
    [InlineData("en", 900)]
    [InlineData("zh-Hans", 1500)]
    [InlineData("zh-Hant", 1500)]
    public void English_and_Chinese_have_hundreds_of_seeds(string language, int least) =>
        Assert.True(TopicTaxonomy.BuiltIn.Seeds[language].Sum(seeds => seeds.Length) >= least);

    [Fact]
    public void No_seed_stands_twice_in_one_topic() =>
        Assert.All(TopicTaxonomy.BuiltIn.Seeds, language => Assert.All(language.Value, seeds => Assert.Equal(seeds.Length, seeds.Distinct().Count())));
}
