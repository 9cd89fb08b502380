using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace BiasAudit.Reporting.Json;

/// <summary>How values look in the JSON twin: camel case, kebab-case words, two spaces, line feeds, no null members.</summary>
internal static class JsonForm
{
    /// <summary>Letters of every script stay readable; what reorders or hides text is written as an escape.</summary>
    private static readonly JavaScriptEncoder Encoder = CreateEncoder();

    public static JsonWriterOptions Layout { get; } = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = Encoder };

    public static JsonWriterOptions OneLine { get; } = new() { Encoder = Encoder };

    public static JsonSerializerOptions Values { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = Encoder,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new EvidenceRowConverter() },
    };

    private static JavaScriptEncoder CreateEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidRange(UnicodeRange.Create('\u200B', '\u200F'));
        settings.ForbidRange(UnicodeRange.Create('\u202A', '\u202E'));
        settings.ForbidRange(UnicodeRange.Create('\u2060', '\u206F'));
        settings.ForbidCharacters('\u00AD', '\u061C', '\u180E', '\uFEFF');
        return JavaScriptEncoder.Create(settings);
    }
}
