using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace BiasAudit.Models.LinearText;

/// <summary>The maximum-entropy part of a model, trained with ML.NET: for each label one logistic regression against all others.</summary>
/// <remarks>One model of all labels together (multinomial) was measured 0.6 points worse on English pages.</remarks>
internal static class MaximumEntropy
{
    /// <summary>Trains on one thread, so that equal input gives equal weights, by label and bucket.</summary>
    public static float[][] Train(MLContext context, IReadOnlyList<LabeledText> texts, int labels, byte[] rarity, float regularization, int rounds)
    {
        var rows = Rows(texts, rarity);
        return [.. Enumerable.Range(0, labels).Select(label => Train(context, rows, texts, label, rarity.Length, regularization, rounds).Model.SubModel.Weights.ToArray())];
    }

    /// <summary>Trains one label against all others.</summary>
    public static BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>> Train(
        MLContext context, Row[] rows, IReadOnlyList<LabeledText> texts, int label, int buckets, float regularization, int rounds)
    {
        for (var i = 0; i < rows.Length; i++) rows[i].Label = texts[i].Label == label;
        return context.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
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
        }).Fit(View(context, rows, buckets));
    }

    /// <summary>Rows as ML.NET reads them.</summary>
    public static IDataView View(MLContext context, Row[] rows, int buckets)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, buckets);
        return context.Data.LoadFromEnumerable(rows, schema);
    }

    /// <summary>The texts as rows without labels.</summary>
    public static Row[] Rows(IReadOnlyList<LabeledText> texts, byte[] rarity) => [.. texts.Select(text => new Row
    {
        Features = new(rarity.Length, text.Features.Buckets.Length, text.Features.Normalize(rarity), text.Features.Buckets),
        Weight = text.Weight,
    })];

    /// <summary>One text.</summary>
    internal sealed class Row
    {
        /// <summary>Its features.</summary>
        public VBuffer<float> Features { get; set; }

        /// <summary>Whether it has the label at hand.</summary>
        public bool Label { get; set; }

        /// <summary>How much it counts.</summary>
        public float Weight { get; set; }
    }
}
