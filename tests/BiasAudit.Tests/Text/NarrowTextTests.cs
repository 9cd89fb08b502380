using System.Runtime.CompilerServices;
using System.Text;
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
    public void A_short_word_in_ASCII_is_its_bytes_then_zeros_and_no_other_word_is_read() =>
        Gen.Select(Texts, Gen.Int[0, 300], Gen.Int[0, NarrowText.Block + 4]).Sample((text, begin, most) =>
        {
            var start = Math.Min(begin, text.Length);
            var place = new Extent(start, Math.Min(start + most, text.Length));
            var narrow = new NarrowText();
            narrow.Take(text);
            var isRead = narrow.TryRead(place, out var word);
            Assert.Equal(place.Length <= NarrowText.Block && Ascii.IsValid(place.Of(text)), isRead);
            for (var i = 0; isRead && i < NarrowText.Block; i++) Assert.Equal(i < place.Length ? text[start + i] : 0, word[i]);
        });
}
