using BiasAudit.Policies;

namespace BiasAudit.Reporting.Html;

/// <summary>Every finding, worst first, with what was found, the limit, the evidence; what passed is folded, not gone.</summary>
internal static class FindingsChapter
{
    /// <summary>More findings than anybody reads are left to the JSON twin.</summary>
    private const int Most = 200;

    public static void Write(Page page)
    {
        var html = page.Html;
        using (html.Open("section", ("id", "findings")))
        {
            html.Element("h2", "Findings");
            html.Element("p", Verdicts.IsAdvice(page.Result)
                ? "What should a reviewer look at? No policy judged this corpus: the findings advise."
                : "What did the policy decide, and on which evidence?", ("class", "question"));
            if (page.Result.Findings.IsEmpty) html.Element("p", "No rule was applied.");
            foreach (var verdict in Verdicts.WorstFirst) WriteGroup(page, verdict);
            if (page.Result.Judgement is { } judgement) WriteJudgement(page, judgement);
        }
        html.Line();
    }

    private static void WriteGroup(Page page, Verdict verdict)
    {
        var findings = page.Result.Findings.Where(finding => finding.Verdict == verdict).ToList();
        if (findings.Count == 0) return;
        var title = $"{Verdicts.Word(verdict)}: {NumberText.Count(findings.Count)}";
        if (verdict is Verdict.Pass or Verdict.NotApplicable)
            using (page.Html.Open("details", ("id", Verdicts.Key(verdict))))
            {
                page.Html.Element("summary", title);
                WriteAll(page, findings);
            }
        else
        {
            page.Html.Element("h3", title, ("id", Verdicts.Key(verdict)));
            WriteAll(page, findings);
        }
    }

    private static void WriteAll(Page page, List<Finding> findings)
    {
        foreach (var finding in findings.Take(Most)) Write(page, finding);
        if (findings.Count > Most)
            page.Html.Element("p", $"{NumberText.Count(findings.Count - Most)} more are in audit.json.", ("class", "folded"));
    }

    private static void Write(Page page, Finding finding)
    {
        var html = page.Html;
        using (html.Open("article", ("class", "case")))
        {
            using (html.Open("h4", ("dir", "auto")))
            {
                html.Element("span", $"{Verdicts.Sign(finding.Verdict)} {Verdicts.Word(finding.Verdict)}", ("class", $"chip {Verdicts.Key(finding.Verdict)}"));
                html.Text(finding.Sentence);
            }
            using (html.Open("dl"))
                foreach (var (term, text, link) in Facts(finding).Where(fact => !string.IsNullOrEmpty(fact.Text)))
                    using (html.Open("div"))
                    {
                        html.Element("dt", term);
                        using (html.Open("dd"))
                            if (link is null) html.Text(text);
                            else html.Element("a", text!, ("href", link));
                    }
            if (!finding.Evidence.IsDefaultOrEmpty) Blocks.WriteFold(page, "Rows that show it", () => Blocks.WriteRows(page, finding.Evidence));
        }
        html.Line();
    }

    private static IEnumerable<(string Term, string? Text, string? Link)> Facts(Finding finding)
    {
        var unit = finding.Unit ?? "";
        return
        [
            ("found", finding.Value is { } value ? NumberText.Value(value, unit) : null, null),
            ("limit", finding.Limit, null),
            ("interval", finding.Interval is { } interval ? NumberText.Interval(interval, unit) : null, null),
            ("of", finding.Of is { } of ? $"{NumberText.Count(of)} {finding.OfUnit}" : null, null),
            ("baseline", finding.Baseline is { } baseline ? NumberText.Value(baseline, unit) : null, null),
            ("effect", finding.Effect is { } effect ? "h = " + NumberText.Significant(effect) : null, null),
            ("segment", finding.Segment, null),
            ("rule", finding.Rule, null),
            ("measure", finding.Measure, "#m-" + finding.Measure),
            ("policy", finding.Place?.ToString(), null),
            ("waiver", finding.Waiver, null),
            ("why", finding.Why, null),
            ("serves", finding.References.IsDefaultOrEmpty ? null : string.Join(", ", finding.References), null),
        ];
    }

    private static void WriteJudgement(Page page, Judgement judgement)
    {
        WriteList(page, "Waivers", judgement.Waivers);
        WriteList(page, "Notes", judgement.Notes);
        WriteList(page, "Segments that the baseline does not have", judgement.NewSegments);
        WriteList(page, "Segments that only the baseline has", judgement.VanishedSegments);
    }

    private static void WriteList(Page page, string title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0) return;
        page.Html.Element("h3", title);
        using (page.Html.Open("ul"))
            foreach (var item in items) page.Html.Element("li", item, ("dir", "auto"));
    }
}
