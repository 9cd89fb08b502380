using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Policies.Judging;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Tables;

namespace BiasAudit.Reporting.Cards;

/// <summary>The computable parts of the EU summary of training content (AI Act Art. 53(1)(d), template C(2025) 5235).</summary>
/// <remarks>
/// It answers for one corpus, not for a model, and says of every other field that the provider must state it. "Top 10 % of
/// all domains" is read as the number of registrable domains, ranked by the bytes of their text.
/// </remarks>
public static class EuSummary
{
    private const string Provider = "to be stated by the provider";

    /// <summary>Writes <c>summary.md</c> and the lists of domains as CSV into a folder.</summary>
    public static void Write(AuditResult result, CorpusAbout about, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "summary.md"), Page(result, about), new UTF8Encoding(false));
        foreach (var (table, file) in Lists(result)) WriteList(result, table, Path.Combine(folder, file));
    }

    /// <summary>The page in Markdown.</summary>
    public static string Page(AuditResult result, CorpusAbout about)
    {
        var page = new MarkdownWriter();
        page.Heading(1, $"Training content summary, computable parts: {about.Name ?? result.Name}");
        page.Paragraph("Template C(2025) 5235 of 24 July 2025, re-issued as C(2025) 8311. Figures describe this corpus as audited; a summary covers every corpus of a model. This is no legal assessment.");
        page.Heading(2, "1. General information");
        page.Item("1.1 Provider", Provider);
        page.Item("1.2 Models", Provider);
        page.Item("1.3 Modality", "text");
        page.Item("1.3 Size", Size(result));
        page.Item("1.3 Linguistic characteristics", Languages(result));
        page.Item("1.3 Latest collection date, continuous training", Provider);
        page.Blank();
        page.Heading(2, "2. Data sources");
        page.Item("2.1 Publicly available data sets", Provider);
        page.Item("2.2 Licensed and other private data", Provider);
        page.Item("2.3 Crawled content, domains", Lists(result) is { Count: > 0 } lists
            ? string.Join("; ", lists.Select(list => $"{list.File} ({NumberText.Count(result.Table(list.Table).Rows.Count)} domains)")) + ". " + Known(result)
            : "not measurable: no document of the corpus names its domain");
        page.Item("2.3 Crawlers, their behavior and period", Provider);
        page.Item("2.4 User data, 2.5 synthetic data, 2.6 other", Provider);
        page.Blank();
        page.Heading(2, "3. Data processing");
        page.Item("3.1 Respect of opt-outs, 3.2 removal of illegal content", Provider);
        page.Item("3.3 Other", CardFacts.Ledger(result));
        return page.ToString();
    }

    private static string Size(AuditResult result) => CardFacts.Tokens(result) is not { } tokens ? "tokens not measured"
        : $"{(tokens < 1e9 ? "less than 1 billion tokens" : tokens <= 1e13 ? "1 billion to 10 trillion tokens" : "more than 10 trillion tokens")} ({NumberText.Count(tokens)})";

    private static string Languages(AuditResult result) => CardFacts.Languages(result) is { IsEmpty: false } languages
        ? string.Join(", ", languages.Take(24).Select(l => $"{l.Code} {NumberText.Share(l.Share)}")) + " of documents" + (languages.Length > 24 ? $"; {languages.Length - 24} more" : "")
        : "not measured";

    private static string Known(AuditResult result) => result.Measures.FirstOrDefault(m => m.Id == "provenance.domains.known-share") is { Value: { } share }
        ? $"{NumberText.Share(share)} of documents name a domain; the lists cover only those." : "The lists cover only documents that name a domain.";

    private static List<(string Table, string File)> Lists(AuditResult result) =>
    [
        .. new[] { ("provenance.eu-domains", "domains-top-10-percent.csv"), ("provenance.eu-domains-small-provider", "domains-small-provider.csv") }
            .Where(list => result.Sections.SelectMany(s => s.Tables).Any(t => t.Name == list.Item1 && t.Frame.Rows.Count > 0)),
    ];

    private static void WriteList(AuditResult result, string table, string file)
    {
        using var writer = new StreamWriter(file, false, new UTF8Encoding(false));
        TableCsv.Write(result.Table(table), writer);
    }
}
