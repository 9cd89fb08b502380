using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Text;
using Microsoft.Data.Analysis;
using static BiasAudit.Sections.Languages.LanguageCounts;

namespace BiasAudit.Sections.Languages;

/// <summary>The scripts of the corpus, and the writings of its Chinese.</summary>
internal static class ScriptTables
{
    private const int WithIntervals = 20;

    public static void Conclude(LanguageCounts counts, SectionResult result)
    {
        var documents = LanguageTables.Total(counts, Sum.Documents);
        if (documents == 0) return;
        AddScripts(counts, documents, result);
        AddWritings(counts, result);
    }

    private static void AddScripts(LanguageCounts counts, long documents, SectionResult result)
    {
        var scripts = Enum.GetValues<Script>().Where(s => counts.ScriptDocuments[(int)s] > 0).OrderByDescending(s => counts.ScriptDocuments[(int)s]).ThenBy(s => s).ToArray();
        var letters = 0L;
        for (var script = (int)Script.Zinh + 1; script < counts.ScriptCharacters.Length; script++) letters += counts.ScriptCharacters[script];
        var intervals = scripts.Select((s, place) => place < WithIntervals ? counts.BySource.JackknifeShare(counts.ScriptColumn(s), AllDocuments) : null).ToArray();
        result.Add("languages.scripts", new DataFrame(
            new StringDataFrameColumn("script", scripts.Select(s => s.ToString())),
            new StringDataFrameColumn("name", scripts.Select(NameOf)),
            new Int64DataFrameColumn("documents", scripts.Select(s => counts.ScriptDocuments[(int)s])),
            new DoubleDataFrameColumn("share", scripts.Select(s => LanguageTables.Ratio(counts.ScriptDocuments[(int)s], documents))),
            new DoubleDataFrameColumn("low", intervals.Select(interval => interval?.Low)),
            new DoubleDataFrameColumn("high", intervals.Select(interval => interval?.High)),
            new Int64DataFrameColumn("characters", scripts.Select(s => counts.ScriptCharacters[(int)s])),
            new DoubleDataFrameColumn("characters-share", scripts.Select(s => s <= Script.Zinh ? null : (double?)LanguageTables.Ratio(counts.ScriptCharacters[(int)s], letters)))));
        var finding = $"{NumberText.Share(LanguageTables.Ratio(counts.ScriptDocuments[(int)scripts[0]], documents))} of the documents are mostly in {NameOf(scripts[0])}; {scripts.Count(s => s > Script.Zinh):N0} scripts lead in at least one document.";
        result.Show(new Sentence(finding));
        result.Show(new Chart("languages.scripts", ChartKind.Bars, "Scripts by documents", finding, "share of documents", "languages.scripts", "name", ["share"], "low", "high", Rows: 12));
        result.Show(new TableView("languages.scripts", "Scripts",
            [new("name", "Script of most letters"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share), new("low", "Low", ColumnFormat.Share), new("high", "High", ColumnFormat.Share),
             new("characters-share", "Share of letters", ColumnFormat.Share)], Folded: true));
    }

    private static void AddWritings(LanguageCounts counts, SectionResult result)
    {
        ChineseWriting[] writings = [ChineseWriting.Simplified, ChineseWriting.Traditional, ChineseWriting.Mixed, ChineseWriting.Undetermined];
        var chinese = writings.Sum(w => counts.Writings[(int)w]);
        if (chinese == 0) return;
        Interval? IntervalOf(ChineseWriting writing) => counts.BySource.Jackknife(sums =>
        {
            var all = 0L;
            foreach (var w in writings) all += sums[counts.WritingColumn(w)];
            return all == 0 ? double.NaN : (double)sums[counts.WritingColumn(writing)] / all;
        }, 0, 1);
        var intervals = writings.Select(IntervalOf).ToArray();
        result.Add("languages.chinese", new DataFrame(
            new StringDataFrameColumn("writing", writings.Select(w => w.ToString().ToLowerInvariant())),
            new Int64DataFrameColumn("documents", writings.Select(w => counts.Writings[(int)w])),
            new DoubleDataFrameColumn("share", writings.Select(w => LanguageTables.Ratio(counts.Writings[(int)w], chinese))),
            new DoubleDataFrameColumn("low", intervals.Select(interval => interval?.Low)),
            new DoubleDataFrameColumn("high", intervals.Select(interval => interval?.High))));
        var finding = $"Of {chinese:N0} Chinese documents {Part(ChineseWriting.Simplified)} are Simplified, {Part(ChineseWriting.Traditional)} Traditional and {Part(ChineseWriting.Mixed)} mixed; {Part(ChineseWriting.Undetermined)} have too few telling characters. The writing is no evidence of a country.";
        result.Show(new Sentence(finding));
        result.Show(new Chart("languages.chinese", ChartKind.Bars, "Simplified and Traditional Chinese", finding, "share of Chinese documents", "languages.chinese", "writing", ["share"], "low", "high"));

        string Part(ChineseWriting writing) => NumberText.Share(LanguageTables.Ratio(counts.Writings[(int)writing], chinese));
    }

    private static string NameOf(Script script) => script switch
    {
        <= Script.Zinh => "no script",
        Script.Latn => "Latin",
        Script.Hani => "Han",
        Script.Cyrl => "Cyrillic",
        Script.Arab => "Arabic",
        Script.Deva => "Devanagari",
        Script.Hira => "Hiragana",
        Script.Kana => "Katakana",
        Script.Hang => "Hangul",
        Script.Grek => "Greek",
        Script.Hebr => "Hebrew",
        Script.Thai => "Thai",
        Script.Beng => "Bengali",
        Script.Taml => "Tamil",
        Script.Telu => "Telugu",
        Script.Ethi => "Ethiopic",
        _ => script.ToString(),
    };
}
