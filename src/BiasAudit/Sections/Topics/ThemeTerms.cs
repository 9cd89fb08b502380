namespace BiasAudit.Sections.Topics;

/// <summary>The sampled documents as counts over a vocabulary.</summary>
/// <param name="Vocabulary">The terms.</param>
/// <param name="Documents">For each document its terms, ascending, and their counts.</param>
internal sealed record ThemeTerms(string[] Vocabulary, (int Term, int Count)[][] Documents)
{
    private const int LargestVocabulary = 5000;
    private const int LeastDocuments = 5;
    private const double LargestShare = 0.2;

    /// <summary>Counts the terms that are neither rare nor everywhere in their language.</summary>
    public static ThemeTerms Of(IReadOnlyList<SampledDocument> documents)
    {
        var sizes = documents.CountBy(document => document.Language, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var common = documents.GroupBy(document => document.Language, StringComparer.Ordinal).SelectMany(language => language
            .SelectMany(document => document.DistinctTerms).CountBy(term => term, StringComparer.Ordinal)
            .Where(term => term.Value > LargestShare * sizes[language.Key]).Select(term => term.Key)).ToHashSet(StringComparer.Ordinal);
        string[] vocabulary = [.. documents.SelectMany(document => document.DistinctTerms).CountBy(term => term, StringComparer.Ordinal)
            .Where(term => term.Value >= LeastDocuments && !common.Contains(term.Key))
            .OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(LargestVocabulary).Select(term => term.Key)];
        var place = vocabulary.Select((term, i) => (term, i)).ToDictionary(pair => pair.term, pair => pair.i, StringComparer.Ordinal);
        return new(vocabulary, [.. documents.Select(document => document.Terms.Where(place.ContainsKey).CountBy(term => place[term])
            .OrderBy(term => term.Key).Select(term => (term.Key, term.Value)).ToArray())]);
    }

    /// <summary>The mean normalized pointwise mutual information of pairs of terms, by the documents they share; −1..1.</summary>
    public double Coherence(int[] terms)
    {
        if (terms.Length < 2 || Documents.Length == 0) return 0;
        var sets = terms.Select(term => Documents.Index().Where(document => document.Item.Any(count => count.Term == term)).Select(document => document.Index).ToHashSet()).ToArray();
        var (sum, pairs, all) = (0.0, 0, (double)Documents.Length);
        for (var i = 0; i < sets.Length; i++)
            for (var j = 0; j < i; j++, pairs++)
            {
                var both = sets[i].Count(sets[j].Contains);
                sum += both == 0 ? -1 : both == Documents.Length ? 1
                    : Math.Log(both * all / ((double)sets[i].Count * sets[j].Count)) / -Math.Log(both / all);
            }
        return sum / pairs;
    }
}
