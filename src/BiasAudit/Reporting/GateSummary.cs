using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting;

/// <summary>A judgement on one screen of a terminal: the worst first, the verdict on the last line.</summary>
public static class GateSummary
{
    private const int MostFindings = 12;
    private const int MostAsides = 4;

    /// <summary>The summary as lines; every text in it is free of control characters.</summary>
    /// <param name="result">The judged result.</param>
    /// <param name="columns">The columns of the terminal, whose first screen the summary then fits; 0 for a file or a pipe, where lines are whole.</param>
    public static IEnumerable<string> Lines(AuditResult result, int columns = 0)
    {
        var notable = result.Findings.Where(f => f.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ToList();
        List<string> below = [.. Asides(result).Select(line => Crop(line, columns, 1)), .. Closing(result)];
        var left = Screen.Rows - 1 - below.Sum(line => RowsOf(line, columns));
        var written = 0;
        foreach (var finding in notable.Take(MostFindings))
        {
            var lines = Of(finding).Select(line => Crop(line, columns, 2)).ToList();
            if ((left -= lines.Sum(line => RowsOf(line, columns))) < 0) break;
            foreach (var line in lines) yield return line;
            written++;
        }
        if (notable.Count > written) yield return $"          {NumberText.Count(notable.Count - written)} more findings are in the report";
        foreach (var line in below) yield return line;
    }

    private static IEnumerable<string> Of(Finding finding)
    {
        yield return Line($"{Verdicts.Word(finding.Verdict).ToUpperInvariant(),-9} {finding.Sentence}");
        if (finding.Waiver is { } waiver) yield return Line($"          waived: {waiver}");
    }

    private static IEnumerable<string> Asides(AuditResult result)
    {
        var judgement = result.Judgement;
        foreach (var note in (judgement?.Notes ?? []).Take(MostAsides)) yield return Line($"note      {note}");
        foreach (var (what, segments) in new[] { ("new", judgement?.NewSegments ?? []), ("gone", judgement?.VanishedSegments ?? []) })
            if (!segments.IsEmpty) yield return Line($"{what,-9} {string.Join("; ", segments.Take(MostAsides))}{(segments.Length > MostAsides ? $"; and {segments.Length - MostAsides} more" : "")}");
    }

    private static string Crop(string line, int columns, int rows) => columns == 0 ? line : Screen.Fit(line, columns * rows);

    private static int RowsOf(string line, int columns) => columns == 0 ? 1 : Math.Max(1, (Screen.Columns(line) + columns - 1) / columns);

    /// <summary>The last lines alone: how many findings of each verdict, and the verdict.</summary>
    public static IEnumerable<string> Closing(AuditResult result)
    {
        yield return Counts(result);
        if (result.Judgement is { } judgement)
            yield return Line($"{Verdicts.Headline(result)}: {result.Name} by {judgement.Policy} ({judgement.File})"
                + (judgement.AsOf is { } day ? $" as of {day:yyyy-MM-dd}" : "") + (judgement.Advice ? "" : $"; exit code {judgement.ExitCode}"));
    }

    private static string Counts(AuditResult result) => string.Join(", ", Verdicts.WorstFirst
        .Select(verdict => (Verdict: verdict, Count: result.Findings.Count(f => f.Verdict == verdict))).Where(pair => pair.Count > 0)
        .Select(pair => $"{Verdicts.Word(pair.Verdict).ToLowerInvariant()} {NumberText.Count(pair.Count)}"));

    private static string Line(string text) => VisibleText.Of(text);
}
