namespace BiasAudit.Models.LinearText;

/// <summary>The features of one text, kept for training.</summary>
/// <param name="Buckets">The buckets, ascending.</param>
/// <param name="Weights">The weight of each by its count, before the rarity of its bucket.</param>
public sealed record FeatureVector(int[] Buckets, ushort[] Weights)
{
    /// <summary>The features of a text and of the words beside it.</summary>
    public static FeatureVector Of(HashedFeatures features, ReadOnlySpan<char> text, ReadOnlySpan<char> beside = default)
    {
        features.Read(text, beside);
        var buckets = features.Buckets.ToArray();
        Array.Sort(buckets);
        return new(buckets, Array.ConvertAll(buckets, bucket => (ushort)features.Weight(bucket)));
    }

    /// <summary>The vector of length one that models are trained on and score: the same integers as in <see cref="LinearTextScorer"/>.</summary>
    public float[] Normalize(byte[] rarity)
    {
        var (values, squares) = (new float[Buckets.Length], 0L);
        for (var i = 0; i < values.Length; i++)
        {
            var value = (Weights[i] * rarity[Buckets[i]]) >> 3;
            (values[i], squares) = (value, squares + (long)value * value);
        }
        var scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        for (var i = 0; i < values.Length; i++) values[i] *= scale;
        return values;
    }
}

/// <summary>A text to learn from.</summary>
/// <param name="Features">Its features.</param>
/// <param name="Label">The index of its label.</param>
/// <param name="Weight">How much it counts.</param>
public sealed record LabeledText(FeatureVector Features, int Label, float Weight);
