using BiasAudit.Sections.Topics;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class ThemeModelTests
{
    private static readonly string[][] Vocabularies =
    [
        [.. Enumerable.Range(0, 12).Select(i => $"kitchen{i}")], [.. Enumerable.Range(0, 12).Select(i => $"stadium{i}")],
        [.. Enumerable.Range(0, 12).Select(i => $"election{i}")], [.. Enumerable.Range(0, 12).Select(i => $"galaxy{i}")],
        [.. Enumerable.Range(0, 12).Select(i => $"hospital{i}")], [.. Enumerable.Range(0, 12).Select(i => $"railway{i}")],
    ];

    private static readonly SampledDocument[] Documents = [.. Enumerable.Range(0, 180).Select(i => new SampledDocument(
        "source", "en", new(1, 0, i), [.. Enumerable.Range(0, 40).Select(j => Vocabularies[i % 6][(i + j * 5) % 12])]))];

    [Fact]
    public void Equal_input_and_seed_give_equal_themes()
    {
        var terms = ThemeTerms.Of(Documents);
        var (first, second) = (ThemeModel.Find(terms, 6, 1), ThemeModel.Find(terms, 6, 1));

        Assert.Equal(first.Terms.SelectMany(theme => theme), second.Terms.SelectMany(theme => theme));
        Assert.Equal(first.Theme, second.Theme);
        Assert.Equal(1, first.Likeness(second));
    }

    [Fact]
    public void Documents_of_one_vocabulary_share_a_theme_and_its_terms_cohere()
    {
        var model = ThemeModel.Find(ThemeTerms.Of(Documents), 6, 1);

        var purity = Documents.Select((_, i) => (Theme: model.Theme[i], Group: i % 6)).GroupBy(pair => pair.Theme)
            .Sum(theme => theme.CountBy(pair => pair.Group).Max(group => group.Value)) / (double)Documents.Length;
        Assert.True(purity > 0.6, $"purity {purity}");
        Assert.True(model.MeanCoherence > 0, $"coherence {model.MeanCoherence}");
    }

    [Fact]
    public void Another_seed_finds_other_themes_and_each_document_keeps_its_place()
    {
        var terms = ThemeTerms.Of(Documents);
        var (first, other) = (ThemeModel.Find(terms, 8, 1), ThemeModel.Find(terms, 8, 2));

        Assert.NotEqual(first.Theme, other.Theme);
        Assert.InRange(first.Likeness(other), 0.1, 1);
        // Documents of one vocabulary lie six apart: most neighbors of that distance share their theme.
        Assert.InRange(Enumerable.Range(0, 174).Count(i => other.Theme[i] == other.Theme[i + 6]), 90, 174);
    }

    [Fact]
    public void Terms_of_most_documents_of_a_language_are_left_out() =>
        Assert.DoesNotContain("everywhere", ThemeTerms.Of([.. Documents.Select(document => document with { Terms = ["everywhere", .. document.Terms] })]).Vocabulary);
}
