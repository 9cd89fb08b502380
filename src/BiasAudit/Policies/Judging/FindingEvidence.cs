using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Policies.Judging;

/// <summary>Finds the rows that show a finding among those that the sections kept.</summary>
/// <remarks>
/// A row is evidence for a measure of its section when a word of the id is its thing (<c>privacy.email.rate</c>) or begins with it
/// (<c>quality.damage.html-tag-share</c>); <c>any</c> is every thing. Segments by language take rows of that language; what a row
/// does not tell (its source, its topic) leaves the finding without rows, never with those of another segment.
/// </remarks>
internal sealed class FindingEvidence
{
    private const int MostRows = 3;
    private const string Copies = "duplication.clusters";

    private readonly Dictionary<string, List<EvidenceRow>> _kept;

    public FindingEvidence(AuditResult result)
    {
        _kept = result.Sections.DistinctBy(section => section.Name).ToDictionary(section => section.Name,
            section => section.Blocks.OfType<Evidence>().SelectMany(block => block.Rows).Where(row => row.Thing is not null).ToList());
        if (result.Sections.SelectMany(section => section.Tables).FirstOrDefault(table => table.Name == Copies) is { } clusters && _kept.TryGetValue("duplication", out var rows))
            rows.AddRange(OfCopies(clusters.Frame));
    }

    /// <summary>The finding with its rows; what passed needs none.</summary>
    public Finding Attach(Finding finding) => finding.Verdict is Verdict.Pass or Verdict.NotApplicable ? finding : finding with { Evidence = Of(finding) };

    private ImmutableArray<EvidenceRow> Of(Finding finding)
    {
        var words = finding.Measure.Split('.');
        var keys = (finding.Segment ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToList();
        return !_kept.TryGetValue(words[0], out var rows) ? [] : [.. rows.Where(row => words.Skip(1).Any(word => Shows(row, word)) && keys.All(key => IsIn(row, key))).Take(MostRows)];
    }

    private static bool Shows(EvidenceRow row, string word) =>
        word == row.Thing || word == "any" || word.StartsWith(row.Thing + "-", StringComparison.Ordinal);

    private static bool IsIn(EvidenceRow row, string[] key) =>
        key is ["language", var language] ? row.Language == language : key is ["kind" or "set" or "lexicon", var thing] && row.Thing == thing;

    /// <summary>The first row of every large cluster of copies, for each kind of copy that the cluster holds.</summary>
    private static IEnumerable<EvidenceRow> OfCopies(DataFrame clusters)
    {
        if (Subjects.Column(clusters, "snippet") is null) yield break;
        for (var i = 0L; i < clusters.Rows.Count; i++)
        {
            long Of(string column) => Convert.ToInt64(clusters[column][i], System.Globalization.CultureInfo.InvariantCulture);
            var shard = Subjects.Text(clusters["shard"][i]);
            var row = new EvidenceRow(new(Shard.KeyOf(shard), (int)Of("row-group"), Of("row")), shard, Subjects.Text(clusters["snippet"][i]), "und",
                $"one of {NumberText.Count(Of("documents"))} copies", "near");
            yield return row;
            if (Of("texts") < Of("documents")) yield return row with { Thing = "exact" };
            if (Of("sources") > 1) yield return row with { Thing = "across-sources" };
            if (Of("shards") > 1) yield return row with { Thing = "across-shards" };
        }
    }
}
