namespace BiasAudit.Reporting.Html;

/// <summary>How to read the numbers, what was left out of the page, and what no audit of text can tell.</summary>
internal static class MethodChapter
{
    private static readonly (string Term, string Text)[] Reading =
    [
        ("share", "0 to 100% of a stated whole. “Of” names the whole; what could not be known is left out of it and counted beside it."),
        ("no interval", "A count over every document of this release: it has no sampling error."),
        ("clustered by source", "What a corpus drawn like this one would give. Documents of one source are alike, so whole sources are resampled, never single documents."),
        ("leaving one source out", "Fewer than ten effective sources: the smallest and largest value when any one source is taken away, in place of an interval."),
        ("sampling", "Only a sample of the rows was measured: where the value of the whole release lies."),
        ("labeling error", "The known error of the classifier that gave the labels."),
        ("bounds", "Part of the documents is unknown: the value if all of them were on one side, and on the other."),
        ("not measurable", "The corpus does not say. It is never counted as zero."),
    ];

    public static void Write(Page page)
    {
        var html = page.Html;
        using (html.Open("section", ("id", "method")))
        {
            html.Element("h2", "Method and limits");
            html.Element("p", "How are the numbers to be read, and what can no audit of text tell?", ("class", "question"));
            html.Element("p", "Every row was read once. A row is measured, null, blank, undecodable, lost to damage or not sampled, and the account adds up. "
                + "Each measure states its unit and its whole; its definition, formula and source are printed by biasaudit explain MEASURE.");
            using (html.Open("dl", ("class", "facts")))
                foreach (var (term, text) in Reading)
                {
                    html.Element("dt", term);
                    html.Element("dd", text);
                }
            html.Element("p", "Text does not tell whether it may be used: law, consent and copyright are not judged here. "
                + "Nor does it tell how a model trained on it will behave; it tells what such a model can learn from.", ("class", "limit"));
            WriteLeftOut(page);
        }
        html.Line();
    }

    private static void WriteLeftOut(Page page)
    {
        var (charts, tables) = (page.Budget.ChartsLeftOut, page.Budget.TablesLeftOut);
        if (charts + tables == 0) return;
        page.Html.Element("p", $"To stay small, this page leaves {NumberText.Count(charts)} charts and {NumberText.Count(tables)} tables to audit.json, tables/ and charts/.", ("class", "folded"));
    }
}
