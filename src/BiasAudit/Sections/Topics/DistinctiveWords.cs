using System.Collections.Immutable;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>Terms that a large source uses in more of its documents than the other sources of the same language.</summary>
/// <remarks>
/// Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008) on document frequencies in the sample,
/// since terms come in bursts; two-sided p-values adjusted after Benjamini and Hochberg over all terms of a source.
/// </remarks>
internal static class DistinctiveWords
{
    private const double PriorTotal = 500;
    private const int LeastDocuments = 20;
    private const int LeastFrequency = 5;
    private const int Sources = 5;
    private const int Terms = 10;

    private sealed record Finding(string Language, string Source, string Term, int Here, int There, LogOdds Odds, double Adjusted);

    /// <summary>Adds the table of terms.</summary>
    public static void AddTo(SectionResult result, TopicSample sample)
    {
        var findings = sample.Documents.GroupBy(document => document.Language, StringComparer.Ordinal).Where(language => language.Key != "und")
            .OrderBy(language => language.Key, StringComparer.Ordinal).SelectMany(language => Of(language.Key, [.. language])).ToArray();
        result.Add(new() { Id = "topics.words.count", Value = findings.Length, Unit = "distinctive terms", Of = sample.Documents.Count(), OfUnit = "sampled documents" });
        if (findings.Length == 0) return;
        result.Add("topics.words", Frame(findings));
        result.Show(new TableView("topics.words", $"Terms that set a large source apart from the others of its language (document frequencies in a sample, prior total {PriorTotal:0}, false-discovery rate 5%)", Columns("Source"), 30, Folded: true));
    }

    /// <summary>Terms that set one corpus apart from another, language by language; null when no language has enough sampled documents in both.</summary>
    public static (ResultTable Table, TableView View)? Between(string before, TopicSample old, string after, TopicSample fresh)
    {
        const string id = "comparison.topics.words";
        var findings = old.Documents.Select(document => (Corpus: before, Document: document)).Concat(fresh.Documents.Select(document => (Corpus: after, Document: document)))
            .GroupBy(pair => pair.Document.Language, StringComparer.Ordinal).Where(language => language.Key != "und").OrderBy(language => language.Key, StringComparer.Ordinal)
            .Where(language => language.GroupBy(pair => pair.Corpus).Count(corpus => corpus.Count() >= LeastDocuments) == 2)
            .SelectMany(language =>
            {
                var all = Frequencies(language.Select(pair => pair.Document));
                return new[] { before, after }.SelectMany(corpus => Of(language.Key, corpus, Frequencies(language.Where(pair => pair.Corpus == corpus).Select(pair => pair.Document)), all));
            }).ToArray();
        return findings.Length == 0 ? null : (new(id, Frame(findings)), new(id,
            $"Terms that set one corpus apart from the other (document frequencies in samples, prior total {PriorTotal:0}, false-discovery rate 5%)", Columns("Corpus"), 60));
    }

    private static DataFrame Frame(Finding[] findings) => new(
            new StringDataFrameColumn("language", findings.Select(f => f.Language)),
            new StringDataFrameColumn("source", findings.Select(f => f.Source)),
            new StringDataFrameColumn("term", findings.Select(f => f.Term)),
            new Int64DataFrameColumn("documents", findings.Select(f => (long)f.Here)),
            new Int64DataFrameColumn("documents-elsewhere", findings.Select(f => (long)f.There)),
            new DoubleDataFrameColumn("log-odds", findings.Select(f => f.Odds.Delta)),
            new DoubleDataFrameColumn("z", findings.Select(f => f.Odds.Z)),
            new DoubleDataFrameColumn("adjusted-p", findings.Select(f => f.Adjusted)));

    private static ImmutableArray<ColumnView> Columns(string where) =>
        [new("language", "Language"), new("source", where), new("term", "Term"), new("documents", "Its documents", ColumnFormat.Count), new("documents-elsewhere", "Documents elsewhere", ColumnFormat.Count), new("log-odds", "Log-odds", ColumnFormat.Number), new("z", "z", ColumnFormat.Number)];

    private static IEnumerable<Finding> Of(string language, SampledDocument[] documents)
    {
        var all = Frequencies(documents);
        var large = documents.GroupBy(document => document.Source, StringComparer.Ordinal)
            .Where(source => source.Count() >= LeastDocuments && documents.Length - source.Count() >= LeastDocuments)
            .OrderByDescending(source => source.Count()).ThenBy(source => source.Key, StringComparer.Ordinal).Take(Sources);
        return large.SelectMany(source => Of(language, source.Key, Frequencies(source), all));
    }

    private static IEnumerable<Finding> Of(string language, string source, Dictionary<string, int> here, Dictionary<string, int> all)
    {
        var (hereTotal, total) = ((double)here.Values.Sum(), (double)all.Values.Sum());
        var tested = all.Where(term => term.Value >= LeastFrequency).OrderBy(term => term.Key, StringComparer.Ordinal).Select(term =>
        {
            var count = here.GetValueOrDefault(term.Key);
            return (Term: term.Key, Here: count, There: term.Value - count,
                Odds: LogOdds.Of(count, hereTotal, term.Value - count, total - hereTotal, PriorTotal * term.Value / total, PriorTotal));
        }).ToArray();
        var adjusted = MultipleTesting.BenjaminiHochberg([.. tested.Select(term => Normal.TwoSided(term.Odds.Z))]);
        return tested.Select((term, i) => new Finding(language, source, term.Term, term.Here, term.There, term.Odds, adjusted[i]))
            .Where(finding => finding.Adjusted <= 0.05 && finding.Odds.Delta > 0)
            .OrderByDescending(finding => finding.Odds.Z).ThenBy(finding => finding.Term, StringComparer.Ordinal).Take(Terms);
    }

    private static Dictionary<string, int> Frequencies(IEnumerable<SampledDocument> documents) =>
        documents.SelectMany(document => document.Terms.Distinct(StringComparer.Ordinal)).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
