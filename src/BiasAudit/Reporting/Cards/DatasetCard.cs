using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BiasAudit.Measuring;
using BiasAudit.Reporting.Markdown;

namespace BiasAudit.Reporting.Cards;

/// <summary>Writes the audit into a Hugging Face dataset card: keys of its YAML head and a section, both between markers.</summary>
/// <remarks>What stands outside the markers stays as it is; a key that the card's author wrote is not written a second time.</remarks>
public static class DatasetCard
{
    private const string HeadBegin = "# biasaudit:begin";
    private const string HeadEnd = "# biasaudit:end";
    private const string Begin = "<!-- biasaudit:begin -->";
    private const string End = "<!-- biasaudit:end -->";

    private static readonly (double Below, string Name)[] Sizes =
    [
        (1e3, "n<1K"), (1e4, "1K<n<10K"), (1e5, "10K<n<100K"), (1e6, "100K<n<1M"), (1e7, "1M<n<10M"), (1e8, "10M<n<100M"), (1e9, "100M<n<1B"),
        (1e10, "1B<n<10B"), (1e11, "10B<n<100B"), (1e12, "100B<n<1T"), (double.PositiveInfinity, "n>1T"),
    ];

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The card with the audit in it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="about">What the maintainer says.</param>
    /// <param name="card">The card as it is; empty for a new one.</param>
    public static string Update(AuditResult result, CorpusAbout about, string card = "")
    {
        var (head, body) = Split(card.ReplaceLineEndings("\n"));
        head = Cut(head, HeadBegin, HeadEnd);
        body = body.Length == 0 ? $"# {MarkdownWriter.Escape(about.Name ?? result.Name)}\n" : body;
        var section = Section(result);
        var at = body.IndexOf(Begin, StringComparison.Ordinal);
        body = at < 0 ? body.TrimEnd('\n') + "\n\n" + section : body[..at] + section.TrimEnd('\n') + After(body, at);
        return $"---\n{head}{HeadBegin}\n{Keys(result, about, head)}{HeadEnd}\n---\n{body}";
    }

    private static (string Head, string Body) Split(string card)
    {
        if (!card.StartsWith("---\n", StringComparison.Ordinal)) return ("", card);
        var end = card.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return end < 0 ? ("", card) : (card[4..(end + 1)], card[(end + 5)..]);
    }

    private static string Cut(string head, string from, string to)
    {
        var (start, end) = (head.IndexOf(from, StringComparison.Ordinal), head.IndexOf(to, StringComparison.Ordinal));
        return start < 0 || end < start ? head : head[..start] + head[(end + to.Length)..].TrimStart('\n');
    }

    private static string After(string body, int at) => body.IndexOf(End, at, StringComparison.Ordinal) is var end and >= 0 ? body[(end + End.Length)..] : "\n";

    private static string Keys(AuditResult result, CorpusAbout about, string head)
    {
        var languages = CardFacts.Languages(result);
        var keys = new List<(string Key, string Text)>
        {
            ("pretty_name", $"pretty_name: {Quote(about.Name ?? result.Name)}\n"),
            ("size_categories", $"size_categories:\n- {Quote(Sizes.First(size => result.Ledger.Measured < size.Below).Name)}\n"),
            ("dataset_info", Info(result)),
        };
        if (!languages.IsEmpty) keys.Insert(0, ("language", "language:\n" + string.Concat(languages.Select(l => $"- {Quote(l.Code)}\n"))));
        if (!languages.IsEmpty) keys.Insert(1, ("multilinguality", $"multilinguality:\n- {(languages.Length == 1 ? "monolingual" : "multilingual")}\n"));
        if (about.License is { } license && !license.Contains("://", StringComparison.Ordinal)) keys.Insert(0, ("license", $"license: {Quote(license.ToLowerInvariant())}\n"));
        return string.Concat(keys.Where(pair => !("\n" + head).Contains($"\n{pair.Key}:", StringComparison.Ordinal)).Select(pair => pair.Text));
    }

    private static string Info(AuditResult result)
    {
        var text = new StringBuilder("dataset_info:\n  features:\n");
        foreach (var column in result.Shards.SelectMany(s => s.Shard.Columns).DistinctBy(c => c.Path))
            text.Append("  - name: ").Append(Quote(column.Path)).Append("\n    dtype: ").Append(Quote(column.Type.TrimEnd('?').ToLowerInvariant())).Append('\n');
        return text.Append("  dataset_size: ").Append(result.Shards.Sum(s => s.Shard.Bytes).ToString(CultureInfo.InvariantCulture)).Append('\n').ToString();
    }

    private static string Section(AuditResult result)
    {
        var page = new MarkdownWriter();
        page.Heading(2, "Bias, Risks, and Limitations");
        page.Paragraph(CardFacts.Ledger(result));
        foreach (var sentence in CardFacts.Biases(result)) page.Item("Finding", sentence);
        foreach (var sentence in CardFacts.Sentences(result, SentenceRole.Limit).Take(12)) page.Item("Limit", sentence);
        page.Blank();
        if (CardFacts.Sentences(result, SentenceRole.Finding, "privacy").ToList() is { Count: > 0 } privacy)
        {
            page.Heading(3, "Personal and Sensitive Information");
            foreach (var sentence in privacy) page.Paragraph(sentence);
        }
        return $"{Begin}\n{page.ToString().Trim('\n')}\n\n{End}\n";
    }

    /// <summary>A YAML scalar that is only ever text: JSON strings are YAML.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(VisibleText.Of(text), Quoting);
}
