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
        var words = Words.Of(sample.Documents);
        var findings = ByLanguage(words.Documents).SelectMany(language => Of(language.Key, [.. language], words)).ToArray();
        result.Add(new() { Id = "topics.words.count", Value = findings.Length, Unit = "distinctive terms", Of = words.Documents.Length, OfUnit = "sampled documents" });
        if (findings.Length == 0) return;
        result.Add("topics.words", Frame(findings));
        result.Show(new TableView("topics.words", $"Terms that set a large source apart from the others of its language (document frequencies in a sample, prior total {PriorTotal:0}, false-discovery rate 5%)", Columns("Source"), 30, Folded: true));
    }

    /// <summary>Terms that set one corpus apart from another, language by language; null when no language has enough sampled documents in both.</summary>
    public static (ResultTable Table, TableView View)? Between(string before, TopicSample old, string after, TopicSample fresh)
    {
        const string id = "comparison.topics.words";
        var words = Words.Of(old.Documents.Concat(fresh.Documents));
        var first = words.Documents[..old.Documents.Count()].ToHashSet();
        var findings = ByLanguage(words.Documents).SelectMany(language =>
        {
            SampledWords[][] corpora = [[.. language.Where(first.Contains)], [.. language.Where(document => !first.Contains(document))]];
            if (corpora.Any(corpus => corpus.Length < LeastDocuments)) return [];
            words.Count([.. language]);
            return corpora.Zip([before, after]).SelectMany(corpus => Of(language.Key, corpus.Second, corpus.First, words));
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

    private static IEnumerable<IGrouping<string, SampledWords>> ByLanguage(IEnumerable<SampledWords> documents) =>
        documents.GroupBy(document => document.Of.Language, StringComparer.Ordinal).Where(language => language.Key != "und").OrderBy(language => language.Key, StringComparer.Ordinal);

    private static Finding[] Of(string language, SampledWords[] documents, Words words)
    {
        var large = documents.GroupBy(document => document.Of.Source, StringComparer.Ordinal).Select(source => (Name: source.Key, Documents: source.ToArray()))
            .Where(source => source.Documents.Length >= LeastDocuments && documents.Length - source.Documents.Length >= LeastDocuments)
            .OrderByDescending(source => source.Documents.Length).ThenBy(source => source.Name, StringComparer.Ordinal).Take(Sources).ToArray();
        if (large.Length == 0) return [];
        words.Count(documents);
        return large.SelectMany(source => Of(language, source.Name, source.Documents, words)).ToArray();
    }

    private static Finding[] Of(string language, string source, SampledWords[] documents, Words words)
    {
        var (all, here) = (words.All, words.Here.Of(documents.Select(document => document.Terms)));
        var (hereTotal, total) = ((double)here.Total, (double)all.Total);
        var odds = Array.ConvertAll(words.Tested, term =>
            LogOdds.Of(here[term], hereTotal, all[term] - here[term], total - hereTotal, PriorTotal * all[term] / total, PriorTotal));
        var adjusted = MultipleTesting.BenjaminiHochberg(Array.ConvertAll(odds, ratio => Normal.TwoSided(ratio.Z)));
        return [.. words.Tested.Select((term, i) => new Finding(language, source, words.Vocabulary[term], here[term], all[term] - here[term], odds[i], adjusted[i]))
            .Where(finding => finding.Adjusted <= 0.05 && finding.Odds.Delta > 0)
            .OrderByDescending(finding => finding.Odds.Z).ThenBy(finding => finding.Term, StringComparer.Ordinal).Take(Terms)];
    }

    /// <summary>A sampled document with its different terms as numbers.</summary>
    private sealed record SampledWords(SampledDocument Of, int[] Terms);

    /// <summary>The documents as numbers, with the frequencies of one language in all its documents and in those of one source.</summary>
    private sealed record Words(TermVocabulary Vocabulary, SampledWords[] Documents, TermFrequencies All, TermFrequencies Here)
    {
        /// <summary>The terms that are frequent enough in the language, in order.</summary>
        public int[] Tested { get; private set; } = [];

        public static Words Of(IEnumerable<SampledDocument> documents)
        {
            var vocabulary = new TermVocabulary();
            SampledWords[] words = [.. documents.Select(document => new SampledWords(document, vocabulary.Distinct(document.Terms)))];
            return new(vocabulary, words, new(vocabulary.Count), new(vocabulary.Count));
        }

        public void Count(SampledWords[] language)
        {
            All.Of(language.Select(document => document.Terms));
            Tested = [.. All.Seen.Where(term => All[term] >= LeastFrequency)];
            Array.Sort(Tested, (a, b) => string.CompareOrdinal(Vocabulary[a], Vocabulary[b]));
        }
    }
}
