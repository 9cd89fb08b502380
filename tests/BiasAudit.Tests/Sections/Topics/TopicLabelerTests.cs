using BiasAudit.Measuring;
using BiasAudit.Sections.Topics;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class TopicLabelerTests
{
    private readonly Document _document = new(new());

    [Theory]
    [InlineData("pl", "Reprezentacja wygrała mecz piłki nożnej, a kibice świętowali zwycięstwo na stadionie przez całą noc.")]
    [InlineData("vi", "Đội tuyển bóng đá quốc gia đã thắng trận đấu tối qua và người hâm mộ ăn mừng khắp thành phố.")]
    [InlineData("sw", "Timu ya taifa ya mpira wa miguu ilishinda mechi ya jana usiku na mashabiki walisherehekea mjini kote.")]
    [InlineData("th", "ทีมฟุตบอลทีมชาติชนะการแข่งขันเมื่อคืนนี้ และแฟนบอลฉลองกันทั่วเมือง")]
    [InlineData("am", "የብሔራዊ እግር ኳስ ቡድን ትናንት ማታ ጨዋታውን አሸንፏል፤ ደጋፊዎችም በከተማው ሁሉ አከበሩ።")]
    public void A_text_in_a_language_without_seeds_is_never_forced_into_a_topic(string language, string text)
    {
        Read(string.Join(' ', Enumerable.Repeat(text, 5)));

        Assert.Equal((language, TopicLabeler.Unclassified), (_document.Language, _document.Topic));
    }

    [Theory]
    [InlineData("sports-fitness", "The striker scored twice in the second half and the team won the league match against its rivals; the coach praised the goalkeeper and the fans.")]
    [InlineData("sports-fitness", "国足在世界杯预选赛中以二比一战胜对手，前锋梅开二度，主教练赛后称赞了球队的防守和球迷的支持。")]
    public void A_text_in_a_language_with_seeds_gets_its_topic(string topic, string text)
    {
        Read(text);

        Assert.Equal(topic, _document.Topic);
    }

    private void Read(string text) => _document.Read(MadeDocuments.Batch([new(text)], 0), 0);
}
