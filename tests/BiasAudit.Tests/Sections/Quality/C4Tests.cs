using BiasAudit.Sections.Quality;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class C4Tests
{
    private const string Kept = "This line has many words and ends well. ";

    [Theory]
    [InlineData("Four words it is.", 1, 0, 1)] // 3 words are enough for the paper, 5 for the code
    [InlineData("He said that this was 'fine'", 1, 0, 1)] // only the paper's reading takes ' for an end
    [InlineData("This line ends with three points...", 0, 0, 1)]
    [InlineData("This line has no end mark", 0, 0, 1)]
    [InlineData("Please turn JavaScript on to see this.", 0, 0, 0)]
    [InlineData("Read our Privacy Policy before you go on.", 0, 0, 0)]
    [InlineData("As was shown before by many people.[12]", 1, 1, 1)]
    [InlineData("As was shown before by many people [12]", 0, 0, 1)]
    [InlineData("Too short.[3]", 0, 0, 0)]
    public void Each_variant_keeps_the_lines_it_says(string line, int paper, int code, int unmarked)
    {
        var facts = Scan(line);
        Assert.Equal(paper, facts[Signal.C4PaperSentences]);
        Assert.Equal(code, facts[Signal.C4CodeSentences]);
        Assert.Equal(unmarked, facts[Signal.C4UnmarkedSentences]);
    }

    [Fact]
    public void Brackets_and_filler_count_only_in_lines_that_would_be_kept()
    {
        Assert.Equal(0, Value("function f() {", Signal.C4PaperCurlyBracket));
        Assert.Equal(1, Value("function f() {", Signal.C4UnmarkedCurlyBracket));
        Assert.Equal(1, Value("Here is Lorem Ipsum for you all.", Signal.C4CodeLoremIpsum));
        Assert.Equal(0, Value("Here is Lorem Ipsum for you all", Signal.C4CodeLoremIpsum));
    }

    [Fact]
    public void Too_few_sentences_remove_a_document()
    {
        Assert.Equal(["sentences"], Failures(Kept + Kept, "c4@tfds"));
        Assert.Empty(Failures(Kept + Kept + Kept, "c4@tfds"));
        Assert.Equal(["sentences"], Failures(Kept + Kept + Kept, "c4@paper"));
    }

    [Fact]
    public void A_word_of_more_than_a_thousand_characters_drops_its_line() =>
        Assert.Equal(0, Value($"This {new string('x', 1001)} is a long word here.", Signal.C4UnmarkedSentences));

    [Fact]
    public void The_code_refuses_very_long_documents() =>
        Assert.Contains("characters", Failures(string.Concat(Enumerable.Repeat(Kept, 5000)), "c4@tfds"));

    [Fact]
    public void Three_lines_of_two_hundred_characters_are_paragraphs_to_mC4()
    {
        var line = new string('x', 200);
        Assert.Empty(Failures($"{line}\n{line}\nshort\n{line}", "paragraphs@mc4", "sw"));
        Assert.NotEmpty(Failures($"{line}\n{line}\n{line[1..]}", "paragraphs@mc4", "sw"));
        Assert.NotEmpty(Failures($"{line}\n{line}", "paragraphs@mc4"));
    }
}
