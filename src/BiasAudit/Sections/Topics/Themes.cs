using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>Exploratory themes of the sample: what nobody expected. They move with the sample and can never be gated.</summary>
internal static class Themes
{
    private const int LeastDocuments = 50;
    private const int Languages = 3;
    private const int TermsPerLanguage = 5;
    private const int Examples = 3;

    /// <summary>Finds the themes and adds them.</summary>
    public static void AddTo(SectionResult result, Profile profile, TopicSample sample)
    {
        SampledDocument[] documents = [.. sample.Documents];
        var terms = ThemeTerms.Of(documents);
        if (documents.Length < LeastDocuments || terms.Vocabulary.Length < 2 * ThemeModel.TermsPerTheme)
        {
            result.Show(new Sentence("The sample is too small for exploratory themes.", SentenceRole.Limit));
            return;
        }
        var search = new ThemeSearch(terms, profile.Options.Told);
        AddTable(result, profile, documents, search.Best);
        Explain(result, documents.Length, search);
    }

    // The terms of a theme that stand in most of its documents of one language.
    private static string TermsOf(IEnumerable<SampledDocument> members, string[] terms)
    {
        var known = terms.ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", members.SelectMany(document => document.DistinctTerms.Where(known.Contains)).CountBy(term => term, StringComparer.Ordinal)
            .OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(TermsPerLanguage).Select(term => term.Key));
    }

    private static void AddTable(SectionResult result, Profile profile, SampledDocument[] documents, ThemeModel model)
    {
        var themes = Enumerable.Range(0, model.Terms.Length)
            .Select(theme => (Theme: theme, Members: documents.Where((_, i) => model.Theme[i] == theme).ToArray()))
            .OrderByDescending(theme => theme.Members.Length).ThenBy(theme => theme.Theme).ToArray();
        result.Add("topics.themes", new DataFrame(
            new StringDataFrameColumn("terms", themes.Select(theme => string.Join(", ", model.Terms[theme.Theme]))),
            new Int64DataFrameColumn("documents", themes.Select(theme => (long)theme.Members.Length)),
            new DoubleDataFrameColumn("coherence", themes.Select(theme => model.Coherence[theme.Theme])),
            new StringDataFrameColumn("languages", themes.Select(theme => string.Join(", ", theme.Members.CountBy(d => d.Language, StringComparer.Ordinal)
                .OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Take(Languages)
                .Select(l => $"{l.Key} {l.Value} ({TermsOf(theme.Members.Where(d => d.Language == l.Key), model.Terms[theme.Theme])})")))),
            new StringDataFrameColumn("example", themes.Select(theme => !profile.Options.Evidence ? ""
                : string.Join("; ", theme.Members.OrderByDescending(d => d.Terms.Count(model.Terms[theme.Theme].Contains)).Take(Examples)
                    .Select(d => string.Create(CultureInfo.InvariantCulture, $"{profile.PathOf(d.Address.Shard)} row {d.Address.Row}")))))));
        result.Show(new TableView("topics.themes", "Exploratory themes (cannot be gated)",
            [new("terms", "Most probable terms"), new("documents", "Sampled documents", ColumnFormat.Count), new("coherence", "Coherence (NPMI)", ColumnFormat.Number), new("languages", "Documents by language, with their commonest terms"), new("example", "Example rows")], 24));
    }

    private static void Explain(SectionResult result, int documents, ThemeSearch search) =>
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"Exploration: latent Dirichlet allocation over {documents:N0} sampled documents; of {search.Tried.Count} numbers of themes ({string.Join(", ", search.Tried)}), {search.Best.Terms.Length} had the highest mean coherence, {search.Best.MeanCoherence:0.000}. ")
            + (search.Stability.Count == 0 ? "The time budget left no room to try other seeds." : string.Create(CultureInfo.InvariantCulture,
                $"With other seeds a theme keeps {NumberText.Share(search.Stability.Average())} of its terms (Jaccard, mean of best matches)."))
            + " Themes move with the sample and the seed and cannot be compared between releases.", SentenceRole.Explanation));
}
