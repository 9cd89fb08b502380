using System.Security.Cryptography;
using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Policies;

namespace BiasAudit.Reporting.GitHub;

/// <summary>Findings as annotations of a GitHub Actions run, and everything else fenced off from its command reader.</summary>
/// <remarks>
/// A runner reads commands from every line of output. So text that may hold a corpus's words, segments, file names or
/// addresses is printed between <c>::stop-commands::TOKEN</c> and <c>::TOKEN::</c>, where TOKEN is the hash of the very text
/// it fences: no text can name the hash of itself. Ten annotations a step are shown, so nine and a count are written.
/// </remarks>
public static class WorkflowCommands
{
    private const int MostAnnotations = 9;

    /// <summary>Writes at most nine annotations, worst first, then one line that counts the rest.</summary>
    public static void WriteAnnotations(AuditResult result, TextWriter writer)
    {
        var findings = result.Findings.Where(f => f.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Undecided).ToList();
        foreach (var finding in findings.Take(MostAnnotations))
        {
            var place = finding.Place ?? new PolicyPlace("policy.yml", 1, 1);
            writer.Write($"::{Level(finding)} file={Property(Sarif.SarifReport.UriOf(place.File))},line={place.Line},col={place.Column},title={Property(finding.Rule)}::{Message(finding.Sentence)}\n");
        }
        if (findings.Count > MostAnnotations)
            writer.Write($"::notice title=BiasAudit::{findings.Count - MostAnnotations} more findings are in the job summary and the report\n");
    }

    /// <summary>Writes text that the runner must not take for commands.</summary>
    public static void WriteFenced(string text, TextWriter writer)
    {
        var token = "biasaudit-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        writer.Write($"::stop-commands::{token}\n{text.TrimEnd('\n')}\n::{token}::\n");
    }

    private static string Level(Finding finding) => finding.Blocks || finding.Verdict == Verdict.Fail ? "error" : finding.Verdict == Verdict.Warn ? "warning" : "notice";

    /// <summary>A message of one line; the old command form <c>##[</c> is read anywhere in a line, so it is broken up.</summary>
    private static string Message(string text) => VisibleText.Of(text).Replace("%", "%25", StringComparison.Ordinal).Replace("##", "# #", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
