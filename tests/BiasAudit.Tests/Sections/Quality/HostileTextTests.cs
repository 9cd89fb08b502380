using System.Text;
using BiasAudit.Sections.Quality;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>What costs other tools quadratic time, or a crash; a suite that ends soon is the proof of linear time.</summary>
public sealed class HostileTextTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("a")]
    [InlineData("#")]
    [InlineData("-")]
    [InlineData("{")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("[")]
    [InlineData("\n")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData(".")]
    [InlineData("…")]
    [InlineData("中")]
    [InlineData("Ã©")]
    [InlineData("[1")]
    [InlineData("<p ")]
    [InlineData("javascript")]
    [InlineData("as an ai language ")]
    public void A_megabyte_of_one_piece_is_scanned(string piece)
    {
        var facts = Scan(string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length)));
        Assert.Equal(Megabyte / piece.Length * piece.Length, facts[Signal.Characters]);
        Assert.All(facts.Signals.ToArray(), value => Assert.False(double.IsInfinity(value)));
    }

    [Fact]
    public void A_megabyte_of_different_words_on_one_line_has_no_repetition()
    {
        var text = string.Join(' ', Enumerable.Range(0, 150_000));
        Assert.Equal(0, Value(text, Signal.Duplicate5GramShare));
        Assert.Equal(150_000, Value(text, Signal.SpacedWords));
    }

    [Fact]
    public void A_text_of_marks_that_are_no_punctuation_is_scanned() =>
        Assert.Equal(20_000, Scan(new string([.. Enumerable.Range(0, 20_000).Select(i => (char)(0xE000 + i % 6000))]))[Signal.Characters]);

    [Theory]
    [InlineData("\0\0 \u0003")]
    [InlineData("\u0003 \0\0 \u0003\0 \0")]
    [InlineData("\u0001\0\0\0 \u0005 \0\0\0\0")]
    public void Words_of_control_characters_of_different_lengths_are_different_words(string text)
    {
        var facts = Scan(text + " word");
        Assert.Equal(4, facts[Signal.MeanWordLength]);
        Assert.All(facts.Signals.ToArray(), value => Assert.False(value < 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n\n")]
    [InlineData("\uFFFD")]
    public void A_text_without_words_breaks_no_signal(string text)
    {
        var facts = Scan(text);
        Assert.Equal(0, facts[Signal.SpacedWords] * (text == "\uFFFD" ? 0 : 1));
        Assert.All(facts.Signals.ToArray(), value => Assert.False(double.IsInfinity(value)));
    }

    [Fact]
    public void What_one_text_leaves_behind_does_not_reach_the_next()
    {
        var scan = new QualityScan();
        var text = new BiasAudit.Text.TextScan();
        double[] Signals(string value)
        {
            text.Scan(Encoding.UTF8.GetBytes(value));
            return scan.Scan(new TextView(text), "en").Signals.ToArray();
        }
        const string Long = "One line of words.\nOne line of words.\n\nAnother JavaScript line with {brackets} and lorem ipsum in it, at length.";
        var first = Signals(Long);
        Signals("x");
        Signals(string.Concat(Enumerable.Repeat(Long, 50)));
        Assert.Equal(first, Signals(Long));
    }
}
