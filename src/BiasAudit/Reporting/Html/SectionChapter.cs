using BiasAudit.Measuring;

namespace BiasAudit.Reporting.Html;

/// <summary>A chapter: its question, its blocks in reading order, all its numbers in a fold.</summary>
internal static class SectionChapter
{
    public static void Write(Page page, SectionView section, int number)
    {
        var html = page.Html;
        using (html.Open("section", ("id", section.Name)))
        {
            using (html.Open("h2"))
            {
                html.Element("span", NumberText.Count(number), ("class", "no"));
                html.Text(section.Title);
            }
            html.Element("p", section.Question, ("class", "question"));
            foreach (var block in section.Blocks) Blocks.Write(page, block);
            if (!section.Measures.IsEmpty) Blocks.WriteFold(page, $"All {section.Measures.Length} numbers of this chapter", () => WriteMeasures(page, section));
        }
        html.Line();
    }

    private static void WriteMeasures(Page page, SectionView section)
    {
        if (!page.Budget.TakesTable(page.Html.Length, section.Measures.Length * 250)) return;
        using (page.Html.Open("div", ("class", "scroll")))
        using (page.Html.Open("table"))
        {
            Blocks.WriteHeadings(page, [("Measure", false), ("Value", true), ("Of", true), ("Uncertainty", false)]);
            using (page.Html.Open("tbody"))
                foreach (var measured in section.Measures) WriteMeasure(page, measured);
        }
    }

    private static void WriteMeasure(Page page, Measured measured)
    {
        var html = page.Html;
        using (html.Open("tr", ("id", "m-" + measured.Id)))
        {
            using (html.Open("td")) html.Element("code", measured.Id);
            html.Element("td", NumberText.Value(measured), ("class", "n" + (measured.Value is null ? " missing" : "")));
            html.Element("td", measured.Of is { } of ? $"{NumberText.Count(of)} {measured.OfUnit}" : "", ("class", "n"));
            html.Element("td", string.Join("; ", Uncertainty(measured)), ("class", "text"));
        }
        html.Line();
    }

    private static IEnumerable<string> Uncertainty(Measured measured)
    {
        if (measured.Reason is { } reason) yield return reason;
        if (measured.Interval is { } interval) yield return NumberText.Interval(interval, measured.Unit);
        if (measured.Bounds is { } bounds) yield return NumberText.Interval(bounds, measured.Unit);
        if (measured.LeftOut > 0) yield return $"{NumberText.Count(measured.LeftOut)} {measured.OfUnit} left out";
    }
}
