using BiasAudit.Sections.Quality;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class SignalTests
{
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
