using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using Microsoft.Data.Analysis;

namespace BiasAudit.Reporting.Markdown;

/// <summary>The report for a pull request or a job summary: verdict, findings, then the chapters as far as they fit.</summary>
public static class MarkdownReport
{
    private const int MostFindings = 20;
    private const int MostRows = 10;
    private const int Closing = 500;

    /// <summary>Writes the page in UTF-8.</summary>
    public static void Write(AuditResult result, Stream stream, ReportOptions? options = null)
    {
        var writer = new MarkdownWriter();
        WriteHead(writer, result);
        WriteFindings(writer, result);
        var leftOut = result.Sections.Sum(section => WriteSection(writer, result, section, (options ?? new()).MarkdownBytes - Closing));
        if (leftOut > 0) writer.Paragraph($"To stay small, this page leaves {NumberText.Count(leftOut)} tables and paragraphs to report.html.");
        stream.Write(Encoding.UTF8.GetBytes(writer.ToString()));
    }

    private static void WriteHead(MarkdownWriter writer, AuditResult result)
    {
        var ledger = result.Ledger;
        writer.Heading(1, $"{Verdicts.Headline(result)}: {result.Name}");
        writer.Paragraph($"{NumberText.Count(ledger.Measured)} documents measured of {NumberText.Count(ledger.Read)} rows: {NumberText.Count(ledger.Null)} null, "
            + $"{NumberText.Count(ledger.Blank)} blank, {NumberText.Count(ledger.Undecodable)} undecodable, {NumberText.Count(ledger.Failed)} lost to damage, {NumberText.Count(ledger.NotSampled)} not sampled.");
        if (!result.Findings.IsEmpty)
            writer.Paragraph(string.Join(", ", Verdicts.WorstFirst.Select(verdict => (verdict, Count: result.Findings.Count(finding => finding.Verdict == verdict)))
                .Where(pair => pair.Count > 0).Select(pair => $"{Verdicts.Word(pair.verdict).ToLowerInvariant()}: {NumberText.Count(pair.Count)}")) + ".");
        if (result.Reproduction?.Command is { } command) writer.Code(command);
    }

    private static void WriteFindings(MarkdownWriter writer, AuditResult result)
    {
        var findings = result.Findings.Where(finding => finding.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ToList();
        if (findings.Count == 0) return;
        writer.Heading(2, "Findings");
        foreach (var finding in findings.Take(MostFindings))
            writer.Item($"{Verdicts.Sign(finding.Verdict)} {Verdicts.Word(finding.Verdict)}", finding.Sentence
                + (finding.Waiver is { } waiver ? $" {waiver}" : "") + Verdicts.Rows(finding));
        writer.Blank();
        if (findings.Count > MostFindings) writer.Paragraph($"{NumberText.Count(findings.Count - MostFindings)} more are in report.html.");
    }

    private static int WriteSection(MarkdownWriter writer, AuditResult result, SectionView section, int limit)
    {
        var leftOut = 0;
        var start = writer.Length;
        writer.Heading(2, section.Title);
        writer.Paragraph(section.Question);
        if (writer.Bytes > limit)
        {
            writer.CutTo(start);
            return section.Blocks.Length;
        }
        foreach (var block in section.Blocks)
        {
            var before = writer.Length;
            WriteBlock(writer, result, block);
            if (writer.Bytes <= limit) continue;
            writer.CutTo(before);
            leftOut++;
        }
        return leftOut;
    }

    /// <summary>Charts are left to the page that can show them: their tables are chapters' tables already.</summary>
    private static void WriteBlock(MarkdownWriter writer, AuditResult result, Block block)
    {
        switch (block)
        {
            case Sentence { Role: SentenceRole.Limit } limit: writer.Paragraph("Limit: " + limit.Text); break;
            case Sentence sentence: writer.Paragraph(sentence.Text); break;
            case TableView { Folded: false } view: WriteTable(writer, view, result.Table(view.Table)); break;
            case Chart chart: writer.Paragraph(chart.Description); break;
            case Evidence { Rows.IsDefaultOrEmpty: false } evidence: WriteRows(writer, evidence); break;
        }
    }

    /// <summary>Snippets are masked already, as on the page.</summary>
    private static void WriteRows(MarkdownWriter writer, Evidence evidence)
    {
        writer.Heading(3, evidence.Title);
        foreach (var row in evidence.Rows) writer.Item(row.Place + (row.Note.Length > 0 ? $" · {row.Note}" : ""), row.Snippet);
        writer.Blank();
    }

    private static void WriteTable(MarkdownWriter writer, TableView view, DataFrame frame)
    {
        var columns = view.Columns.Select(column => (View: column, Data: frame[column.Name])).ToList();
        var rows = Math.Min(Math.Min(view.Rows, MostRows), frame.Rows.Count);
        writer.Heading(3, view.Title);
        writer.Row(columns.Select(column => column.View.Heading));
        writer.Rule(columns.Select(column => column.View.Format != ColumnFormat.Text));
        for (var i = 0L; i < rows; i++)
        {
            var row = i;
            writer.Row(columns.Select(column => NumberText.Cell(column.Data[row], column.View.Format)));
        }
        writer.Blank();
        if (frame.Rows.Count > rows) writer.Paragraph($"{NumberText.Count(frame.Rows.Count - rows)} more rows are in tables/{view.Table}.parquet.");
    }
}
