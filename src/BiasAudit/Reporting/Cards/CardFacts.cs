using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BiasAudit.Measuring;
using BiasAudit.Policies;
using BiasAudit.Policies.Judging;

namespace BiasAudit.Reporting.Cards;

/// <summary>The facts of a result that the documentation standards ask for.</summary>
internal static partial class CardFacts
{
    private const double SmallestShare = 0.001;

    /// <summary>The languages with at least one document in a thousand, largest first.</summary>
    public static ImmutableArray<(string Code, double Share)> Languages(AuditResult result)
    {
        var table = result.Sections.SelectMany(s => s.Tables).FirstOrDefault(t => t.Name == "languages.distribution")?.Frame;
        if (table is null) return [];
        var rows = Enumerable.Range(0, (int)table.Rows.Count).Select(row => (Code: Subjects.Text(table["language"][row]), Documents: Subjects.Number(table["documents"][row]) ?? 0))
            .GroupBy(row => row.Code).Select(g => (Code: g.Key, Documents: g.Sum(row => row.Documents))).ToList();
        var sum = rows.Sum(row => row.Documents);
        return [.. rows.Select(row => (row.Code, Share: sum > 0 ? row.Documents / sum : 0)).Where(row => row.Share >= SmallestShare && LanguageCode().IsMatch(row.Code) && row.Code != "und")
            .OrderByDescending(row => row.Share).ThenBy(row => row.Code, StringComparer.Ordinal)];
    }

    /// <summary>Tokens of the corpus, as far as the audit knows them.</summary>
    public static double? Tokens(AuditResult result) => result.Measures.FirstOrDefault(m => m.Unit == "tokens" && m.Id.StartsWith("composition.tokens", StringComparison.Ordinal))?.Value;

    /// <summary>The findings that a reader of a card must know, worst first.</summary>
    public static IEnumerable<string> Biases(AuditResult result) => result.Findings
        .Where(f => f.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Undecided or Verdict.Waived).Select(f => VisibleText.Of(f.Sentence)).Take(50);

    /// <summary>The first sentences of a section in a role.</summary>
    public static IEnumerable<string> Sentences(AuditResult result, SentenceRole role, params string[] sections) => result.Sections
        .Where(s => sections.Length == 0 || sections.Contains(s.Name)).SelectMany(s => s.Blocks.OfType<Sentence>()).Where(s => s.Role == role).Select(s => VisibleText.Of(s.Text)).Take(50);

    public static string Ledger(AuditResult result) =>
        $"{NumberText.Count(result.Ledger.Measured)} of {NumberText.Count(result.Ledger.Read)} rows were measured; null {NumberText.Count(result.Ledger.Null)}, blank {NumberText.Count(result.Ledger.Blank)}, "
        + $"undecodable {NumberText.Count(result.Ledger.Undecodable)}, failed {NumberText.Count(result.Ledger.Failed)}, not sampled {NumberText.Count(result.Ledger.NotSampled)}.";

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex LanguageCode();
}
