using System.Collections.Immutable;

namespace BiasAudit.Models.LinearText;

/// <summary>Trains a linear text model: maximum entropy by ML.NET plus complement naive Bayes, added up and rounded to bytes.</summary>
/// <remarks>
/// Few labeled pages make maximum entropy lean on accidental words; naive Bayes has high bias and little variance. Their sum is
/// still one linear model, and was measured better than either (README of the topics section).
/// </remarks>
public static class LinearTextTrainer
{
    /// <summary>How much naive Bayes counts beside maximum entropy.</summary>
    public const float BayesShare = 3;

    /// <summary>The L2 regularization of maximum entropy.</summary>
    public const float Regularization = 3e-6f;

    /// <summary>Passes over the texts.</summary>
    public const int Rounds = 8;

    private const float LargestWeight = 32;

    /// <summary>Trains on labeled texts; thresholds are then set with <see cref="Tune"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="languages">The base codes of the languages that the texts cover.</param>
    /// <param name="rarity">The rarity of each bucket; its length is the number of buckets.</param>
    /// <param name="rounds">Passes of maximum entropy over the texts.</param>
    /// <param name="log">Told how far the work is.</param>
    public static LinearTextModel Train(
        IReadOnlyList<LabeledText> texts, ImmutableArray<string> labels, ImmutableArray<string> languages, byte[] rarity,
        int rounds = Rounds, Action<string>? log = null)
    {
        log?.Invoke($"maximum entropy over {texts.Count} texts");
        var weights = MaximumEntropy.Train(new(seed: 1), texts, labels.Length, rarity, Regularization, rounds);
        log?.Invoke("complement naive Bayes");
        var bayes = ComplementBayes.Train(texts, labels.Length, rarity);
        for (var label = 0; label < labels.Length; label++)
            for (var bucket = 0; bucket < rarity.Length; bucket++) weights[label][bucket] += BayesShare * bayes[label][bucket];
        return Round(weights, labels, languages, rarity);
    }

    /// <summary>Rounds weights to bytes.</summary>
    internal static LinearTextModel Round(float[][] weights, ImmutableArray<string> labels, ImmutableArray<string> languages, byte[] rarity)
    {
        var table = new WeightTable(System.Numerics.BitOperations.Log2((uint)rarity.Length), labels.Length);
        var unit = Math.Min(LargestWeight, weights.Max(row => row.Max(MathF.Abs))) / sbyte.MaxValue;
        for (var bucket = 0; bucket < rarity.Length; bucket++)
        {
            table.Rarity(bucket) = rarity[bucket];
            var row = table.Weights(bucket);
            for (var label = 0; label < row.Length; label++) row[label] = (sbyte)Math.Clamp(MathF.Round(weights[label][bucket] / unit), -127, 127);
        }
        return new()
        {
            Labels = labels, Languages = languages, Table = table, Unit = unit, Sharpness = 1,
            Thresholds = [.. new float[languages.Length * LinearTextModel.Bands]],
        };
    }

    /// <summary>Sets sharpness and the thresholds of all languages on held-out texts, so that a share of the texts of every length is named.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="texts">Held-out texts with the words beside them and the index of their label.</param>
    /// <param name="coverage">The share to name.</param>
    public static LinearTextModel Tune(LinearTextModel model, IReadOnlyList<(string Text, string Beside, int Label)> texts, double coverage)
    {
        var scorer = new LinearTextScorer(model);
        var scored = texts.Select(text => (text.Label, scorer.Score(text.Text, beside: text.Beside).Features, Logits: scorer.Logits.ToArray())).ToArray();
        var sharpness = Enumerable.Range(2, 59).Select(step => step / 20f).MinBy(factor =>
            scored.Sum(text => -Math.Log(Probability(text.Logits, text.Label, factor))));
        var thresholds = ThresholdsOf(scored.Select(text => (text.Features, (float)Probability(text.Logits, Array.IndexOf(text.Logits, text.Logits.Max()), sharpness))), coverage);
        return model with { Sharpness = sharpness, Thresholds = [.. model.Languages.SelectMany(_ => thresholds)] };
    }

    /// <summary>Sets the thresholds of one language on texts that nobody labeled, so that a share of the texts of every length is named.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="language">One of its languages.</param>
    /// <param name="texts">Texts in that language.</param>
    /// <param name="coverage">The share to name.</param>
    public static LinearTextModel TuneCoverage(LinearTextModel model, string language, IEnumerable<string> texts, double coverage)
    {
        var (scorer, thresholds) = (new LinearTextScorer(model), model.Thresholds.ToArray());
        ThresholdsOf(texts.Select(text => scorer.Score(text)).Select(scored => (scored.Features, scored.Confidence)), coverage)
            .CopyTo(thresholds, model.Languages.IndexOf(language) * LinearTextModel.Bands);
        return model with { Thresholds = [.. thresholds] };
    }

    // A band without texts takes the threshold of the nearest one that has some.
    private static float[] ThresholdsOf(IEnumerable<(int Features, float Confidence)> texts, double coverage)
    {
        var bands = texts.GroupBy(text => LinearTextModel.Band(text.Features)).ToDictionary(band => band.Key, band =>
        {
            var sorted = band.Select(text => text.Confidence).Order().ToArray();
            return sorted[(int)((1 - coverage) * sorted.Length)];
        });
        return [.. Enumerable.Range(0, LinearTextModel.Bands).Select(band => bands[bands.Keys.MinBy(known => Math.Abs(known - band))])];
    }

    private static double Probability(float[] logits, int label, float sharpness) =>
        1 / logits.Sum(logit => Math.Exp((logit - logits[label]) * sharpness));
}
