using System.Text;
using BiasAudit.Measuring;
using Microsoft.ML;

namespace BiasAudit.Models.Languages;

/// <summary>Language identification for ML.NET pipelines.</summary>
public static class LanguageTransform
{
    /// <summary>Adds the columns <c>Language</c> (a normalized code or <c>und</c>) and <c>LanguageConfidence</c> (0..1).</summary>
    /// <param name="transforms">The catalog: <c>mlContext.Transforms</c>.</param>
    /// <param name="inputColumn">The column of text; null when it is called <c>Text</c>.</param>
    /// <param name="modelPath">A fastText model whose labels are languages; null for the one that comes with the product.</param>
    /// <exception cref="AuditException">The file is not a usable model (BA1009).</exception>
    public static IEstimator<ITransformer> DetectLanguage(this TransformsCatalog transforms, string? inputColumn = null, string? modelPath = null)
    {
        var model = LanguageModel.Open(modelPath);
        var perThread = new ThreadLocal<(LanguageDetector Detector, LanguageFacts Facts)>(() => (model.CreateDetector(), new()));
        var detect = transforms.CustomMapping<TextInput, LanguageOutput>((input, output) =>
        {
            var (detector, facts) = perThread.Value;
            detector.Detect(Encoding.UTF8.GetBytes(input.Text.ToString()), facts);
            (output.Language, output.LanguageConfidence) = (facts.Language.AsMemory(), (float)facts.Confidence);
        }, contractName: null);
        return inputColumn is null or nameof(TextInput.Text)
            ? detect
            : transforms.CopyColumns(nameof(TextInput.Text), inputColumn).Append(detect);
    }

    private sealed class TextInput
    {
        public ReadOnlyMemory<char> Text { get; set; }
    }

    private sealed class LanguageOutput
    {
        public ReadOnlyMemory<char> Language { get; set; }

        public float LanguageConfidence { get; set; }
    }
}
