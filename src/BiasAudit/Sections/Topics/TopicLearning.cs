using System.Collections.Immutable;
using BiasAudit.Models.LinearText;

namespace BiasAudit.Sections.Topics;

/// <summary>A text to learn topics from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">Its base language code.</param>
/// <param name="Label">The index of its topic; −1 when nobody labeled it.</param>
/// <param name="Beside">Words that stand beside the text, such as those of its address.</param>
/// <param name="Rendition">The text, or what a dictionary makes of its words, in the language of a teacher; null for none.</param>
public sealed record TopicExample(string Text, string Language, int Label = -1, string Beside = "", string? Rendition = null);

/// <summary>Learns topics from labeled texts, seed terms, and unlabeled texts that label themselves step by step.</summary>
/// <remarks>
/// 1. The seeds of every topic and language become small texts. 2. A teacher labels the texts that it can read, and the surest are kept.
/// In other languages, unlabeled texts with several seeds of one topic get it as a weak label; naive Bayes learns from seeds and weakly
/// labeled texts and labels the rest; the surest part is kept and the round repeated. 3. One model learns from everything: shared hashing
/// lets names, numbers and cognates carry over between languages.
/// </remarks>
public sealed class TopicLearning(TopicTaxonomy taxonomy, int bits = 19)
{
    private const int SelfTrainingRounds = 2;
    private const float LeastScore = 2f;
    private const float LeastMargin = 0.7f;
    private const int TextsPerTopic = 40;
    private const float TaughtWeight = 0.5f;
    private const int TaughtPerTopic = 60;
    private const int TaughtBesideLabeled = 120;
    private const float SeedWeight = 3;
    private const int LeastTexts = 4;
    private const int LeastLabeled = 2;
    private const byte Unseen = byte.MaxValue;
    private const byte UnseenRarity = 80;
    private const byte StopWordRarity = 20;
    private readonly HashedFeatures _features = new(bits, HashedFeatures.LearningPrefix);
    private readonly int _topics = taxonomy.Topics.Length;

    /// <summary>Trains a model; thresholds are not set.</summary>
    /// <param name="examples">Labeled and unlabeled texts.</param>
    /// <param name="stopWords">Words without a topic, by base language: they count for nothing.</param>
    /// <param name="teacher">A model of the same topics that labels the texts with a rendition.</param>
    /// <param name="rounds">Passes of maximum entropy.</param>
    /// <param name="log">Told how far the work is.</param>
    public LinearTextModel Train(
        IReadOnlyCollection<TopicExample> examples, IReadOnlyDictionary<string, string[]>? stopWords = null, LinearTextModel? teacher = null,
        int rounds = LinearTextTrainer.Rounds, Action<string>? log = null)
    {
        var read = Read(examples);
        var rarity = RarityOf(read, stopWords);
        var texts = read.Where(text => text.Label >= 0).Select(text => new LabeledText(text.Vector, text.Label, 1)).ToList();
        foreach (var language in taxonomy.BaseLanguages)
        {
            var seeds = SeedTexts(language).ToArray();
            LabeledText[] known = [.. seeds, .. read.Where(text => text.Language == language && text.Label >= 0).Select(text => new LabeledText(text.Vector, text.Label, 1))];
            var unlabeled = read.Where(text => text.Language == language && text.Label < 0).ToArray();
            // Where nobody labeled texts, seeds are what is surest.
            texts.AddRange(known.Length > seeds.Length ? seeds : seeds.Select(seed => seed with { Weight = SeedWeight }));
            // Where somebody labeled texts, texts that label themselves by naive Bayes were measured to make it worse.
            var isTaught = teacher is not null && unlabeled.Any(text => text.Rendition is not null);
            if (unlabeled.Length == 0 || (known.Length > seeds.Length && !isTaught)) continue;
            var learned = isTaught ? Taught([.. unlabeled.Where(text => text.Rendition is not null)], teacher!, known.Length > seeds.Length ? TaughtBesideLabeled : TaughtPerTopic)
                : SelfTrain([.. unlabeled.Select(text => text.Vector)], known, language, rarity);
            log?.Invoke($"{language}: {learned.Count} of {unlabeled.Length} texts got labels: "
                + string.Join(", ", learned.GroupBy(text => text.Label).OrderBy(group => group.Key).Select(group => $"{taxonomy.Topics[group.Key].Id} {group.Count()}")));
            texts.AddRange(learned);
        }
        return LinearTextTrainer.Train(texts, taxonomy.Ids, taxonomy.BaseLanguages, rarity, rounds, log);
    }

    private (string Language, int Label, FeatureVector Vector, string? Rendition)[] Read(IEnumerable<TopicExample> examples) =>
        [.. examples.GroupBy(text => (text.Language, IsLabeled: text.Label >= 0)).SelectMany(group => group
            .Zip(Prune([.. group.Select(text => FeatureVector.Of(_features, text.Text, text.Beside))], group.Key.IsLabeled ? LeastLabeled : LeastTexts))
            .Select(pair => (pair.First.Language, pair.First.Label, pair.Second, pair.First.Rendition)))];

    // What one text alone knows teaches nothing, and would only collide with what others know.
    private static IEnumerable<FeatureVector> Prune(FeatureVector[] texts, int least)
    {
        var found = texts.SelectMany(text => text.Buckets).CountBy(bucket => bucket).ToDictionary();
        least = Math.Min(least, texts.Length / 50);
        return texts.Select(text =>
        {
            var kept = Enumerable.Range(0, text.Buckets.Length).Where(i => found[text.Buckets[i]] >= least).ToArray();
            return new FeatureVector([.. kept.Select(i => text.Buckets[i])], [.. kept.Select(i => text.Weights[i])]);
        });
    }

    // Small texts of a few seeds each, so that the model learns every seed alone and in company.
    private IEnumerable<LabeledText> SeedTexts(string language)
    {
        const int perText = 4;
        foreach (var (_, seeds) in taxonomy.Seeds.Where(seeds => TopicTaxonomy.BaseOf(seeds.Key) == language))
            for (var topic = 0; topic < _topics; topic++)
            {
                var terms = seeds[topic];
                for (var start = 0; start < terms.Length; start += 2)
                    yield return new(FeatureVector.Of(_features, string.Join("\n", Enumerable.Range(start, perText).Select(at => terms[at % terms.Length]))), topic, 1);
            }
    }

    // The texts about which the teacher doubts least, topic by topic. Its logits are centered: else the topic whose words fill an
    // encyclopedia takes everything.
    private List<LabeledText> Taught((string Language, int Label, FeatureVector Vector, string? Rendition)[] texts, LinearTextModel teacher, int perTopic)
    {
        var scorer = new LinearTextScorer(teacher, HashedFeatures.LearningPrefix);
        var scores = texts.Select(text =>
        {
            scorer.Score(text.Rendition);
            return scorer.Logits.ToArray();
        }).ToArray();
        for (var topic = 0; topic < _topics; topic++)
        {
            var mean = scores.Average(row => row[topic]);
            foreach (var row in scores) row[topic] -= mean;
        }
        return [.. texts.Select((text, i) => (text.Vector, Label: Array.IndexOf(scores[i], scores[i].Max()), Margin: Margin(scores[i])))
            .GroupBy(text => text.Label)
            .SelectMany(topic => topic.OrderByDescending(text => text.Margin).Take(texts.Length / perTopic))
            .Select(text => new LabeledText(text.Vector, text.Label, TaughtWeight))];
    }

    private List<LabeledText> SelfTrain(FeatureVector[] texts, LabeledText[] known, string language, byte[] rarity)
    {
        var learned = WeakLabels(texts, language);
        for (var round = 0; round < SelfTrainingRounds; round++)
        {
            var weights = ComplementBayes.Train([.. known, .. learned], _topics, rarity);
            learned = Surest(texts, [.. texts.Select(text => ComplementBayes.Score(weights, text, rarity))]);
        }
        return learned;
    }

    // A text with at least three different seeds, most of them of one topic.
    private List<LabeledText> WeakLabels(FeatureVector[] texts, string language)
    {
        var topicOf = new Dictionary<int, int>();
        foreach (var (_, seeds) in taxonomy.Seeds.Where(seeds => TopicTaxonomy.BaseOf(seeds.Key) == language))
            for (var topic = 0; topic < _topics; topic++)
                foreach (var bucket in seeds[topic].SelectMany(term => FeatureVector.Of(_features, term).Buckets))
                    topicOf[bucket] = topicOf.TryGetValue(bucket, out var other) && other != topic ? -1 : topic;
        var labeled = new List<(FeatureVector, int)>();
        foreach (var text in texts)
        {
            var hits = new float[_topics];
            for (var i = 0; i < text.Buckets.Length; i++)
                if (topicOf.TryGetValue(text.Buckets[i], out var topic) && topic >= 0) hits[topic] += text.Weights[i] / 16f;
            var (best, sum) = (hits.Max(), hits.Sum());
            if (best >= 3 && best > 0.5 * sum) labeled.Add((text, Array.IndexOf(hits, best)));
        }
        return Balance(labeled);
    }

    // A topic that fills an encyclopedia must not fill the model.
    private static List<LabeledText> Balance(IEnumerable<(FeatureVector Text, int Label)> texts) =>
        [.. texts.GroupBy(text => text.Label).SelectMany(group => group.Select(text => new LabeledText(text.Text, text.Label, Math.Min(0.5f, 100f / group.Count()))))];

    // Scores are compared after each topic's are brought to mean 0 and deviation 1 over the language's texts: else the topic that
    // fits the register of an encyclopedia best takes everything.
    private List<LabeledText> Surest(FeatureVector[] texts, float[][] scores)
    {
        for (var topic = 0; topic < _topics; topic++)
        {
            var mean = scores.Average(row => row[topic]);
            var deviation = Math.Sqrt(scores.Average(row => (row[topic] - mean) * (row[topic] - mean))) + 1e-9;
            foreach (var row in scores) row[topic] = (float)((row[topic] - mean) / deviation);
        }
        var labeled = texts.Select((text, i) => (Text: text, Label: Array.IndexOf(scores[i], scores[i].Max()), Best: scores[i].Max(), Margin: Margin(scores[i])))
            .Where(text => text is { Best: >= LeastScore, Margin: >= LeastMargin });
        return Balance(labeled.GroupBy(text => text.Label)
            .SelectMany(group => group.OrderByDescending(text => text.Margin + text.Best).Take(texts.Length / TextsPerTopic))
            .Select(text => (text.Text, text.Label)));
    }

    private static float Margin(float[] scores)
    {
        var sorted = scores.OrderDescending().Take(2).ToArray();
        return sorted[0] - sorted[1];
    }

    // ln(texts / texts with it), by the labeled texts where they have it, else the smallest of all languages with enough texts:
    // common in one language is common.
    private byte[] RarityOf(IReadOnlyCollection<(string Language, int Label, FeatureVector Vector, string? Rendition)> texts, IReadOnlyDictionary<string, string[]>? stopWords)
    {
        var (rarity, byLabels) = (new byte[1 << bits], new bool[1 << bits]);
        Array.Fill(rarity, Unseen);
        var labeled = texts.Where(text => text.Label >= 0).Select(text => text.Language).ToHashSet(StringComparer.Ordinal);
        foreach (var language in texts.Where(text => text.Label >= 0 || !labeled.Contains(text.Language)).GroupBy(text => text.Language).Where(group => group.Count() >= 500).OrderBy(group => labeled.Contains(group.Key)))
        {
            var (count, found) = (language.Count(), new int[rarity.Length]);
            foreach (var bucket in language.SelectMany(text => text.Vector.Buckets)) found[bucket]++;
            for (var bucket = 0; bucket < found.Length; bucket++)
            {
                if (found[bucket] == 0) continue;
                var own = (byte)Math.Clamp(Math.Round(20 * Math.Log((count + 1.0) / (found[bucket] + 1))), 1, 254);
                byLabels[bucket] = labeled.Contains(language.Key) && found[bucket] >= LeastTexts;
                rarity[bucket] = byLabels[bucket] ? own : Math.Min(rarity[bucket], own);
            }
        }
        AddStopWords(rarity, byLabels, labeled, stopWords);
        return rarity;
    }

    // Words without a topic count for little, unless labeled texts of another language show what they are worth there (German "war").
    private void AddStopWords(byte[] rarity, bool[] byLabels, HashSet<string> labeled, IReadOnlyDictionary<string, string[]>? stopWords)
    {
        foreach (var language in taxonomy.BaseLanguages.Where(language => !labeled.Contains(language)))
            foreach (var word in stopWords is not null && stopWords.TryGetValue(language, out var words) ? words : [])
                foreach (var bucket in FeatureVector.Of(_features, word).Buckets)
                    if (!byLabels[bucket]) rarity[bucket] = Math.Min(rarity[bucket], StopWordRarity);
        for (var bucket = 0; bucket < rarity.Length; bucket++)
            if (rarity[bucket] == Unseen) rarity[bucket] = UnseenRarity;
    }
}
