using BiasAudit.Models.FastText;

namespace BiasAudit.Models.Languages;

/// <summary>A fastText model whose labels are languages.</summary>
public sealed class LanguageModel
{
    private static readonly Lazy<LanguageModel> Shipped = new(LoadShipped);

    private LanguageModel(FastTextModel model) => FastText = model;

    /// <summary>The model that comes with the product: lid.176.ftz.</summary>
    public static LanguageModel Default => Shipped.Value;

    /// <summary>The model itself.</summary>
    public FastTextModel FastText { get; }

    private static LanguageModel LoadShipped()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream("Models/lid.176.ftz")!;
        return new(FastTextModel.Load(stream));
    }
}
