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
    private readonly HashedFeatures _features = new(model.Table.Bits, prefix);
    private readonly int[] _sums = new int[model.Table.Stride];
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
        var squares = 0L;
        for (var block = 0; block < _sums.Length; block += WeightTable.Vector) squares = Sum(block);
        var scale = squares > 0 ? model.Unit * model.Sharpness / MathF.Sqrt(squares) : 0;
        // The first sum is that of the rarities.
        for (var label = 0; label < _logits.Length; label++) _logits[label] = _sums[label + 1] * scale;
        var best = TensorPrimitives.IndexOfMax<float>(_logits);
        var total = 0f;
        foreach (var logit in _logits) total += MathF.Exp(logit - _logits[best]);
        var confidence = 1 / total;
        return new(best, confidence, _features.Count, squares > 0 && confidence >= model.Thresholds[language * LinearTextModel.Bands + LinearTextModel.Band(_features.Count)]);
    }

    // Adds up one vector of the rows of all features and returns the squared length of the text's vector. The rows lie all over a
    // table that may be larger than the caches, so those a few features ahead are asked for early; the sums stay in registers.
    private unsafe long Sum(int block)
    {
        var (squares, stride) = (0L, model.Table.Stride);
        var buckets = _features.Buckets;
        // Looked up in the loop they would have to be made sure of there, and the sums would leave their registers.
        var counts = _features.Counts;
        var weights = HashedFeatures.Weights;
        ref var rows = ref model.Table.First;
        var (low, high) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < buckets.Length; i++)
        {
            // The table is pinned.
            if (Sse.IsSupported && i + Ahead < buckets.Length) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref rows, buckets[i + Ahead] * stride + block)));
            ref var row = ref Unsafe.Add(ref rows, buckets[i] * stride);
            var value = (weights[counts[buckets[i]]] * row) >> 3;
            squares += (long)value * value;
            var (first, second) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.As<byte, sbyte>(ref row), (nuint)block));
            var factor = Vector512.Create(value);
            low += Vector512.WidenLower(first.ToVector512Unsafe()) * factor;
            high += Vector512.WidenLower(second.ToVector512Unsafe()) * factor;
        }
        low.CopyTo(_sums, block);
        high.CopyTo(_sums, block + Vector512<int>.Count);
        return squares;
    }
}
