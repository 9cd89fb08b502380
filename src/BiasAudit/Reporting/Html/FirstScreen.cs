using System.Collections.Immutable;
using System.Globalization;
using BiasAudit.Corpora;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.Html;

/// <summary>What is seen without scrolling: verdict, corpus, counters that jump, the worst findings, the command to reproduce.</summary>
internal static class FirstScreen
{
    private static readonly ImmutableArray<(Verdict Verdict, string Noun)> Counters =
        [(Verdict.Fail, "failed"), (Verdict.Undecided, "undecided"), (Verdict.Warn, "warnings"), (Verdict.Pass, "passed")];

    public static void Write(Page page)
    {
        var html = page.Html;
        using (html.Open("header", ("class", "top")))
        {
            html.Element("p", "BiasAudit report", ("class", "kind"));
            html.Element("h1", page.Result.Name, ("dir", "auto"));
            WriteAccount(page);
            using (html.Open("div", ("class", "board")))
            {
                WriteVerdict(page);
                foreach (var (verdict, noun) in Counters) WriteCounter(page, verdict, noun);
            }
            WriteStrip(page);
            WriteWorst(page);
            if (page.Result.Reproduction?.Command is { } command) WriteCommand(page, command);
        }
        html.Line();
    }

    /// <summary>The ledger in one line: what was read is what was measured and every kind of loss.</summary>
    private static void WriteAccount(Page page)
    {
        var html = page.Html;
        var ledger = page.Result.Ledger;
        using (html.Open("p", ("class", "account")))
        {
            html.Element("strong", NumberText.Count(ledger.Measured));
            html.Text($" documents measured of {NumberText.Count(ledger.Read)} rows in {Plural(page.Result.Shards.Length, "file")}");
            foreach (var (rows, loss) in Losses(ledger).Where(loss => loss.Rows > 0)) html.Text($" · {NumberText.Count(rows)} {loss}");
            html.Text($" · {NumberText.Bytes(page.Result.Shards.Sum(shard => shard.Shard.Bytes))} on disk");
        }
    }

    private static IEnumerable<(long Rows, string Loss)> Losses(Ledger ledger) =>
    [
        (ledger.Null, "null"), (ledger.Blank, "blank"), (ledger.Undecodable, "undecodable"), (ledger.Failed, "lost to damage"), (ledger.NotSampled, "not sampled"),
    ];

    private static void WriteVerdict(Page page)
    {
        var advice = Verdicts.IsAdvice(page.Result);
        var key = advice ? "advice" : Verdicts.Key(page.Result.Verdict!.Value);
        using (page.Html.Open("div", ("class", $"tile verdict {key}")))
        {
            using (page.Html.Open("b"))
            {
                WriteIcon(page, advice ? null : page.Result.Verdict);
                page.Html.Text(Verdicts.Headline(page.Result));
            }
            page.Html.Element("span", page.Result.Judgement is { } judgement
                ? advice ? $"no policy judged; preset {judgement.Policy}" : $"by the policy {judgement.Policy}"
                : "no policy judged this corpus");
        }
    }

    private static void WriteCounter(Page page, Verdict verdict, string noun)
    {
        var count = page.Result.Findings.Count(finding => finding.Verdict == verdict);
        var zero = count == 0 ? " zero" : "";
        using (page.Html.Open("a", ("class", "tile" + zero), ("href", count == 0 ? "#findings" : "#" + Verdicts.Key(verdict))))
        {
            page.Html.Element("b", NumberText.Count(count), ("class", count == 0 ? null : Verdicts.Key(verdict)));
            page.Html.Element("span", noun);
        }
    }

    /// <summary>The results of all rules as one thin bar; the counters above say the same in numbers.</summary>
    private static void WriteStrip(Page page)
    {
        if (page.Result.Findings.IsEmpty) return;
        using (page.Html.Open("div", ("class", "strip"), ("aria-hidden", "true")))
            foreach (var verdict in Verdicts.WorstFirst)
                if (page.Result.Findings.Count(finding => finding.Verdict == verdict) is var count and > 0)
                    page.Html.Element("span", "", ("class", Verdicts.Key(verdict)), ("style", string.Create(CultureInfo.InvariantCulture, $"flex:{count}")));
    }

    private static void WriteWorst(Page page)
    {
        var worst = page.Result.Findings.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Undecided or Verdict.Warn).Take(3).ToList();
        using (page.Html.Open("ul", ("class", "worst")))
            if (worst.Count > 0)
                foreach (var finding in worst) WriteItem(page, finding.Verdict, Verdicts.Word(finding.Verdict), finding.Sentence, "#" + Verdicts.Key(finding.Verdict));
            else
                foreach (var (section, sentence) in FirstSentences(page).Take(3)) WriteItem(page, null, section.Title, sentence.Text, "#" + section.Name);
    }

    /// <summary>Without a finding, the first statement of each chapter says what was found.</summary>
    private static IEnumerable<(Measuring.SectionView Section, Sentence Sentence)> FirstSentences(Page page) =>
        from section in page.Result.Sections
        let sentence = section.Blocks.OfType<Sentence>().FirstOrDefault(sentence => sentence.Role == SentenceRole.Finding)
        where sentence is not null
        select (section, sentence);

    private static void WriteItem(Page page, Verdict? verdict, string word, string sentence, string link)
    {
        var html = page.Html;
        using (html.Open("li"))
        {
            using (html.Open("span", ("class", "word " + (verdict is { } v ? Verdicts.Key(v) : "advice"))))
            {
                if (verdict is not null) WriteIcon(page, verdict);
                html.Text(word);
            }
            html.Element("span", sentence, ("dir", "auto"));
            html.Element("a", "details", ("href", link), ("aria-label", "Details: " + word));
        }
        html.Line();
    }

    internal static void WriteIcon(Page page, Verdict? verdict)
    {
        using (page.Html.Open("span", ("class", "icon"), ("aria-hidden", "true"))) page.Html.Element("i", Verdicts.Sign(verdict));
    }

    private static void WriteCommand(Page page, string command)
    {
        using (page.Html.Open("div", ("class", "run")))
        {
            page.Html.Element("span", "Reproduce");
            page.Html.Element("code", command, ("dir", "ltr"));
        }
    }

    private static string Plural(int count, string noun) => $"{NumberText.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
