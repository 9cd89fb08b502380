using BiasAudit.Models.Languages;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace BiasAudit.Tests.Models.Languages;

public sealed class LanguageTransformTests
{
    private sealed class Page
    {
        public string Body { get; set; } = "";
    }

    [Fact]
    public void A_pipeline_of_ML_NET_names_the_language_of_each_row()
    {
        var context = new MLContext(seed: 1);
        var rows = context.Data.LoadFromEnumerable(
        [
            new Page { Body = "Der Ausschuss hat gestern lange über den Antrag beraten und ihn dann mit großer Mehrheit angenommen." },
            new Page { Body = "The committee discussed the proposal for a long time yesterday and then accepted it by a large majority." },
            new Page { Body = "12345 67890" },
        ]);
        var pipeline = context.Transforms.DetectLanguage(nameof(Page.Body));
        var languages = pipeline.Fit(rows).Transform(rows).GetColumn<string>("Language").ToArray();
        Assert.Equal(["de", "en", "und"], languages);
    }
}
