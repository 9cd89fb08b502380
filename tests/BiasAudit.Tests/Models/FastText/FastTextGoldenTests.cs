using System.Globalization;
using System.Text;
using BiasAudit.Models.FastText;
using BiasAudit.Models.Languages;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Models.FastText;

public sealed class FastTextGoldenTests
{
    private static readonly FastTextPredictor Predictor = LanguageModel.Default.FastText.CreatePredictor();

    [Fact]
    public void Three_thousand_sentences_get_the_labels_and_probabilities_of_the_reference_program()
    {
        var inputs = File.ReadAllText(SharedData.File("lid176/golden-input.txt")).Split('\n');
        var golden = File.ReadAllLines(SharedData.File("lid176/golden-debian-fasttext-0.9.2.txt"));
        Assert.Equal(3000, golden.Length);
        var worst = 0.0;
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[3];
        for (var i = 0; i < golden.Length; i++)
        {
            var count = Predictor.Predict(Encoding.UTF8.GetBytes(inputs[i]), top);
            var fields = golden[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(fields.Length / 2, count);
            for (var k = 0; k < count; k++)
            {
                Assert.Equal(fields[2 * k], "__label__" + LanguageModel.Default.FastText.Labels[top[k].Label]);
                worst = Math.Max(worst, Math.Abs(double.Parse(fields[2 * k + 1], CultureInfo.InvariantCulture) - top[k].Probability));
            }
        }
        Assert.InRange(worst, 0, 1e-4);
    }

    [Theory]
    [InlineData("Hello, world!", "en .1245 ca .0859 de .0803")]
    [InlineData("This is an English sentence about language identification.", "en .9278 es .0059 hi .0031")]
    [InlineData("语言模型的训练数据主要来自一个国家。", "zh .9429 wuu .0556 sh .0003")]
    [InlineData("語言模型的訓練資料主要來自一個國家。", "zh .9994 wuu .0002 yue .0002")]
    [InlineData("これは日本語の文章です。", "ja .9998 uk .0001 ko .0001")]
    [InlineData("한국어 문장입니다.", "ko 1.0001")]
    [InlineData("Das ist ein deutscher Satz.", "de 1.0000")]
    [InlineData("我们", "zh .9808 wuu .0115 yue .0026")]
    [InlineData("粵語係一種語言", "zh .7401 mk .0737 en .0480")]
    [InlineData("", "en .1245")]
    [InlineData("12345", "en .1245")]
    public void Published_vectors_hold_to_four_decimals(string text, string expected)
    {
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[3];
        var fields = expected.Split(' ');
        Predictor.Predict(Encoding.UTF8.GetBytes(text), top);
        for (var k = 0; k < fields.Length / 2; k++)
        {
            Assert.Equal(fields[2 * k], LanguageModel.Default.FastText.Labels[top[k].Label]);
            Assert.Equal(double.Parse(fields[2 * k + 1], CultureInfo.InvariantCulture), top[k].Probability, 5e-5);
        }
    }

    [Theory]
    [InlineData("This is an English sentence about language identification.", "en", .9379)]
    [InlineData("我们", "zh", .9959)]
    public void Published_vectors_without_the_end_of_the_line_hold_to_four_decimals(string text, string label, double probability)
    {
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[1];
        Assert.Equal(1, Predictor.Predict(Encoding.UTF8.GetBytes(text), top, endsLine: false));
        Assert.Equal(label, LanguageModel.Default.FastText.Labels[top[0].Label]);
        Assert.Equal(probability, top[0].Probability, 5e-5);
    }

    [Fact]
    public void A_text_without_features_has_no_label_when_its_end_is_none() =>
        Assert.Equal(0, Predictor.Predict("12345"u8, stackalloc FastTextPrediction[1], endsLine: false));

    [Theory]
    [InlineData("This is an English sentence about language identification.", 25)]
    [InlineData("Hello, world!", 0)]
    [InlineData("", 0)]
    public void The_features_a_text_has_beside_its_end_are_counted(string text, int features)
    {
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[1];
        Predictor.Predict(Encoding.UTF8.GetBytes(text), top);
        Assert.Equal(features, Predictor.Features);
    }

    [Fact]
    public void The_end_of_line_token_in_a_text_ends_it()
    {
        Span<FastTextPrediction> all = stackalloc FastTextPrediction[1];
        Span<FastTextPrediction> cut = stackalloc FastTextPrediction[1];
        Predictor.Predict("Das ist ein deutscher Satz. </s> And this is not read at all."u8, all);
        Predictor.Predict("Das ist ein deutscher Satz."u8, cut);
        Assert.Equal(cut[0], all[0]);
    }

    /// <summary>More different words than the table of words has places at first, and again than it then has; the words before them move with it.</summary>
    [Fact]
    public void A_predictor_that_has_met_many_words_predicts_like_a_new_one()
    {
        var seasoned = LanguageModel.Default.FastText.CreatePredictor();
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[3];
        Span<FastTextPrediction> expected = stackalloc FastTextPrediction[3];
        var texts = File.ReadLines(SharedData.File("lid176/golden-input.txt")).Take(300).Select(Encoding.UTF8.GetBytes).ToArray();
        foreach (var text in texts) seasoned.Predict(text, top);
        for (var line = 0; line < 5000; line++)
            seasoned.Predict(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(line * 20, 20).Select(number => $"w{number:x}"))), top);
        foreach (var text in texts)
        {
            var fresh = LanguageModel.Default.FastText.CreatePredictor();
            var count = fresh.Predict(text, expected);
            for (var round = 0; round < 2; round++)
            {
                Assert.Equal(count, seasoned.Predict(text, top));
                Assert.True(expected[..count].SequenceEqual(top[..count]));
            }
        }
    }

    [Fact]
    public void Predicting_allocates_nothing()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Der Ausschuss hat über den Antrag beraten. ", 200)));
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[5];
        Predictor.Predict(text, top);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) Predictor.Predict(text, top);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
