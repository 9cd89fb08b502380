using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting;

/// <summary>A judgement on one screen of a terminal: the worst first, the verdict on the last line.</summary>
public static class GateSummary
{
    private const int MostFindings = 12;
    private const int MostAsides = 4;

    /// <summary>The summary as lines; every text in it is free of control characters.</summary>
    public static IEnumerable<string> Lines(AuditResult result)
    {
        var notable = result.Findings.Where(f => f.Verdict is not (Verdict.Pass or Verdict.NotApplicable)).ToList();
        foreach (var finding in notable.Take(MostFindings))
        {
            yield return Line($"{Verdicts.Word(finding.Verdict).ToUpperInvariant(),-9} {finding.Sentence}");
            if (finding.Waiver is { } waiver) yield return Line($"          waived: {waiver}");
        }
        if (notable.Count > MostFindings) yield return $"          {NumberText.Count(notable.Count - MostFindings)} more findings are in the report";
        var judgement = result.Judgement;
        foreach (var note in (judgement?.Notes ?? []).Take(MostAsides)) yield return Line($"note      {note}");
        foreach (var (what, segments) in new[] { ("new", judgement?.NewSegments ?? []), ("gone", judgement?.VanishedSegments ?? []) })
            if (!segments.IsEmpty) yield return Line($"{what,-9} {string.Join("; ", segments.Take(MostAsides))}{(segments.Length > MostAsides ? $"; and {segments.Length - MostAsides} more" : "")}");
        foreach (var line in Closing(result)) yield return line;
    }

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
