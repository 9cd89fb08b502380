using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace BiasAudit.Models.LinearText;

/// <summary>The maximum-entropy part of a model, trained with ML.NET.</summary>
internal static class MaximumEntropy
{
    /// <summary>Trains on one thread, so that equal input gives equal weights.</summary>
    public static ITransformer Train(MLContext context, IDataView rows, float regularization, int rounds) =>
        context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            L2Regularization = regularization,
            L1Regularization = 0,
            MaximumNumberOfIterations = rounds,
            NumberOfThreads = 1,
            // A bias weighs most in short texts, which tell least, and takes up how many texts of a topic happen to be there.
            BiasLearningRate = 0,
            ConvergenceTolerance = 0.01f,
        }).Fit(rows);

    /// <summary>The texts as ML.NET reads them.</summary>
    public static IDataView Rows(MLContext context, IEnumerable<LabeledText> texts, int labels, byte[] rarity)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rarity.Length);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels);
        return context.Data.LoadFromEnumerable(texts.Select(text => new Row
        {
            Features = new(rarity.Length, text.Features.Buckets.Length, text.Features.Normalize(rarity), text.Features.Buckets),
            // A key is read from zero here and stored from one.
            Label = (uint)text.Label,
            Weight = text.Weight,
        }).ToArray(), schema);
    }

    /// <summary>The weights by label and bucket.</summary>
    public static float[][] WeightsOf(ITransformer model)
    {
        var parameters = ((MulticlassPredictionTransformer<MaximumEntropyModelParameters>)model).Model;
        VBuffer<float>[] weights = [];
        parameters.GetWeights(ref weights, out _);
        return [.. weights.Select(vector => vector.DenseValues().ToArray())];
    }

    /// <summary>One text.</summary>
    internal sealed class Row
    {
        /// <summary>Its features.</summary>
        public VBuffer<float> Features { get; set; }

        /// <summary>Its label.</summary>
        public uint Label { get; set; }

        /// <summary>How much it counts.</summary>
        public float Weight { get; set; }
    }
}
