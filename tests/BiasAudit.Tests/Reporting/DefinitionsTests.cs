using BiasAudit.Reporting;

namespace BiasAudit.Tests.Reporting;

public sealed class DefinitionsTests
{
    private const string Readme = """
        # Things
        ## Numbers
        Not a definition.
        ### `things.{kind}.share`, `things.any.share`
        Of all documents.

        Limits: none.
        ## things.TOPIC.count
        Counted.
        * `things.<kind>.rate`: per million.
        """;

    [Theory]
    [InlineData("things.red.share", "Of all documents.\n\nLimits: none.")]
    [InlineData("things.any.share", "Of all documents.\n\nLimits: none.")]
    [InlineData("things.sport.count", "Counted.\n* `things.<kind>.rate`: per million.")]
    [InlineData("things.red.rate", "per million.")]
    public void Headings_and_items_that_are_ids_define_them(string id, string expected) =>
        Assert.Equal(expected, Definitions.Parse(Readme, "README.md").First(definition => definition.Defines(id)).Text);

    [Theory]
    [InlineData("things.red")]
    [InlineData("things.red.blue.share")]
    [InlineData("Numbers")]
    public void Nothing_else_is_defined(string id) => Assert.DoesNotContain(Definitions.Parse(Readme, "README.md"), definition => definition.Defines(id));

    [Fact]
    public void Every_section_with_a_README_explains_its_measures()
    {
        Assert.NotEmpty(Definitions.All);
        Assert.NotNull(Definitions.Of("quality.c4@paper.removed-share"));
        Assert.NotNull(Definitions.Chapter("provenance.domains.hhi"));
        Assert.Null(Definitions.Chapter("nothing.at.all"));
    }
}
