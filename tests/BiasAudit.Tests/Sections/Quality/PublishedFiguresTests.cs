using BiasAudit.Sections.Quality;
using BiasAudit.Sections.Quality.Lexicons;
using BiasAudit.Sketches;
using static BiasAudit.Sections.Quality.Signal;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>The figures that other tools publish in their tests and fixtures, by their numbers in the README of the section.</summary>
public sealed class PublishedFiguresTests
{
    private const string Dolma79 = "This is a sentence. \n  \n This is another sentence.\n\n  This is a third sentence.";
    private const string FourParagraphs = "paragraph one\n\nparagraph two\n\nshort\n\nvery very long one";
    private const string Bullets = "- This text has two lines\n- that start with a bullet\n and one line that doesn't.";
    private const string Best = "The best of the best";
    private const string Father = "I am your father.";

    /// <summary>Figure, text, signal, value: equal to the last printed digit.</summary>
    public static TheoryData<string, string, Signal, double> Exact { get; } = new()
    {
        { "F1 zorlu.com.mk", RebuiltTexts.Zorlu, DuplicateLineShare, .330188679245283 },
        { "F1 zorlu.com.mk", RebuiltTexts.Zorlu, DuplicateLineCharacterShare, .25919335705812574 },
        { "F1 zoubutsu.com", RebuiltTexts.Zoubutsu, DuplicateLineShare, .6292134831460674 },
        { "F1 zoubutsu.com", RebuiltTexts.Zoubutsu, DuplicateLineCharacterShare, .31266149870801035 },
        { "F1 zrvisas.com", RebuiltTexts.Zrvisas, DuplicateLineShare, 1 / 3.0 },
        { "F1 zrvisas.com", RebuiltTexts.Zrvisas, DuplicateLineCharacterShare, .44274809160305345 },
        { "F1 zvo.su", RebuiltTexts.Zvo, DuplicateLineShare, 4 / 9.0 },
        { "F1 zvo.su", RebuiltTexts.Zvo, DuplicateLineCharacterShare, .17333333333333334 },
        { "F2 zorlu.com.mk", RebuiltTexts.Zorlu, TerminalLineShare, .009433962264150943 },
        { "F2 zorlu.com.mk", RebuiltTexts.Zorlu, ShortLineShare, .8773584905660378 },
        { "F2 zorlu.com.mk", RebuiltTexts.Zorlu, DuplicateSolidLineCharacterShare, .27640733712839977 },
        { "F2 zorlu.com.mk", RebuiltTexts.Zorlu, NewlinesPerWord, .33653846153846156 },
        { "F2 zrvisas.com", RebuiltTexts.Zrvisas, TerminalLineShare, 2 / 3.0 },
        { "F2 zrvisas.com", RebuiltTexts.Zrvisas, ShortLineShare, 1 / 3.0 },
        { "F2 zrvisas.com", RebuiltTexts.Zrvisas, DuplicateSolidLineCharacterShare, .4461538461538462 },
        { "F2 zrvisas.com", RebuiltTexts.Zrvisas, NewlinesPerWord, .05128205128205128 },
        { "F5", " : This documents is for test . ? ", SpacedWords, 8 },
        { "F5", " : This documents is for test . ? ", AlphabeticSpacedWordShare, .625 },
        { "F9", "1~", Characters, 2 },
        { "F9", "1~", NonAlphanumericShare, .5 },
        { "F9", "1~", DigitShare, .5 },
        { "F9", "1~", PunctuationShare, .5 },
        { "F9", "Test ...", Characters, 8 },
        { "F9", "Test ...", WhiteSpaceShare, .125 },
        { "F9", "Test ...", UppercaseShare, .125 },
        { "F9", "Test ...", EllipsisShare, .375 },
        { "F9", "Test ...", PunctuationShare, .375 },
        { "F9", "Test ...", NonAlphanumericShare, .5 },
        { "F9", "hello\nhow\nhow\nzyou?", Lines, 4 },
        { "F9", "hello\nhow\nhow\nzyou?", MeanLineLength, 4 },
        { "F9", "hello\nhow\nhow\nzyou?", DuplicateLineShare, .25 },
        { "F9 (printed .188)", "hello\nhow\nhow\nzyou?", DuplicateLineCharacterShareOfLines, 3 / 16.0 },
        { "F9 (printed 3.333)", "test test of", MeanWordLength, 10 / 3.0 },
        { "F9 (printed .667)", "test test of", UniqueWordShare, 2 / 3.0 },
        { "F9 (printed .333 of 3 words)", "test test of", StopWordOccurrences, 1 },
        { "F9", FourParagraphs, Paragraphs, 4 },
        { "F9", FourParagraphs, MeanParagraphLength, 12.25 },
        { "F14", "This is a test.", Characters, 15 },
        { "F14", "This is a test.", SpacedWords, 4 },
        { "F14", "This is a test.", MedianSpacedWordLength, 3.0 },
        { "F14", "This is a test.", Top2GramShareSpaced, .5 },
        { "F14", "This is a test.", Top3GramShareSpaced, .5833333333333334 },
        { "F14", "This is a test.", Top4GramShareSpaced, 1.0 },
        { "F14", "This is a test.", StopWordOccurrences, 0 },
        { "F14", Dolma79, Characters, 79 },
        { "F14", Dolma79, SpacedWords, 13 },
        { "F14", Dolma79, MedianSpacedWordLength, 4.0 },
        { "F14", Dolma79, Top2GramShareSpaced, .3050847457627119 },
        { "F14", Dolma79, Top3GramShareSpaced, .23728813559322035 },
        { "F14", Dolma79, Top4GramShareSpaced, .2711864406779661 },
        { "F14", Dolma79, Duplicate5GramShareSpaced, 0 },
        { "F14", Dolma79, Duplicate10GramShareSpaced, 0 },
        { "F14", Dolma79, SymbolSpacedWordShare, 0 },
        { "F14", Dolma79, AlphabeticSpacedWordShare, 1 },
        { "F14", Dolma79, AsteriskLineShare, 0 },
        { "F14", Dolma79, EllipsisCharacterLineShare, 0 },
        { "F14", Dolma79, DuplicateLineShareAll, 0 },
        { "F14", "T h i s \n    \n\n\n    isoneword !!!", SpacedWords, 6 },
        { "F14", "The.and.that", StopWordOccurrences, 0 },
        { "F14", "The and that", StopWordOccurrences, 2 },
        { "F20", "Hello, World.\nHello, World.\n\nHello", DuplicateLineShareAll, 2 / 3.0 },
        { "F20 (there 26/31 with the first copy)", "Hello, World.\nHello, World.\n\nHello", DuplicateLineCharacterShareOfLines, 13 / 31.0 },
        { "F20", "Hello\nHello\n\n\n\n\nHello", DuplicateLineShareAll, 1 },
        { "F20", "Hello, World.", DuplicateLineShareAll, 0 },
        { "F20", "hello", Top2GramShareSpaced, 0 },
        { "F20", "hello world hello world hello world", Top2GramShareSpaced, 1 },
        { "F20 (there 3 without regard to case)", Best, StopWordOccurrences, 2 },
        { "F20", Best, StopWords, 2 },
        { "F20", "the be to of and that have with", StopWords, 8 },
        { "F20", "Then Tom and Sally withheld bees", StopWordOccurrences, 1 },
        { "F20", "This sentence contains <1,000 non-alphabetic w0rd5 within it but >1.", AlphabeticSpacedWordShare, .8 },
        { "F20", "This text has one line that ends with an ellipsis...\n and one line that doesn't.", EllipsisLineShare, .5 },
        { "F20", "This text has one line that ends with an ellipsis…\n and one line that doesn't.", EllipsisLineShare, .5 },
        { "F20", "This text has one……\n…line that ends with an ellipsis…\nand one line that doesn't.", EllipsisLineShare, 2 / 3.0 },
        { "F20", "This text has one…line that ends with an ellipsis…and one line that doesn't.", EllipsisLineShare, 0 },
        { "F20", Bullets, BulletLineShare, 2 / 3.0 },
        { "F20", Bullets.Replace('-', '•'), BulletLineShare, 2 / 3.0 },
        { "F20", Bullets.Replace('-', '*'), AsteriskLineShare, 2 / 3.0 },
        { "F20", "Hello world. This is a test.", Sentences, 2 },
        { "F20", "Hello world This is a test Python is great", Sentences, 1 },
    };

    /// <summary>Figure, text, rule set, first reason.</summary>
    public static TheoryData<string, string, string, string> Reasons { get; } = new()
    {
        { "F10", string.Concat(Enumerable.Repeat(Father + "\n", 4)), "gopher-repetition@datatrove", "duplicate-lines" },
        { "F10", string.Concat(Enumerable.Repeat(Father + "\n\n", 4)), "gopher-repetition@datatrove", "duplicate-paragraphs" },
        { "F10", $"I am groot.\n\nYou are a wizard.\n\n{Father}\n\n{new string('x', 30)}.\n\n{new string('x', 30)}.\n\n", "gopher-repetition@datatrove", "duplicate-paragraph-characters" },
        { "F10", $"I am groot.\nYou are a wizard.\n{Father}\n{new string('x', 40)}.\n{new string('x', 40)}.\n", "gopher-repetition@datatrove", "duplicate-line-characters" },
        { "F10", "I am Frank, I am Frank, I am Frank", "gopher-repetition@datatrove", "top-2-gram" },
        { "F10", "I am Frank, you are Jhon. I am Frank. I am Frank you are Jhon", "gopher-repetition@datatrove", "top-3-gram" },
        { "F10", "I am too small...", "gopher@datatrove", "words-min" },
        { "F10", "This is a sentence with lorem ipsum dolor sit amet.\nAnother sentence with proper punctuation.", "c4@paper", "lorem-ipsum" },
        { "F10", "This is some code with a { bracket.\nAnother sentence follows this one.", "c4@paper", "curly-bracket" },
        { "F10", "Just one sentence.", "c4@paper", "sentences" },
        { "F10", "short\nshort\nshort", "paragraphs@mc4", "three-long-lines" },
        { "F10", "No punctuation here\nAnother line without any\nStill nothing", "fineweb@datatrove", "terminal-lines" },
        { "F10", "hi.\nbye.\nok.\nno.\nyes.", "fineweb@datatrove", "short-lines" },
        { "F20", "Repeat repeat repeat repeat.", "gopher-repetition@datatrove", "top-2-gram" },
    };

    /// <summary>Figure, text, signal, the limit it was published with, on which side the text lies.</summary>
    public static TheoryData<string, string, Signal, double, Bound> Limits { get; } = new()
    {
        { "F10", string.Concat(Enumerable.Repeat("I am ", 20)), MeanWordLength, 3, Bound.AtLeast },
        { "F10", string.Concat(Enumerable.Repeat("interconnection ", 20)), MeanWordLength, 10, Bound.AtMost },
        { "F10", string.Concat(Enumerable.Repeat("# comment ", 20)), HashesPerWord, .1, Bound.AtMost },
        { "F10", string.Concat(Enumerable.Repeat("... comment ", 20)), EllipsesPerWord, .1, Bound.AtMost },
        { "F10", string.Concat(Enumerable.Repeat("the ./!*?<><> apple <?////> orange  ++ interconnection !<>??? have", 20)), AlphabeticWordShare, .8, Bound.AtLeast },
        { "F10", string.Join('\n', Enumerable.Repeat("a", 50)), NewlinesPerWord, .1, Bound.AtMost },
    };

    /// <summary>FineWeb-2's published values: mean length from, to; terminal lines, newlines, letters, copied lines; sequences of 2 to 4 and of 5 to 10.</summary>
    public static TheoryData<string, double[]> FineWeb2 { get; } = new()
    {
        { "zh", [1, 5, .106, .178, .735, .287, .256, .201, .171, .198, .182, .167, .154, .14, .127] },
        { "ja", [1, 5, .167, .162, .759, .375, .121, .129, .145, .307, .283, .264, .248, .234, .223] },
        { "de", [0, 15, 0, .152, .774, .263, .169, .153, .137, .141, .134, .126, .117, .108, .098] },
    };

    [Theory, MemberData(nameof(FineWeb2))]
    public void The_multilingual_set_has_the_published_values_of_its_languages(string language, double[] published)
    {
        string[] rules =
        [
            "mean-word-length-min", "mean-word-length-max", "terminal-lines", "newlines", "alphabetic-words", "duplicate-lines", "top-2-gram", "top-3-gram", "top-4-gram",
            .. Enumerable.Range(5, 6).Select(n => $"duplicate-{n}-grams"),
        ];
        Assert.Equal(published, rules.Select(name => RuleSets.Rules.Single(rule => rule.Set == "multilingual@fineweb-2" && rule.Name == name).LimitFor(language)!.Value));
        Assert.Equal(["de", "ja", "zh"], RuleSets.All.Single(set => set.Id == "multilingual@fineweb-2").Languages.Order());
    }

    [Theory, MemberData(nameof(Exact))]
    public void A_published_figure_comes_out_to_its_last_digit(string figure, string text, Signal signal, double value) =>
        Assert.True(value == Value(text, signal), $"{figure}: {signal} is {Value(text, signal):R}, published {value:R}");

    [Theory, MemberData(nameof(Reasons))]
    public void A_published_text_is_removed_for_its_published_reason(string figure, string text, string set, string reason) =>
        Assert.True(reason == FirstFailure(text, set), $"{figure}: {set} says {FirstFailure(text, set)}, published {reason}");

    [Theory, MemberData(nameof(Limits))]
    public void A_published_text_lies_beyond_its_published_limit(string figure, string text, Signal signal, double limit, Bound bound) =>
        Assert.True(bound == Bound.AtLeast ? Value(text, signal) < limit : Value(text, signal) > limit, $"{figure}: {signal} is {Value(text, signal):R}");

    [Fact]
    public void F3_row_0_of_30_lines_keeps_3_and_drops_20_for_their_end_and_7_for_their_words()
    {
        var lines = Scan(RebuiltTexts.C4Row0).C4Lines[..Enum.GetValues<C4LineFate>().Length];
        Assert.Equal((3, 20, 7, 30), (lines[(int)C4LineFate.Kept], lines[(int)C4LineFate.NoTerminalMark], lines[(int)C4LineFate.FewWords], lines.Sum()));
        Assert.Equal("sentences", FirstFailure(RebuiltTexts.C4Row0, "c4@paper"));
    }

    [Fact]
    public void F3_of_twelve_documents_seven_are_dropped_for_five_reasons()
    {
        var good = string.Join('\n', Enumerable.Range(0, 6).Select(i => $"Line {i} says something, " + new string('x', 190) + " and then it ends."));
        string[] rows =
        [
            RebuiltTexts.C4Row0, good.Replace('.', ','), "Only one sentence stands here.", "A short line.\n" + good.Replace(new string('x', 190), ""), good.Split('\n')[0] + " One. Two. Three. Four. Five. Six.",
            "Code with { ends here.\n" + good, "Here lorem ipsum ends.\n" + good, .. Enumerable.Range(0, 5).Select(i => good.Replace("Line", $"Row{i}")),
        ];
        Assert.Equal(["sentences", "sentences", "sentences", "three-long-lines", "three-long-lines", "curly-bracket", "lorem-ipsum"],
            rows.Select(row => FirstFailure(row, "c4@paper") ?? FirstFailure(row, "paragraphs@mc4")).OfType<string>());
    }

    [Fact]
    public void F5_the_mean_length_of_its_words_is_3_125() =>
        Assert.Equal(3.125, " : This documents is for test . ? ".Count(c => c != ' ') / Value(" : This documents is for test . ? ", SpacedWords));

    [Fact]
    public void F9_a_listed_word_is_a_fifth_of_the_words_that_hold_it_twice()
    {
        const string Text = "chat gpt loves the word delve and delve is word";
        Assert.Equal(.2, new Lexicon(["delve"]).Count(Text, out _) / Value(Text, SpacedWords));
    }

    [Fact]
    public void F9_means_merge_as_of_one_pass()
    {
        Assert.Equal((10, 5.5), Mean(3, 7, 1, 9, 5, 2, 8, 4, 6, 10));
        var (left, right) = (Sketch(1, 2, 3), Sketch(4, 5, 6));
        left.Merge(right);
        Assert.Equal((6, 3.5), (left.Count, left.Mean));
    }

    [Fact]
    public void F10_a_text_without_words_breaks_no_rule_by_dividing_by_them() =>
        Assert.All(["", "   \n  \n"], text => Assert.DoesNotContain(Scan(text).Signals.ToArray(), double.IsInfinity));

    private static (long, double) Mean(params long[] values) => (Sketch(values).Count, Sketch(values).Mean);

    private static QuantileSketch Sketch(params long[] values)
    {
        var sketch = new QuantileSketch();
        foreach (var value in values) sketch.Add(value);
        return sketch;
    }
}
