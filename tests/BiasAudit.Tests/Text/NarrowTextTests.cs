using System.Runtime.CompilerServices;
using System.Text;
using BiasAudit.Text;
using CsCheck;

namespace BiasAudit.Tests.Text;

public sealed class NarrowTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char['\0', '\u0200'], Gen.Char['\u4E00', '\uFFFF']).Array[0, 300].Select(units => new string(units));

    [Fact]
    public void Each_unit_is_a_byte_and_spaces_and_zeros_follow_whatever_text_came_before()
    {
        var scan = new TextScan();
        Texts.Sample(text =>
        {
            scan.Scan(Encoding.UTF8.GetBytes(text));
            text = scan.Text.ToString(); // halves of pairs are replaced
            var end = (text.Length / 64 + 1) * 64;
            for (var i = 0; i < end + 64; i++)
                Assert.Equal(i < text.Length ? Math.Min((int)text[i], 255) : i < end ? ' ' : 0, Unsafe.Add(ref scan.Narrow.First, i));
        }, threads: 1);
    }

    [Fact]
    public void A_short_word_in_ASCII_is_its_bytes_then_zeros_and_no_other_word_is_read() =>
        Gen.Select(Texts, Gen.Int[0, 300], Gen.Int[0, NarrowText.Block + 4]).Sample((text, begin, most) =>
        {
            var scan = new TextScan();
            scan.Scan(Encoding.UTF8.GetBytes(text));
            text = scan.Text.ToString();
            var start = Math.Min(begin, text.Length);
            var place = new Extent(start, Math.Min(start + most, text.Length));
            var isRead = scan.Narrow.TryRead(place, out var word);
            Assert.Equal(place.Length <= NarrowText.Block && Ascii.IsValid(place.Of(text)), isRead);
            for (var i = 0; isRead && i < NarrowText.Block; i++) Assert.Equal(i < place.Length ? text[start + i] : 0, word[i]);
        });
}
