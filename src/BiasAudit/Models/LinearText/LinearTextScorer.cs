using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BiasAudit.Models.LinearText;

/// <summary>What a model says about a text.</summary>
/// <param name="Label">The index of the most probable label.</param>
/// <param name="Confidence">Its probability, 0..1.</param>
/// <param name="Features">How many features the text has.</param>
/// <param name="IsConfident">Whether the confidence reaches the threshold for texts with so many features.</param>
public readonly record struct TextPrediction(int Label, float Confidence, int Features, bool IsConfident);

/// <summary>Scores texts with a linear model: integer sums over one row of weights a feature, nothing allocated a text.</summary>
/// <param name="model">The model, shared by all workers.</param>
/// <param name="prefix">How many UTF-16 units of a text are read.</param>
public sealed class LinearTextScorer(LinearTextModel model, int prefix = HashedFeatures.Prefix)
{
    private const int Ahead = 12;
    private readonly HashedFeatures _features = new(model.Bits, prefix);
    private readonly int[] _sums = new int[model.Stride];
    private readonly float[] _logits = new float[model.Labels.Length];

    /// <summary>The logits of the last text, in the order of the labels.</summary>
    public ReadOnlySpan<float> Logits => _logits;

    /// <summary>The most probable label of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The place of its language in <see cref="LinearTextModel.Languages"/>, whose thresholds apply.</param>
    /// <param name="beside">Words that stand beside it.</param>
    public TextPrediction Score(ReadOnlySpan<char> text, int language = 0, ReadOnlySpan<char> beside = default)
    {
        _features.Read(text, beside);
        var scale = Sum() is var squares && squares > 0 ? model.Unit * model.Sharpness / MathF.Sqrt(squares) : 0;
        for (var label = 0; label < _logits.Length; label++) _logits[label] = _sums[label] * scale;
        var best = TensorPrimitives.IndexOfMax<float>(_logits);
        var total = 0f;
        foreach (var logit in _logits) total += MathF.Exp(logit - _logits[best]);
        var confidence = 1 / total;
        return new(best, confidence, _features.Count, squares > 0 && confidence >= model.Thresholds[language * LinearTextModel.Bands + LinearTextModel.Band(_features.Count)]);
    }

    // Adds up the rows of all features and returns the squared length of the text's vector. The rows lie all over a table that is
    // larger than the caches, so those a few features ahead are asked for early.
    private unsafe long Sum()
    {
        Array.Clear(_sums);
        var (squares, stride) = (0L, model.Stride);
        var buckets = _features.Buckets;
        ref var weights = ref MemoryMarshal.GetArrayDataReference(model.Weights);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (var i = 0; i < buckets.Length; i++)
        {
            var bucket = buckets[i];
            if (Sse.IsSupported && i + Ahead < buckets.Length)
            {
                // An address that moves meanwhile costs a useless hint and nothing else.
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref weights, buckets[i + Ahead] * stride)));
                Sse.Prefetch0(Unsafe.AsPointer(ref model.Rarity[buckets[i + Ahead]]));
            }
            var value = (_features.Weight(bucket) * model.Rarity[bucket]) >> 3;
            squares += (long)value * value;
            var factor = Vector256.Create(value);
            for (var at = 0; at < stride; at += 8)
            {
                var row = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref weights, bucket * stride + at))));
                var half = Vector128.WidenLower(row.AsSByte());
                var (low, high) = Vector128.Widen(half);
                (Vector256.LoadUnsafe(ref sums, (nuint)at) + Vector256.Create(low, high) * factor).StoreUnsafe(ref sums, (nuint)at);
            }
        }
        return squares;
    }
}
