using BiasAudit.Sections.Quality;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class PhraseTests
{
    public static TheoryData<string> Listed { get; } = [.. Phrases.All.Select(phrase => phrase.Text)];

    [Theory, MemberData(nameof(Listed))]
    public void Every_listed_phrase_is_found_in_the_middle_of_a_text(string phrase) =>
        Assert.Contains(QualityText.Scan($"Before it. {phrase.ToUpperInvariant()} after it.").Phrases.ToArray(), hit => hit.Phrase.Text == phrase && hit.Start == 11);

    [Theory, MemberData(nameof(Listed))]
    public void A_listed_phrase_is_found_where_its_first_and_last_words_go_on(string phrase)
    {
        var ends = $"{phrase.Split(' ')[0]} {phrase.Split(' ')[^1]}";
        Assert.Contains(QualityText.Scan($"{ends}: un{phrase}s").Phrases.ToArray(), hit => hit.Phrase.Text == phrase && hit.Start == ends.Length + 4);
    }

    [Theory]
    [InlineData("As an AI language model, I cannot do that.", PhraseKind.Assistant)]
    [InlineData("作为一个人工智能语言模型，我不能回答。", PhraseKind.Assistant)]
    [InlineData("作為一個AI語言模型，我不能回答。", PhraseKind.Assistant)]
    [InlineData("根据相关法律法规和政策，部分搜索结果未予显示。", PhraseKind.Censorship)]
    [InlineData("According to relevant laws and regulations, some results are not shown.", PhraseKind.Censorship)]
    [InlineData("Dear {{ customer.name }},", PhraseKind.Template)]
    [InlineData("404 Not Found", PhraseKind.ErrorPage)]
    [InlineData("This domain is for sale!", PhraseKind.Placeholder)]
    public void A_trace_has_its_kind(string text, PhraseKind kind) =>
        Assert.Contains(QualityText.Scan(text).Phrases.ToArray(), hit => hit.Phrase.Kind == kind);

    [Theory]
    [InlineData("The language model of the speech recognizer was trained on news.")]
    [InlineData("我们作为一个团队，语言模型的研究者，将继续努力。")]
    [InlineData("Her page was not found in the archive of laws and regulations.")]
    public void Ordinary_text_has_no_trace(string text) =>
        Assert.DoesNotContain(QualityText.Scan(text).Phrases.ToArray(), hit => (int)hit.Phrase.Kind < MachineTraces.Kinds);

    [Fact]
    public void Every_occurrence_is_found_in_order()
    {
        var hits = QualityText.Scan("javascript JavaScript 作为一个语言模型 javascript").Phrases.ToArray();
        Assert.Equal([0, 11, 22, 31], hits.Select(hit => hit.Start));
    }
}
