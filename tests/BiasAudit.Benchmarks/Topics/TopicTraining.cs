using BiasAudit.Models.LinearText;
using BiasAudit.Sections.Topics;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>Trains the topic model that the library ships: <c>train-topics DATA MODEL</c>.</summary>
internal static class TopicTraining
{
    /// <summary>The share of the tuning pages of each length that gets a topic.</summary>
    private const double Coverage = 0.72;

    public static LinearTextModel Run(string folder, string target)
    {
        var texts = new TopicTexts(folder);
        var model = new TopicLearning(TopicTaxonomy.BuiltIn).Train([.. texts.Training()], texts.StopWords(), log: Console.Error.WriteLine);
        model = LinearTextTrainer.Tune(model, [.. Lengths(texts.Pages())], Coverage);
        using (var stream = File.Create(target)) model.Save(stream);
        Console.Error.WriteLine($"{target}: {new FileInfo(target).Length} bytes, sharpness {model.Sharpness}, thresholds {string.Join(" ", model.Thresholds)}");
        return model;
    }

    // Whole pages and their beginnings, so that short texts get thresholds of their own.
    private static IEnumerable<(string Text, int Label)> Lengths((string Text, string Label)[] pages) =>
        from page in pages
        from length in new[] { 60, 120, 250, 500, 1000, 2000, HashedFeatures.Prefix }
        where length == HashedFeatures.Prefix || page.Text.Length > length
        select (page.Text[..Math.Min(length, page.Text.Length)], TopicTaxonomy.BuiltIn.IndexOf(page.Label));
}
