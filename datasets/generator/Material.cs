using System.Text;
using System.Text.RegularExpressions;

namespace BiasAudit.Datasets;

/// <summary>The sentences of one language, by topic, with slots that are filled at random; written for this project.</summary>
internal sealed partial class Material
{
    private readonly Dictionary<string, string[]> _slots = [];
    private readonly Dictionary<string, List<string>> _sentences = [];

    private Material(string path)
    {
        var topic = "";
        foreach (var line in File.ReadLines(path, Encoding.UTF8).Where(line => line.Length > 0))
            if (line.StartsWith("slot ", StringComparison.Ordinal)) ReadSlot(line[5..]);
            else if (line[0] == '#') _sentences[topic = line[2..]] = [];
            else _sentences[topic].Add(line);
    }

    /// <summary>The topics, in the order of the file.</summary>
    public IReadOnlyList<string> Topics => [.. _sentences.Keys];

    /// <summary>Reads every file of a folder; the file name is the language.</summary>
    public static Dictionary<string, Material> ReadAll(string folder) => Directory.GetFiles(folder, "*.txt")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => new Material(path), StringComparer.Ordinal);

    /// <summary>A document on a topic: paragraphs of sentences whose order and slots are random.</summary>
    public string Write(string topic, int sentences, string space, Dice dice)
    {
        var order = _sentences[topic].ToList();
        dice.Shuffle(order);
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
        {
            if (i > 0) text.Append(i % 4 == 0 ? "\n\n" : space);
            text.Append(Fill(order[i % order.Count], dice));
        }
        return text.ToString();
    }

    private string Fill(string sentence, Dice dice) => Slot().Replace(sentence, match => dice.Pick(_slots[match.Groups[1].Value]));

    private void ReadSlot(string line)
    {
        var parts = line.Split(" = ");
        _slots[parts[0]] = parts[1].Split(" | ");
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
