using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Models.Languages;

namespace BiasAudit.Tests.Models.Languages;

public sealed class LanguageDetectorTests
{
    private const string German = "Der Ausschuss hat gestern lange über den Antrag beraten und ihn dann mit großer Mehrheit angenommen. ";
    private const string Japanese = "このコマンドは、選択したセルの内容をひとつのセルにまとめ、書式はそのまま残します。表にある式で計算エラーが起きることがあります。";

    [Theory]
    [InlineData("", UndeterminedReason.NoEvidence)]
    [InlineData("12345 67890", UndeterminedReason.NoEvidence)]
    [InlineData("https://example.com/a?b=c <a href=\"x\">", UndeterminedReason.NoEvidence)]
    public void What_holds_no_evidence_has_no_language(string text, UndeterminedReason reason)
    {
        var facts = Detect(text);
        Assert.Equal("und", facts.Language);
        Assert.Equal(reason, facts.Reason);
    }

    [Fact]
    public void Code_in_a_Japanese_page_does_not_make_it_English() =>
        Assert.Equal("ja", Detect(Japanese + "\nfor (int i = 0; i < n; i++) { sum += values[i]; }\n" + Japanese + " LibreOffice Calc").Language);

    [Theory]
    [InlineData("语言模型的训练数据主要来自一个国家,因此这个模型对于其他国家的语言和文化了解得很少。", ChineseWriting.Simplified)]
    [InlineData("語言模型的訓練資料主要來自一個國家,因此這個模型對於其他國家的語言和文化了解得很少。", ChineseWriting.Traditional)]
    public void Simplified_and_Traditional_are_told_apart(string text, ChineseWriting writing)
    {
        var facts = Detect(text);
        Assert.Equal("zh", facts.Language);
        Assert.Equal(writing, facts.Writing);
    }

    [Fact]
    public void A_page_in_two_languages_is_mixed()
    {
        var facts = Detect(string.Concat(Enumerable.Repeat(German, 5)) + "\n" + string.Concat(Enumerable.Repeat(Japanese, 5)));
        Assert.True(facts.IsMixed);
        Assert.Contains(facts.Parts.ToArray(), part => part.Language == "de");
        Assert.Contains(facts.Parts.ToArray(), part => part.Language == "ja");
    }

    private static LanguageFacts Detect(string text)
    {
        var facts = new LanguageFacts();
        LanguageModel.Default.CreateDetector().Detect(Encoding.UTF8.GetBytes(text), facts);
        return facts;
    }
}
