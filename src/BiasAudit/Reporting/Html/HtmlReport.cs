using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Reporting.Html;

/// <summary>The report as one file: no script, no request to anywhere, readable in light, dark and on paper.</summary>
public static class HtmlReport
{
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Sheet = new(() => new StreamReader(EmbeddedFile.Open("Reporting/Html/report.css")).ReadToEnd());

    /// <summary>Writes the page in UTF-8.</summary>
    /// <param name="result">The result.</param>
    /// <param name="charts">Draws the charts; null leaves their numbers.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="options">What the page may cost.</param>
    public static void Write(AuditResult result, IChartRenderer? charts, Stream stream, ReportOptions? options = null)
    {
        options ??= new();
        var page = new Page(new(), result, charts, new(options.HtmlBytes, options.Charts));
        Write(page);
        stream.Write(Encoding.UTF8.GetBytes(page.Html.ToString()));
    }

    private static void Write(Page page)
    {
        page.Html.Doctype();
        using (page.Html.Open("html", ("lang", "en")))
        {
            WriteHead(page);
            using (page.Html.Open("body"))
            {
                page.Html.Element("a", "Skip to the findings", ("class", "skip"), ("href", "#findings"));
                FirstScreen.Write(page);
                using (page.Html.Open("div", ("class", "layout"))) WriteChapters(page);
            }
        }
        page.Html.Line();
    }

    private static void WriteHead(Page page)
    {
        var html = page.Html;
        using (html.Open("head"))
        {
            html.Void("meta", ("charset", "utf-8"));
            html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy));
            html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
            html.Element("title", $"{page.Result.Name}: {Verdicts.Headline(page.Result).ToLowerInvariant()} – BiasAudit");
            html.Style(Sheet.Value);
        }
    }

    private static void WriteChapters(Page page)
    {
        WriteContents(page);
        using (page.Html.Open("main"))
        {
            FindingsChapter.Write(page);
            for (var i = 0; i < page.Result.Sections.Length; i++) SectionChapter.Write(page, page.Result.Sections[i], i + 1);
            MethodChapter.Write(page);
            ReproductionChapter.Write(page);
        }
    }

    private static void WriteContents(Page page)
    {
        var sections = page.Result.Sections.Select((section, i) => ($"{i + 1}", section.Title, section.Name));
        using (page.Html.Open("nav", ("aria-label", "Contents")))
        using (page.Html.Open("ol"))
            foreach (var (number, title, id) in sections.Prepend(("", "Findings", "findings")).Append(("", "Method and limits", "method")).Append(("", "Reproduction", "reproduction")))
                using (page.Html.Open("li"))
                using (page.Html.Open("a", ("href", "#" + id)))
                {
                    page.Html.Element("span", number);
                    page.Html.Text(title);
                }
    }
}
