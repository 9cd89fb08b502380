using BiasAudit.Models.LinearText;
using Microsoft.ML;

namespace BiasAudit.Tests.Models.LinearText;

public sealed class LinearTextModelTests
{
    private const int Bits = 14;

    private static readonly (string Text, int Label)[] Texts =
    [
        .. Enumerable.Range(0, 30).Select(i => ($"the match ended with {i} goals for the team and its striker", 0)),
        .. Enumerable.Range(0, 30).Select(i => ($"bake the cake with {i} eggs, sugar and butter in the oven", 1)),
        .. Enumerable.Range(0, 30).Select(i => ($"议会在第{i}轮投票中选出总统和部长", 2)),
    ];

    [Fact]
    public void The_scorer_gives_what_MLNET_predicts_on_the_same_features()
    {
        var (features, rarity) = (new HashedFeatures(Bits), Enumerable.Repeat((byte)60, 1 << Bits).ToArray());
        LabeledText[] texts = [.. Texts.Select(text => new LabeledText(FeatureVector.Of(features, text.Text), text.Label, 1))];
        var context = new MLContext(1);
        var rows = MaximumEntropy.Rows(texts, rarity);
        var view = MaximumEntropy.View(context, rows, rarity.Length);
        var trained = Enumerable.Range(0, 3).Select(label => MaximumEntropy.Train(context, rows, texts, label, rarity.Length, 1e-4f, 5)).ToArray();
        var expected = trained.Select(model => context.Data.CreateEnumerable<Prediction>(model.Transform(view), reuseRowObject: false).ToArray()).ToArray();
        var weights = trained.Select(model => model.Model.SubModel.Weights.ToArray()).ToArray();

        var scorer = new LinearTextScorer(LinearTextTrainer.Round(weights, ["sport", "food", "politics"], ["en"], rarity));

        for (var i = 0; i < Texts.Length; i++)
        {
            var prediction = scorer.Score(Texts[i].Text);
            var scores = expected.Select((label, at) => label[i].Score - trained[at].Model.SubModel.Bias).ToArray();
            // A model keeps no bias: in short texts it would weigh most.
            Assert.Equal(Array.IndexOf(scores, scores.Max()), prediction.Label);
            // One byte a weight: each is off by at most half a step, which is the largest weight over 127.
            var tolerance = texts[i].Features.Normalize(rarity).Sum() * weights.Max(row => row.Max(MathF.Abs)) / 127 / 2;
            for (var label = 0; label < scores.Length; label++) Assert.Equal(scores[label], scorer.Logits[label], tolerance);
        }
    }

    [Fact]
    public void Naive_Bayes_and_maximum_entropy_together_learn_the_texts()
    {
        var scorer = new LinearTextScorer(Train());

        Assert.All(Texts, text => Assert.Equal(text.Label, scorer.Score(text.Text).Label));
    }

    [Fact]
    public void A_saved_model_reads_back_to_the_same_bytes_and_predictions()
    {
        var model = Train();

        var read = LinearTextModel.Load(new MemoryStream(BytesOf(model)));

        Assert.Equal(BytesOf(model), BytesOf(read));
        Assert.All(Texts, text => Assert.Equal(new LinearTextScorer(model).Score(text.Text), new LinearTextScorer(read).Score(text.Text)));
    }

    [Fact]
    public void Training_twice_gives_the_same_weights() => Assert.Equal(BytesOf(Train()), BytesOf(Train()));

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        using var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Compress, leaveOpen: true)) brotli.Write(new byte[64]);
        stream.Position = 0;

        Assert.Throws<InvalidDataException>(() => LinearTextModel.Load(stream));
    }

    private static byte[] BytesOf(LinearTextModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static LinearTextModel Train()
    {
        var features = new HashedFeatures(Bits);
        return LinearTextTrainer.Train(
            [.. Texts.Select(text => new LabeledText(FeatureVector.Of(features, text.Text), text.Label, 1))], ["sport", "food", "politics"], ["en", "zh"],
            [.. Enumerable.Repeat((byte)60, 1 << Bits)], rounds: 5);
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
