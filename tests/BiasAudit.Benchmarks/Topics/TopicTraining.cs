using System.Collections.Immutable;
using BiasAudit.Models.LinearText;
using BiasAudit.Sections.Topics;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>Trains the topic models that the library ships: <c>train-topics DATA MODELS</c>.</summary>
/// <remarks>
/// English pages and seeds teach a first model; it labels encyclopedia texts, and all of them teach the English model. That one labels
/// Chinese texts by the glosses of their words. Other languages label themselves from their seeds, and all teach the general model.
/// </remarks>
internal static class TopicTraining
{
    /// <summary>The share of the tuning texts of each length that gets a topic.</summary>
    private const double Coverage = 0.72;

    /// <summary>The same for languages that nobody labeled texts of: their tuning texts are an encyclopedia's, which doubt less than others.</summary>
    private const double UnlabeledCoverage = 0.82;

    // One language needs fewer buckets than twelve, of which some count characters in pairs and triples.
    private const int EnglishBits = 18;

    private const int GeneralBits = 20;

    private static readonly int[] Lengths = [60, 120, 250, 500, 1000, HashedFeatures.Prefix];

    // The beginnings of texts in scripts that say more with a character are cut shorter.
    private static readonly int[] ShortLengths = [12, 20, 35, 60, 120, 250, 500, 1000];

    public static TopicModels Run(string folder, string models)
    {
        var texts = new TopicTexts(folder);
        var stopWords = texts.StopWords();
        TopicExample[] pages = [.. texts.TrainingPages()];
        var english = new TopicLearning(Only("en"), EnglishBits);
        var first = english.Train(pages, log: Console.Error.WriteLine);
        var second = english.Train([.. pages, .. texts.Unlabeled("enwiki").Select(text => text with { Rendition = text.Text })], teacher: first, log: Console.Error.WriteLine);
        second = LinearTextTrainer.Tune(second, [.. Beginnings(texts.Pages())], Coverage);

        var glosses = new ChineseGlosses(Path.Combine("datasets", "dictionaries", "zh-en.tsv.gz"));
        TopicExample[] unlabeled = [.. new[] { "eswiki", "dewiki", "kowiki", "orangesum" }.SelectMany(texts.Unlabeled),
            .. texts.Unlabeled("zhwiki").Select(text => text with { Rendition = glosses.Render(text.Text[..Math.Min(1500, text.Text.Length)]) })];
        var general = new TopicLearning(TopicTaxonomy.BuiltIn, GeneralBits).Train(
            [.. pages.Select(page => page with { Beside = "" }), .. unlabeled], stopWords, second, log: Console.Error.WriteLine);
        var both = new TopicModels(second, WithThresholds(general with { Sharpness = second.Sharpness }, unlabeled));
        both.Save(models);
        return both;
    }

    // Nobody labeled texts of these languages, so thresholds are set by coverage. A language without any texts takes the least strict
    // threshold of those that have some.
    private static LinearTextModel WithThresholds(LinearTextModel model, TopicExample[] unlabeled)
    {
        var languages = unlabeled.Select(text => text.Language).Distinct().ToArray();
        foreach (var language in languages)
            model = LinearTextTrainer.TuneCoverage(model, language, unlabeled.Where(text => text.Language == language).Index().Where(text => text.Index % 4 == 0)
                .SelectMany(text => (language is "zh" or "ko" ? ShortLengths : Lengths).Where(length => length <= text.Item.Text.Length).Select(length => text.Item.Text[..length])), UnlabeledCoverage);
        var known = languages.Select(language => model.Languages.IndexOf(language)).ToArray();
        return model with
        {
            Thresholds = [.. model.Thresholds.Select((own, i) => known.Contains(i / LinearTextModel.Bands) ? own
                : known.Min(language => model.Thresholds[language * LinearTextModel.Bands + i % LinearTextModel.Bands]))],
        };
    }

    private static TopicTaxonomy Only(string language) => TopicTaxonomy.BuiltIn with
    {
        Seeds = TopicTaxonomy.BuiltIn.Seeds.Where(seeds => TopicTaxonomy.BaseOf(seeds.Key) == language).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    // Whole pages and their beginnings, so that short texts get thresholds of their own.
    private static IEnumerable<(string Text, string Beside, int Label)> Beginnings(LabeledPage[] pages) =>
        from page in pages
        from length in Lengths
        where length == HashedFeatures.Prefix || page.Text.Length > length
        select (page.Text[..Math.Min(length, page.Text.Length)], page.Beside, TopicTaxonomy.BuiltIn.IndexOf(page.Label));
}
