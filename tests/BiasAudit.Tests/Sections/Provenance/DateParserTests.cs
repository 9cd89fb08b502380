using System.Text;
using BiasAudit.Sections.Provenance;
using CsCheck;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class DateParserTests
{
    [Theory]
    [InlineData("2019-04-25T12:57:54Z", "20190425")]
    [InlineData("2019-04-25 12:57:54+08:00", "20190425")]
    [InlineData("2019/4/5", "20190405")]
    [InlineData("2019.04", "201904")]
    [InlineData("2019", "2019")]
    [InlineData("20190425", "20190425")]
    [InlineData("20190425T125754", "20190425")]
    [InlineData("20190425125754", "20190425")]
    [InlineData("2019年4月25日", "20190425")]
    [InlineData("1556197074", "20190425")]
    [InlineData("1556197074000", "20190425")]
    [InlineData("Thu, 25 Apr 2019 12:57:54 GMT", "20190425")]
    [InlineData("April 25, 2019", "20190425")]
    [InlineData("0001-01-01", "00010101")]
    [InlineData("2019-13-01", "")]
    [InlineData("2019-02-30", "")]
    [InlineData("25/04/2019", "")]
    [InlineData("yesterday", "")]
    [InlineData("", "")]
    [InlineData("12", "")]
    public void Dates_are_read_as_corpora_write_them(string value, string day)
    {
        Span<byte> buffer = stackalloc byte[8];
        Assert.Equal(day, Encoding.ASCII.GetString(buffer[..DateParser.Parse(Encoding.UTF8.GetBytes(value), buffer)]));
    }

    [Fact]
    public void Any_bytes_are_survived() => Gen.OneOf(Gen.Byte.Array[0, 30], Gen.Char["0123456789-:/TZ .年月"].Array[0, 24].Select(c => Encoding.UTF8.GetBytes(c))).Sample(bytes =>
    {
        Span<byte> buffer = stackalloc byte[8];
        return DateParser.Parse(bytes, buffer) is 0 or 4 or 6 or 8;
    }, iter: 20_000);

    [Theory]
    [InlineData("正文\n京ICP备12345678号-1", true)]
    [InlineData("粤ICP证 030173号", true)]
    [InlineData("京公网安备 11010502030143号", true)]
    [InlineData("统一社会信用代码：91350100M000100Y43", true)]
    [InlineData("统一社会信用代码：91350100M000100Y44", false)]
    [InlineData("ICP备12345678号", false)]
    [InlineData("京ICP备案", false)]
    public void Chinese_registrations_are_found_at_the_foot(string text, bool found)
    {
        Assert.Equal(found, ChineseRegistration.IsIn(text));
        Assert.False(ChineseRegistration.IsIn(text + new string('字', ChineseRegistration.Foot)));
    }
}
