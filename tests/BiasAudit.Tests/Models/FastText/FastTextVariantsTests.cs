using System.Globalization;
using System.Text;
using BiasAudit.Models.FastText;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Models.FastText;

public sealed class FastTextVariantsTests
{
    private static readonly string Fixtures = Path.Combine(SharedData.Root, "tests", "BiasAudit.Tests", "Models", "FastText", "Fixtures");

    [Theory]
    [InlineData("hs.bin")]
    [InlineData("hs.ftz")]
    [InlineData("softmax.bin")]
    [InlineData("softmax.ftz")]
    [InlineData("ova.bin")]
    [InlineData("ova.ftz")]
    [InlineData("ns.bin")]
    public void Every_kind_of_model_predicts_as_the_reference_program(string name)
    {
        var model = FastTextModel.Load(Path.Combine(Fixtures, name));
        var predictor = model.CreatePredictor();
        var queries = File.ReadAllLines(Path.Combine(Fixtures, "queries.txt"));
        var expected = File.ReadAllLines(Path.Combine(Fixtures, name + ".txt"));
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[3];
        for (var i = 0; i < queries.Length; i++)
        {
            var fields = expected[i].Split(' ');
            Assert.Equal(fields.Length / 2, predictor.Predict(Encoding.UTF8.GetBytes(queries[i]), top));
            // Equal probabilities may come in any order, so they are compared by label.
            for (var k = 0; k < fields.Length / 2; k++)
                Assert.Equal(double.Parse(fields[2 * k + 1], CultureInfo.InvariantCulture),
                    top.ToArray().Single(p => "__label__" + model.Labels[p.Label] == fields[2 * k]).Probability, 1e-4);
        }
    }

    [Theory]
    [InlineData("hs.ftz")]
    [InlineData("softmax.bin")]
    public void A_damaged_file_is_refused_or_read_and_never_crashes(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Fixtures, name));
        for (var length = 0; length < bytes.Length; length += 97)
            Assert.Throws<InvalidDataException>(() => FastTextModel.Load(new MemoryStream(bytes, 0, length)));
        Span<FastTextPrediction> top = stackalloc FastTextPrediction[3];
        for (var at = 0; at < 2000; at += 3)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0xFF;
            try
            {
                Assert.InRange(FastTextModel.Load(new MemoryStream(damaged)).CreatePredictor().Predict("the river runs"u8, top), 0, 3);
            }
            catch (InvalidDataException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }
}
