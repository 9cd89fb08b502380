using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.Markdown;

/// <summary>A judgement for a job summary or a comment: verdict, counts, the worst findings, waivers, what is new and gone.</summary>
public static class JobSummary
{
    /// <summary>The default limit: it also fits a comment of 65,536 characters.</summary>
    public const int DefaultBytes = 60_000;

    /// <summary>The most that a job summary may hold.</summary>
    public const int MostBytes = 1 << 20;

    private const int MostFindings = 20;
    private const int MostOthers = 50;

    /// <summary>Writes the page in UTF-8; what does not fit is counted, never cut in half.</summary>
    /// <param name="result">The judged result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="bytes">The most bytes the page may have.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 2,000 bytes or above 1 MiB.</exception>
    public static void Write(AuditResult result, Stream stream, int bytes = DefaultBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, MostBytes);
        var page = new MarkdownWriter();
        page.Heading(2, $"{Verdicts.Headline(result)}: {Short(result.Name)}");
        var left = WriteFindings(page, result, bytes - 1000);
        var judgement = result.Judgement;
        left += WriteItems(page, "Waivers", judgement?.Waivers ?? [], bytes - 1000);
        left += WriteItems(page, "Notes", judgement?.Notes ?? [], bytes - 1000);
        left += WriteItems(page, "New segments", judgement?.NewSegments ?? [], bytes - 1000);
        left += WriteItems(page, "Vanished segments", judgement?.VanishedSegments ?? [], bytes - 1000);
        if (left > 0) page.Paragraph($"{NumberText.Count(left)} more lines are in the report.");
        if (judgement is not null) page.Paragraph($"Judged by {Short(judgement.Policy)}, policy hash {judgement.Sha256[..12]}; exit code {judgement.ExitCode}.");
        stream.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static int WriteFindings(MarkdownWriter page, AuditResult result, int limit)
    {
        page.Paragraph(string.Join(", ", Verdicts.WorstFirst.Select(v => (Verdict: v, Count: result.Findings.Count(f => f.Verdict == v)))
            .Where(pair => pair.Count > 0).Select(pair => $"{Verdicts.Word(pair.Verdict).ToLowerInvariant()} {NumberText.Count(pair.Count)}")) is { Length: > 0 } counts ? counts : "No findings.");
        var findings = result.Findings.Where(f => f.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ToList();
        var written = 0;
        foreach (var finding in findings.Take(MostFindings))
        {
            var before = page.Length;
            page.Item($"{Verdicts.Sign(finding.Verdict)} {Verdicts.Word(finding.Verdict)}", Short(finding.Sentence) + (finding.Waiver is { } waiver ? $" Waived: {Short(waiver)}" : "") + Short(Verdicts.Rows(finding)));
            if (page.Bytes > limit) page.CutTo(before);
            else written++;
        }
        page.Blank();
        return findings.Count - written;
    }

    private static int WriteItems(MarkdownWriter page, string title, IReadOnlyCollection<string> items, int limit)
    {
        if (items.Count == 0) return 0;
        var start = page.Length;
        page.Heading(3, title);
        var written = 0;
        foreach (var item in items.Take(MostOthers))
        {
            var before = page.Length;
            page.Item("·", Short(item));
            if (page.Bytes > limit) page.CutTo(before);
            else written++;
        }
        if (written == 0) page.CutTo(start);
        else page.Blank();
        return items.Count - written;
    }

    private static string Short(string text) => text.Length <= 1000 ? text : text[..1000] + "…";
}
