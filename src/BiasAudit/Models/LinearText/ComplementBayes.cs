namespace BiasAudit.Models.LinearText;

/// <summary>Complement naive Bayes (Rennie et al. 2003): the weight of a feature for a label is how little the other labels use it.</summary>
internal static class ComplementBayes
{
    /// <summary>The count that every feature has before any text is seen.</summary>
    public const float Smoothing = 0.05f;

    /// <summary>Weights by label and bucket, centered over the labels.</summary>
    public static float[][] Train(IReadOnlyList<LabeledText> texts, int labels, byte[] rarity)
    {
        var (counts, totals) = (new float[labels][], new float[rarity.Length]);
        for (var label = 0; label < labels; label++) counts[label] = new float[rarity.Length];
        foreach (var text in texts)
        {
            var values = text.Features.Normalize(rarity);
            for (var i = 0; i < values.Length; i++)
            {
                var bucket = text.Features.Buckets[i];
                counts[text.Label][bucket] += text.Weight * values[i];
                totals[bucket] += text.Weight * values[i];
            }
        }
        Weigh(counts, totals);
        return counts;
    }

    /// <summary>The weighted sums of a text for every label.</summary>
    public static float[] Score(float[][] weights, FeatureVector text, byte[] rarity)
    {
        var (values, scores) = (text.Normalize(rarity), new float[weights.Length]);
        for (var label = 0; label < weights.Length; label++)
            for (var i = 0; i < values.Length; i++) scores[label] += weights[label][text.Buckets[i]] * values[i];
        return scores;
    }

    private static void Weigh(float[][] counts, float[] totals)
    {
        var logs = new double[counts.Length];
        for (var label = 0; label < counts.Length; label++)
        {
            var others = 0.0;
            for (var bucket = 0; bucket < totals.Length; bucket++) others += totals[bucket] - counts[label][bucket] + Smoothing;
            logs[label] = Math.Log(others);
        }
        for (var bucket = 0; bucket < totals.Length; bucket++)
        {
            var mean = 0f;
            for (var label = 0; label < counts.Length; label++)
            {
                counts[label][bucket] = (float)(logs[label] - Math.Log(totals[bucket] - counts[label][bucket] + Smoothing));
                mean += counts[label][bucket] / counts.Length;
            }
            for (var label = 0; label < counts.Length; label++) counts[label][bucket] = totals[bucket] == 0 ? 0 : counts[label][bucket] - mean;
        }
    }
}
