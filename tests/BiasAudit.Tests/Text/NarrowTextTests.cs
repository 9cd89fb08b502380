using System.Runtime.CompilerServices;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class NarrowTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char['\0', '\u0200'], Gen.Char['\u4E00', '\uFFFF']).Array[0, 300].Select(units => new string(units));

    [Fact]
    public void Each_unit_is_a_byte_and_zeros_follow_whatever_text_came_before()
    {
        var narrow = new NarrowText();
        Texts.Sample(text =>
        {
            narrow.Take(text);
            for (var i = 0; i < text.Length + 128; i++)
                Assert.Equal(i < text.Length ? Math.Min((int)text[i], 255) : 0, Unsafe.Add(ref narrow.First, i));
        }, threads: 1);
    }

    [Fact]
    public void A_word_is_its_bytes_then_zeros_and_in_ASCII_only_when_all_its_units_are() =>
        Gen.Select(Texts, Gen.Int[0, NarrowText.Block]).Sample((text, most) =>
        {
            var (narrow, length) = (new NarrowText(), Math.Min(most, text.Length));
            narrow.Take(text);
            var word = NarrowText.Read(ref narrow.First, length);
            for (var i = 0; i < NarrowText.Block; i++) Assert.Equal(i < length ? Math.Min((int)text[i], 255) : 0, word[i]);
            Assert.Equal(text[..length].All(char.IsAscii), NarrowText.IsAscii(word));
        });
}
