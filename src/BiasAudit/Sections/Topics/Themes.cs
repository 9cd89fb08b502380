using System.Diagnostics;
using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>Exploratory themes of the sample: what nobody expected. They move with the sample and can never be gated.</summary>
internal static class Themes
{
    private const int LeastDocuments = 50;
    private static readonly int[] Candidates = [8, 12, 16, 24];
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

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
        var clock = Stopwatch.StartNew();
        var models = new List<ThemeModel>();
        foreach (var count in Candidates)
            if (models.Count == 0 || HasTimeForAnother(clock, models.Count)) models.Add(ThemeModel.Find(terms, count, 1));
        var best = models.MaxBy(model => model.MeanCoherence)!;
        var runs = models.Count;
        var stability = new List<double>();
        foreach (var seed in new[] { 2, 3 })
            if (HasTimeForAnother(clock, runs++)) stability.Add(best.Likeness(ThemeModel.Find(terms, best.Terms.Length, seed)));
        AddTable(result, profile, documents, best);
        Explain(result, documents.Length, best, models.Count, stability);
    }

    // Runs take about as long as each other, so the next one is begun only when it should end in time.
    private static bool HasTimeForAnother(Stopwatch clock, int runs) => clock.Elapsed * (runs + 2) / Math.Max(1, runs) < Budget;

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
                .OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Take(3).Select(l => $"{l.Key} {l.Value}")))),
            new StringDataFrameColumn("example", themes.Select(theme => !profile.Options.Evidence || theme.Members.Length == 0 ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{profile.PathOf(theme.Members[0].Address.Shard)} row {theme.Members[0].Address.Row}")))));
        result.Show(new TableView("topics.themes", "Exploratory themes (cannot be gated)",
            [new("terms", "Most probable terms"), new("documents", "Sampled documents", ColumnFormat.Count), new("coherence", "Coherence (NPMI)", ColumnFormat.Number), new("languages", "Languages"), new("example", "An example row")], 24));
    }

    private static void Explain(SectionResult result, int documents, ThemeModel model, int tried, List<double> stability) =>
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"Exploration: latent Dirichlet allocation over {documents:N0} sampled documents; of {tried} numbers of themes ({string.Join(", ", Candidates.Take(tried))}), {model.Terms.Length} had the highest mean coherence, {model.MeanCoherence:0.000}. ")
            + (stability.Count == 0 ? "The time budget left no room to try other seeds." : string.Create(CultureInfo.InvariantCulture,
                $"With other seeds a theme keeps {NumberText.Share(stability.Average())} of its terms (Jaccard, mean of best matches)."))
            + " Themes move with the sample and the seed and cannot be compared between releases.", SentenceRole.Explanation));
}
