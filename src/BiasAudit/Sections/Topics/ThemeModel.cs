using BiasAudit.Sketches;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace BiasAudit.Sections.Topics;

/// <summary>Themes found by latent Dirichlet allocation.</summary>
/// <param name="Terms">The most probable terms of each theme.</param>
/// <param name="Theme">The most probable theme of each document.</param>
/// <param name="Coherence">Each theme's mean normalized pointwise mutual information over pairs of its terms, −1..1.</param>
internal sealed record ThemeModel(string[][] Terms, int[] Theme, double[] Coherence)
{
    /// <summary>How many terms stand for a theme.</summary>
    public const int TermsPerTheme = 10;

    private const int Iterations = 60;

    /// <summary>The mean coherence of the themes.</summary>
    public double MeanCoherence => Coherence.Average();

    /// <summary>Finds themes; equal input and seed give equal themes.</summary>
    public static ThemeModel Find(ThemeTerms terms, int themes, int seed)
    {
        using var silence = NativeOutput.Silence();
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Counts)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms.Vocabulary.Length);
        // The library draws alike whatever its seed, so a seed means another order of the documents; the first keeps that of the sample.
        var order = Enumerable.Range(0, terms.Documents.Length).OrderBy(i => seed == 1 ? (ulong)i : ConsistentSample.Mix(((ulong)seed << 32) + (ulong)i)).ToArray();
        var rows = context.Data.LoadFromEnumerable(order.Select(i => terms.Documents[i]).Select(counts => new Row
        {
            Counts = new(terms.Vocabulary.Length, counts.Length, [.. counts.Select(term => (float)term.Count)], [.. counts.Select(term => term.Term)]),
        }).ToArray(), schema);
        var model = context.Transforms.Text.LatentDirichletAllocation(nameof(Shares.Themes), nameof(Row.Counts), themes,
            maximumNumberOfIterations: Iterations, numberOfThreads: 1, likelihoodInterval: 1000, numberOfSummaryTermsPerTopic: TermsPerTheme, resetRandomGenerator: true).Fit(rows);
        var items = model.GetLdaDetails(0).ItemScoresPerTopic.Select(theme => theme.Select(item => item.Item).ToArray()).ToArray();
        var shares = context.Data.CreateEnumerable<Shares>(model.Transform(rows), reuseRowObject: false);
        return new(
            [.. items.Select(theme => theme.Select(item => terms.Vocabulary[item]).ToArray())],
            [.. shares.Select(row => Array.IndexOf(row.Themes, row.Themes.Max())).Zip(order).OrderBy(pair => pair.Second).Select(pair => pair.First)],
            [.. items.Select(terms.Coherence)]);
    }

    /// <summary>How alike two models are: the mean over themes of the largest share of terms in common with a theme of the other, 0..1.</summary>
    public double Likeness(ThemeModel other) => Terms.Average(mine =>
        other.Terms.Max(theirs => mine.Intersect(theirs).Count() / (double)mine.Union(theirs).Count()));

    private sealed class Row
    {
        public VBuffer<float> Counts { get; set; }
    }

    private sealed class Shares
    {
        public float[] Themes { get; set; } = [];
    }
}
