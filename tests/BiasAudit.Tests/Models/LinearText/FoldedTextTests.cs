using System.Runtime.InteropServices;
using BiasAudit.Models.LinearText;
using CsCheck;

namespace BiasAudit.Tests.Models.LinearText;

public sealed class FoldedTextTests
{
    private const int Capacity = 300;
    private readonly FoldedText _text = new(Capacity);

    // Mostly ASCII with some of everything, so that blocks of both kinds and mixed ones come up.
    private static readonly Gen<string> Texts = Gen.Frequency((8, Gen.Char[' ', '~']), (1, Gen.Char['\u0080', '\u06FF']), (1, Gen.Char['\u2000', '\uFFFF']))
        .Array[0, Capacity].Select(units => new string(units));

    [Fact]
    public void Every_unit_is_folded_as_the_table_says() => Texts.Sample(text =>
    {
        _text.Fold(text);
        return text.Index().All(unit => MemoryMarshal.CreateSpan(ref _text.First, Capacity)[unit.Index] == TextFolding.Of(unit.Item));
    }, threads: 1);

    [Fact]
    public void Runs_are_the_longest_stretches_of_letters_and_digits() => Texts.Sample(text =>
    {
        _text.Fold(text);
        var inside = new bool[text.Length];
        foreach (var run in _text.Runs) Array.Fill(inside, true, run.Start, run.Length);
        var starts = text.Where((unit, i) => TextFolding.Of(unit) != 0 && (i == 0 || TextFolding.Of(text[i - 1]) == 0)).Count();
        return _text.Runs.Length == starts && inside.Zip(text).All(pair => pair.First == (TextFolding.Of(pair.Second) != 0));
    }, threads: 1);
}
