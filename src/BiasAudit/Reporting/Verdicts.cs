using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting;

/// <summary>How verdicts read: a word, a sign and a name, so that color is never alone.</summary>
public static class Verdicts
{
    /// <summary>The verdicts that stand out, worst first.</summary>
    public static ImmutableArray<Verdict> WorstFirst { get; } = [Verdict.Fail, Verdict.Undecided, Verdict.Warn, Verdict.Waived, Verdict.Pass, Verdict.NotApplicable];

    /// <summary>The verdict of a whole result in words.</summary>
    public static string Headline(AuditResult result) => IsComparison(result) ? "COMPARISON" : IsAdvice(result) ? "ADVICE" : result.Verdict switch
    {
        Verdict.Warn => "PASS WITH WARNINGS",
        Verdict.NotApplicable => "NOT APPLICABLE",
        { } verdict => Word(verdict).ToUpperInvariant(),
        null => "ADVICE",
    };

    /// <summary>Whether the findings advise and nothing judged.</summary>
    public static bool IsAdvice(AuditResult result) => result.Verdict is null || result.Judgement is { Advice: true };

    /// <summary>Whether the result lays two audits side by side, which judges nothing.</summary>
    private static bool IsComparison(AuditResult result) => result.Sections is [{ Name: Comparing.ComparisonResult.Section }, ..];

    /// <summary>The verdict in a word.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail => "Fail",
        Verdict.Undecided => "Undecided",
        Verdict.Warn => "Warning",
        Verdict.Waived => "Waived",
        Verdict.Pass => "Pass",
        _ => "Not applicable",
    };

    /// <summary>The sign beside the word.</summary>
    public static string Sign(Verdict? verdict) => verdict switch
    {
        Verdict.Fail => "×",
        Verdict.Undecided => "?",
        Verdict.Warn => "!",
        Verdict.Waived => "w",
        Verdict.Pass => "✓",
        null => "i",
        _ => "–",
    };

    /// <summary>Where the rows that show a finding lie, as the end of its sentence; empty when there are none.</summary>
    internal static string Rows(Finding finding) =>
        finding.Evidence.IsDefaultOrEmpty ? "" : $" Rows: {string.Join("; ", finding.Evidence.Select(row => row.Place))}.";

    /// <summary>The name that links and styles use.</summary>
    public static string Key(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
