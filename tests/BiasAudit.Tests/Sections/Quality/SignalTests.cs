using BiasAudit.Sections.Quality;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class SignalTests
{
    [Theory]
    [InlineData("1~", Signal.Characters, 2)]
    [InlineData("1~", Signal.NonAlphanumericShare, .5)]
    [InlineData("1~", Signal.DigitShare, .5)]
    [InlineData("1~", Signal.PunctuationShare, .5)]
    [InlineData("Test ...", Signal.Characters, 8)]
    [InlineData("Test ...", Signal.WhiteSpaceShare, .125)]
    [InlineData("Test ...", Signal.UppercaseShare, .125)]
    [InlineData("Test ...", Signal.EllipsisShare, .375)]
    [InlineData("Test ...", Signal.PunctuationShare, .375)]
    [InlineData("Test ...", Signal.NonAlphanumericShare, .5)]
    [InlineData("hello\nhow\nhow\nzyou?", Signal.Lines, 4)]
    [InlineData("hello\nhow\nhow\nzyou?", Signal.MeanLineLength, 4)]
    [InlineData("hello\nhow\nhow\nzyou?", Signal.DuplicateLineShare, .25)]
    [InlineData("hello\nhow\nhow\nzyou?", Signal.DuplicateLineCharacterShareOfLines, .188)]
    [InlineData("test test of", Signal.MeanWordLength, 3.333)]
    [InlineData("test test of", Signal.UniqueWordShare, .667)]
    [InlineData("paragraph one\n\nparagraph two\n\nshort\n\nvery very long one", Signal.Paragraphs, 4)]
    [InlineData("paragraph one\n\nparagraph two\n\nshort\n\nvery very long one", Signal.MeanParagraphLength, 12.25)]
    public void The_published_statistics_of_datatrove_come_out(string text, Signal signal, double expected) =>
        Assert.Equal(expected, Value(text, signal), 0.000501);

    [Fact]
    public void The_published_document_of_data_prep_kit_has_its_words_and_ratios()
    {
        var facts = Scan(" : This documents is for test . ? ");
        Assert.Equal(8, facts[Signal.SpacedWords]);
        Assert.Equal(.625, facts[Signal.AlphabeticSpacedWordShare]);
        Assert.Equal(25, facts[Signal.SpacedWords] * 3.125); // its mean length of 3.125 is 25 characters in 8 words
    }

    [Fact]
    public void Dolma_counts_a_test_as_it_publishes()
    {
        var facts = Scan("This is a test.");
        Assert.Equal(15, facts[Signal.Characters]);
        Assert.Equal(4, facts[Signal.SpacedWords]);
        Assert.Equal(3.0, facts[Signal.MedianSpacedWordLength]);
        Assert.Equal(.5, facts[Signal.Top2GramShareSpaced]);
        Assert.Equal(.58333, facts[Signal.Top3GramShareSpaced], 5);
        Assert.Equal(1.0, facts[Signal.Top4GramShareSpaced]);
    }

    [Fact]
    public void The_same_three_lines_are_a_third_or_two_thirds_duplicate()
    {
        var facts = Scan("A\nA\nB");
        Assert.Equal(1 / 3.0, facts[Signal.DuplicateLineShare], 12);
        Assert.Equal(2 / 3.0, facts[Signal.DuplicateLineShareAll], 12);
    }

    [Fact]
    public void The_share_of_Dolma_exceeds_one_as_it_does_there() =>
        Assert.Equal(1.5, Value("a b\na b", Signal.DuplicateLineCharacterShareAll), 12);

    [Fact]
    public void Blank_lines_are_no_duplicates() =>
        Assert.Equal(0, Value("one\n\n\n\ntwo\n\n\n\nthree", Signal.DuplicateLineShare));

    [Fact]
    public void Three_points_are_no_ellipsis_to_Dolma_and_one_to_datatrove()
    {
        var facts = Scan("wait...\nand see…");
        Assert.Equal(1.0, facts[Signal.EllipsisLineShare]);
        Assert.Equal(.5, facts[Signal.EllipsisCharacterLineShare]);
        Assert.Equal(1 / 3.0, facts[Signal.SymbolSpacedWordShare], 12);
    }

    [Fact]
    public void A_text_shorter_than_a_sequence_has_no_repetition()
    {
        var facts = Scan("two words");
        Assert.Equal(0, facts[Signal.Top3GramShare]);
        Assert.Equal(0, facts[Signal.Duplicate10GramShare]);
        Assert.Equal(0, facts[Signal.Duplicate5GramShareSpaced]);
    }

    [Fact]
    public void The_most_frequent_pair_counts_even_when_it_occurs_once() =>
        Assert.Equal(8 / 18.0, Value("some words are all", Signal.Top2GramShare) * 8 / 10, 12);

    [Fact]
    public void Lengths_are_in_characters_and_not_in_units()
    {
        var facts = Scan("𠀀𠀁 𠀂");
        Assert.Equal(4, facts[Signal.Characters]);
        Assert.Equal(1.5, facts[Signal.MedianSpacedWordLength]);
        Assert.Equal(4, facts[Signal.MeanLineLength]);
    }

    [Fact]
    public void Stop_words_are_distinct_to_datatrove_and_occurrences_to_Dolma()
    {
        var facts = Scan("the the the The");
        Assert.Equal(1, facts[Signal.StopWords]);
        Assert.Equal(3, facts[Signal.StopWordOccurrences]);
    }
}
