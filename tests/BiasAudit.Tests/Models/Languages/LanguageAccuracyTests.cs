using System.Text;
using BiasAudit.Benchmarks.Languages;
using BiasAudit.Measuring;
using BiasAudit.Models.Languages;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Models.Languages;

/// <summary>The aims of the detector on real corpora; the whole table is printed by the command in the section's README.</summary>
public sealed class LanguageAccuracyTests
{
    private static readonly Lazy<LabeledText[]> HelpPages = new(() => [.. Untranslated.Without(SharedData.File("libreoffice-help.parquet"))]);
    private static readonly LanguageDetector Detector = LanguageModel.Default.CreateDetector();

    [Theory]
    [InlineData("udhr.parquet", 1, 0.72)]
    [InlineData("libreoffice-help.parquet", 1, 0.94)]
    [InlineData("masakhanews-train.parquet", 2, 0.08)]
    [InlineData("sib200-train-dev.parquet", 10, 0.82)]
    public void Few_documents_are_confidently_wrong_and_what_is_named_is_right(string corpus, int every, double named)
    {
        var texts = corpus.StartsWith("libre", StringComparison.Ordinal) ? Help(_ => true) : LabeledText.Rows(SharedData.File(corpus));
        var found = LanguageAccuracy.Of(texts.Where((_, row) => row % every == 0));
        Assert.InRange((double)found.ConfidentlyWrong / found.Documents, 0, 0.02);
        Assert.InRange((double)found.KnownNamedRight / found.KnownNamed, 0.97, 1);
        // No aim of its own, but a fall would be a loss.
        Assert.InRange((double)found.KnownNamed / found.Known, named, 1);
    }

    [Fact]
    public void Chinese_Japanese_and_Korean_pages_full_of_code_are_named_rightly()
    {
        var pages = LabeledText.Rows(SharedData.File("libreoffice-help.parquet")).Where(page => page.Language is "zh" or "ja" or "ko" && CodeLines(page) >= 5 && OwnLetters(page) >= Math.Max(40, EnglishProse(page))).ToArray();
        Assert.InRange(pages.Length, 150, 5000);
        Assert.Empty(pages.Where(page => Detect(page).Language != page.Language).Select(Excerpt));
    }

    [Fact]
    public void Simplified_and_Traditional_pages_of_forty_Han_characters_are_told_apart_without_error()
    {
        var wrong = Help(page => page.Language == "zh" && OwnLetters(page) >= 40).Select(page => (Page: page, Found: Detect(page)))
            .Where(pair => pair.Found.Language == "zh" && pair.Found.Writing != (pair.Page.Declared == "zh-CN" ? ChineseWriting.Simplified : ChineseWriting.Traditional));
        Assert.Empty(wrong.Select(pair => $"{pair.Found.Writing} {Excerpt(pair.Page)}"));
    }

    [Fact]
    public void No_Japanese_page_is_called_Chinese_and_no_Chinese_page_Japanese() =>
        Assert.Empty(Help(page => page.Language is "ja" or "zh").Where(page => Detect(page).Language is "ja" or "zh" && Detect(page).Language != page.Language).Select(Excerpt));

    private static IEnumerable<LabeledText> Help(Func<LabeledText, bool> wanted)
    {
        SharedData.File("libreoffice-help.parquet");
        return HelpPages.Value.Where(wanted);
    }

    private static LanguageFacts Detect(LabeledText text)
    {
        var facts = new LanguageFacts();
        Detector.Detect(text.Utf8, facts);
        return facts;
    }

    private static int CodeLines(LabeledText page) => AsciiLines(page).Count(IsCode);

    /// <summary>Characters of lines that were left in English.</summary>
    private static int EnglishProse(LabeledText page) => AsciiLines(page).Where(line => !IsCode(line) && line.Count(c => c == ' ') >= 4).Sum(line => line.Length);

    private static IEnumerable<string> AsciiLines(LabeledText page) => Encoding.UTF8.GetString(page.Utf8).Split('\n').Where(line => line.All(char.IsAscii));

    private static bool IsCode(string line) => line.IndexOfAny(['=', '(', ';', '{']) >= 0 && !line.TrimEnd().EndsWith('.');

    private static int OwnLetters(LabeledText page) => Encoding.UTF8.GetString(page.Utf8).Count(c => c is (>= '\u3041' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'));

    private static string Excerpt(LabeledText page) => $"{page.Declared}: {Encoding.UTF8.GetString(page.Utf8)[..Math.Min(120, page.Utf8.Length / 4)]}";
}
