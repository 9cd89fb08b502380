using BiasAudit.Measuring;
using BiasAudit.Models.Languages;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Writes which language comes back as which: the matrix that corrects the shares of a report.</summary>
internal static class LanguageConfusions
{
    /// <summary>Measures the half of a corpus of sentences that the calibration did not see and writes <c>confusions.tsv</c>.</summary>
    public static void Write(string corpus, string output)
    {
        var model = LanguageModel.Default;
        var known = model.Codes.Select(LanguageGroups.NameOf).ToHashSet(StringComparer.Ordinal);
        var detector = model.CreateDetector();
        var facts = new LanguageFacts();
        var counts = new SortedDictionary<(string, string), int>();
        foreach (var text in LabeledText.ForMeasuring(corpus))
        {
            detector.Detect(text.Utf8, facts);
            var group = LanguageGroups.NameOf(text.Language);
            var key = (known.Contains(group) ? group : "*" + text.Language, LanguageGroups.NameOf(facts.Language));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        var lines = new List<string> { $"# true group (* before a language that the model does not know)\tdetected group\ttexts; texts of three sentences from the half of {Path.GetFileName(corpus)} that the calibration did not see" };
        lines.AddRange(counts.Select(pair => $"{pair.Key.Item1}\t{pair.Key.Item2}\t{pair.Value}"));
        File.WriteAllText(output, string.Join('\n', lines) + "\n");
    }
}
