using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting.Html;

/// <summary>Writes each kind of block.</summary>
internal static class Blocks
{
    private const int LongestWord = 36;

    public static void Write(Page page, Block block)
    {
        switch (block)
        {
            case Sentence sentence: WriteSentence(page, sentence); break;
            case TableView view: WriteView(page, view); break;
            case Chart chart: WriteChart(page, chart); break;
            case Evidence evidence: WriteEvidence(page, evidence); break;
            default: throw new NotSupportedException($"No page shows a {block.GetType().Name}.");
        }
        page.Html.Line();
    }

    public static void WriteFold(Page page, string summary, Action content)
    {
        using (page.Html.Open("details"))
        {
            page.Html.Element("summary", summary);
            content();
        }
    }

    public static void WriteHeadings(Page page, IEnumerable<(string Text, bool IsNumber)> headings)
    {
        using (page.Html.Open("thead"))
        using (page.Html.Open("tr"))
            foreach (var (text, isNumber) in headings) page.Html.Element("th", text, ("scope", "col"), ("class", isNumber ? "n" : null));
    }

    /// <summary>Rows of evidence: the snippet in its language, and where it lies.</summary>
    public static void WriteRows(Page page, ImmutableArray<EvidenceRow> rows)
    {
        foreach (var row in rows)
            using (page.Html.Open("blockquote"))
            {
                page.Html.Element("span", row.Snippet, ("lang", row.Language), ("dir", "auto"));
                page.Html.Element("footer", $"{row.Place}{(row.Note.Length > 0 ? " · " + row.Note : "")}");
            }
    }

    private static void WriteSentence(Page page, Sentence sentence)
    {
        using (page.Html.Open("p", ("class", sentence.Role.ToString().ToLowerInvariant()), ("dir", "auto")))
        {
            if (sentence.Role == SentenceRole.Limit) page.Html.Element("b", "Limit. ");
            page.Html.Text(sentence.Text);
        }
    }

    private static void WriteView(Page page, TableView view)
    {
        var frame = page.Result.Table(view.Table);
        var shown = Math.Min(view.Rows, frame.Rows.Count);
        if (!page.Budget.TakesTable(page.Html.Length, (int)Math.Min(shown, 100_000) * view.Columns.Length * 40))
        {
            page.Html.Element("p", $"The table “{view.Title}” is in audit.json and tables/{view.Table}.parquet: this page is full.", ("class", "folded"));
            return;
        }
        if (view.Folded) WriteFold(page, view.Title, () => WriteTable(page, view, frame, shown, null));
        else WriteTable(page, view, frame, shown, view.Title);
    }

    private static void WriteTable(Page page, TableView view, DataFrame frame, long shown, string? caption)
    {
        var columns = view.Columns.Select(column => (View: column, Data: frame[column.Name])).ToList();
        using (page.Html.Open("div", ("class", "scroll")))
        using (page.Html.Open("table"))
        {
            if (caption is not null) page.Html.Element("caption", caption);
            WriteHeadings(page, columns.Select(column => (column.View.Heading, IsNumber(column.View, column.Data))));
            using (page.Html.Open("tbody"))
                for (var i = 0L; i < shown; i++)
                {
                    using (page.Html.Open("tr"))
                        foreach (var (column, data) in columns) WriteCell(page, column, data, data[i]);
                    page.Html.Line();
                }
        }
        if (frame.Rows.Count > shown)
            page.Html.Element("p", $"{NumberText.Count(frame.Rows.Count - shown)} more rows are in tables/{view.Table}.parquet.", ("class", "more"));
    }

    private static void WriteCell(Page page, ColumnView column, DataFrameColumn data, object? value)
    {
        var text = NumberText.Cell(value, column.Format);
        if (!IsNumber(column, data)) page.Html.Element("td", text, ("class", value is null ? "text missing" : IsLong(text) ? "text long" : "text"), ("dir", "auto"));
        else if (column.Format == ColumnFormat.Share && value is double share and >= 0 and <= 1)
            page.Html.Element("td", text, ("class", "n share"), ("style", string.Create(CultureInfo.InvariantCulture, $"--s:{share * 100:0.#}%")));
        else page.Html.Element("td", text, ("class", value is null ? "n missing" : "n"));
    }

    /// <summary>Only a word that no column can hold is broken inside.</summary>
    private static bool IsLong(string text) => text.Length > LongestWord && text.Split(' ').Any(word => word.Length > LongestWord);

    private static bool IsNumber(ColumnView column, DataFrameColumn data) =>
        column.Format != ColumnFormat.Text || data is not (StringDataFrameColumn or PrimitiveDataFrameColumn<bool>);

    private static void WriteChart(Page page, Chart chart)
    {
        var svg = page.Charts?.Draw(chart, page.Result.Table(chart.Table));
        using (page.Html.Open("figure", ("id", "c-" + chart.Id)))
        {
            using (page.Html.Open("figcaption"))
            {
                page.Html.Text(chart.Title);
                page.Html.Element("span", chart.Description);
            }
            if (svg is not null && page.Budget.TakesChart(page.Html.Length, svg.Markup.Length)) page.Html.Picture(svg);
            else if (svg is not null) page.Html.Element("p", "This chart is left to its numbers: the page is full.", ("class", "folded"));
            WriteView(page, ChartTable.Of(chart, page.Result.Table(chart.Table)));
        }
    }

    private static void WriteEvidence(Page page, Evidence evidence)
    {
        if (evidence.Rows.IsDefaultOrEmpty || !page.Budget.TakesTable(page.Html.Length, evidence.Rows.Sum(row => row.Snippet.Length + 300))) return;
        WriteFold(page, evidence.Title, () => WriteRows(page, evidence.Rows));
    }
}
