using System.Globalization;
using BiasAudit.Models.LinearText;
using BiasAudit.Sections.Topics;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>Measures the shipped topic models on labeled texts they never saw: <c>evaluate-topics DATA MODELS</c>.</summary>
internal static class TopicEvaluation
{
    private static readonly Dictionary<string, string[]> News = new()
    {
        ["business"] = ["finance-business", "industrial"],
        ["sports"] = ["sports-fitness"],
        ["health"] = ["health"],
        ["technology"] = ["science-technology", "software", "software-development", "hardware"],
        ["politics"] = ["politics", "crime-law"],
        ["entertainment"] = ["entertainment", "fashion-beauty", "social-life"],
        ["religion"] = ["religion"],
    };

    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["game"] = ["games"],
        ["society"] = ["crime-law", "social-life"],
        ["stocks"] = ["finance-business"],
        ["realty"] = ["home-hobbies"],
        ["politics"] = ["politics", "crime-law"],
        ["entertainment"] = ["entertainment"],
        ["finance"] = ["finance-business", "industrial"],
        ["sports"] = ["sports-fitness"],
        ["education"] = ["education-jobs"],
        ["science"] = ["science-technology", "software", "software-development", "hardware"],
    };

    private static readonly Dictionary<string, string[]> Sentences = new()
    {
        ["sports"] = ["sports-fitness"],
        ["travel"] = ["travel-tourism", "transportation"],
        ["health"] = ["health"],
        ["geography"] = ["history-geography"],
        ["science/technology"] = ["science-technology", "software", "software-development", "hardware", "industrial"],
        ["entertainment"] = ["entertainment", "games", "art-design", "literature"],
        ["politics"] = ["politics", "crime-law"],
    };

    private static readonly (string Name, string Code)[] SentenceLanguages =
    [
        ("en", "eng_Latn"), ("zh-Hans", "zho_Hans"), ("zh-Hant", "zho_Hant"), ("es", "spa_Latn"), ("fr", "fra_Latn"), ("de", "deu_Latn"),
        ("pt", "por_Latn"), ("ru", "rus_Cyrl"), ("ar", "arb_Arab"), ("hi", "hin_Deva"), ("ja", "jpn_Jpan"), ("ko", "kor_Hang"), ("id", "ind_Latn"),
    ];

    private static readonly List<string> Sets = ["set\tlanguage\ttexts\taccuracy\tcoverage\tcovered-accuracy\tsurest-accuracy"];
    private static readonly List<string> ByLabel = ["set\tlabel\ttexts\tprecision\trecall\tcoverage\ttaken-for"];

    /// <summary>Prints the table of README and writes the tables of accuracy and confusion that the library ships.</summary>
    public static void Run(string folder, TopicModels models)
    {
        WriteConfusion(folder, models.English, Path.Combine("src", "BiasAudit", "Sections", "Topics", "confusion.tsv"));
        var texts = new TopicTexts(folder);
        Sets.RemoveRange(1, Sets.Count - 1);
        ByLabel.RemoveRange(1, ByLabel.Count - 1);
        Console.WriteLine("| set | texts | accuracy of all | coverage | accuracy of the covered | accuracy of the surest 70 % |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        var own = TopicTaxonomy.BuiltIn.Topics.ToDictionary(topic => topic.WebOrganizer, topic => new[] { topic.Id });
        Line(models, "en", "web pages (en, 24 topics)", texts.Pages(), own);
        foreach (var language in texts.Languages("masakhanews-train.parquet").Where(language => language is "eng" or "fra" or "pcm"))
            Line(models, language == "fra" ? "fr" : "en", $"news ({language}, 7)", texts.Labeled("masakhanews-train.parquet", $"language = '{language}'"), News);
        Line(models, "zh", "news titles (zh, 10)", texts.Labeled("thucnews-titles-dev.parquet"), Titles);
        var means = SentenceLanguages.Select(language => Line(models, TopicTaxonomy.BaseOf(language.Name), $"sentences ({language.Name}, 7)",
            texts.Labeled("sib200-train-dev.parquet", $"language = '{language.Code}'"), Sentences)).ToArray();
        Console.WriteLine($"| sentences, mean of {means.Length} languages | | {means.Average(m => m.All):P1} | {means.Average(m => m.Coverage):P1} | {means.Average(m => m.Covered):P1} | {means.Average(m => m.Surest):P1} |");
        foreach (var language in new[] { "en", "zh", "de", "es" })
            Line(models, language, $"office help ({language}, software)", [.. texts.Labeled("libreoffice-help.parquet", $"length(text) > 400 and language like '{language}%'").Select(help => help with { Label = "help" })],
                new() { ["help"] = ["software", "software-development"] });
        foreach (var (name, lines) in new[] { ("accuracy.tsv", Sets), ("accuracy-by-label.tsv", ByLabel) })
            File.WriteAllLines(Path.Combine("src", "BiasAudit", "Sections", "Topics", name), lines);
    }

    // How the model labels the held-out pages of each topic.
    private static void WriteConfusion(string folder, LinearTextModel model, string target)
    {
        var (scorer, ids) = (new LinearTextScorer(model), TopicTaxonomy.BuiltIn.Ids);
        var counts = new int[ids.Length, ids.Length + 1];
        foreach (var (text, label, beside) in new TopicTexts(folder).Pages())
        {
            var prediction = scorer.Score(text, beside: beside);
            counts[TopicTaxonomy.BuiltIn.IndexOf(label), prediction.IsConfident ? prediction.Label : ids.Length]++;
        }
        File.WriteAllLines(target,
        [
            "# Held-out English web pages: row, the label of WebOrganizer's classifier; column, the label of the shipped model.",
            string.Join('\t', (string[])["topic", .. ids, TopicLabeler.Unclassified]),
            .. ids.Select((id, row) => string.Join('\t', (string[])[id, .. Enumerable.Range(0, ids.Length + 1).Select(column => $"{counts[row, column]}")])),
        ]);
    }

    private static (double All, double Coverage, double Covered, double Surest) Line(
        TopicModels models, string language, string name, LabeledPage[] texts, Dictionary<string, string[]> mapping)
    {
        if (texts.Length == 0) return default;
        var (model, place) = models.Of(language);
        var scorer = new LinearTextScorer(model);
        var scored = texts.Select(text =>
        {
            var prediction = scorer.Score(text.Text, place, text.Beside);
            return (Right: mapping[text.Label].Contains(model.Labels[prediction.Label]), prediction.IsConfident, prediction.Confidence, text.Label, Given: model.Labels[prediction.Label]);
        }).OrderByDescending(text => text.Confidence).ToArray();
        var covered = scored.Where(text => text.IsConfident).ToArray();
        var result = (All: Accuracy(scored), Coverage: (double)covered.Length / scored.Length, Covered: Accuracy(covered),
            Surest: Accuracy(scored[..(int)(scored.Length * 0.7)]));
        Console.WriteLine($"| {name} | {scored.Length} | {result.All:P1} | {result.Coverage:P1} | {result.Covered:P1} | {result.Surest:P1} |");
        Sets.Add(string.Create(CultureInfo.InvariantCulture, $"{name}\t{language}\t{scored.Length}\t{result.All:0.0000}\t{result.Coverage:0.0000}\t{result.Covered:0.0000}\t{result.Surest:0.0000}"));
        if (name.StartsWith("news", StringComparison.Ordinal) || name.StartsWith("sentences (zh-Hans", StringComparison.Ordinal))
            foreach (var (label, topics) in mapping)
            {
                var own = scored.Where(text => text.Label == label).ToArray();
                if (own.Length == 0) continue;
                var given = covered.Where(text => topics.Contains(text.Given)).ToArray();
                var wrong = own.Where(text => text is { IsConfident: true, Right: false }).CountBy(text => text.Given).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(3);
                ByLabel.Add(string.Create(CultureInfo.InvariantCulture, $"{name}\t{label}\t{own.Length}\t{(given.Length == 0 ? double.NaN : given.Average(text => text.Right ? 1.0 : 0)):0.0000}\t{own.Average(text => text is { IsConfident: true, Right: true } ? 1.0 : 0):0.0000}\t{own.Average(text => text.IsConfident ? 1.0 : 0):0.0000}\t{string.Join(", ", wrong.Select(pair => $"{pair.Key} {pair.Value}"))}"));
            }
        if (Environment.GetEnvironmentVariable("TOPICS_DETAIL") is not null)
            foreach (var group in scored.GroupBy(text => text.Label).OrderBy(group => group.Key))
                Console.WriteLine($"    {group.Key} {group.Average(t => t.Right ? 1.0 : 0):P0}: " + string.Join(", ", group.GroupBy(t => t.Given).OrderByDescending(g => g.Count()).Take(6).Select(g => $"{g.Key} {g.Count()}")));
        return result;

        static double Accuracy(IReadOnlyCollection<(bool Right, bool, float, string, string)> some) =>
            some.Count == 0 ? double.NaN : some.Count(text => text.Right) / (double)some.Count;
    }
}
