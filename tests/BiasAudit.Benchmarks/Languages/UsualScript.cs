using System.Text.Json;
using BiasAudit.Text;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Whether a text is in the script that its language is usually written in (CLDR likely subtags): a model knows no other.</summary>
internal static class UsualScript
{
    private static readonly Lazy<Dictionary<string, string>> Scripts = new(Read);
    private static readonly TextScan Scan = new();

    public static bool Matches(LabeledText text)
    {
        // Serbian has two alphabets, and both are in the model.
        if (text.Language == "sr" || !Scripts.Value.TryGetValue(text.Language, out var usual)) return true;
        Scan.Scan(text.Utf8);
        var counts = Scan.ScriptCounts;
        var letters = 0;
        for (var script = (int)Script.Zinh + 1; script < counts.Length; script++) letters += counts[script];
        // Pages about software carry much Latin in any language: a tenth of the letters is enough.
        return !Enum.TryParse<Script>(usual is "Hans" or "Hant" or "Jpan" ? "Hani" : usual is "Kore" ? "Hang" : usual, out var own) || counts[(int)own] * 10 >= letters;
    }

    private static Dictionary<string, string> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Lists(), "cldr", "likelySubtags.json")));
        return json.RootElement.GetProperty("supplemental").GetProperty("likelySubtags").EnumerateObject()
            .Where(entry => !entry.Name.Contains('-'))
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!.Split('-')[1], StringComparer.Ordinal);
    }

    /// <summary>The lists of the shared data, which lie beside the checkout that the program was built in.</summary>
    private static string Lists()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BiasAudit.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "..", "shared", "data", "lists");
    }
}
