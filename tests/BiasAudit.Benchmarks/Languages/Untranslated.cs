using System.Text;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>Leaves out of a parallel corpus the pages that are not in the language they declare: half or more of their prose is English.</summary>
internal static class Untranslated
{
    private const int ProseWords = 4;

    /// <summary>
    /// The rows of a corpus; of <c>libreoffice-help</c> without untranslated pages: pages half of whose prose lines are those of the
    /// English pages, and pages without the script that their language is written in.
    /// </summary>
    public static IEnumerable<LabeledText> Without(string corpus)
    {
        if (!Path.GetFileName(corpus).StartsWith("libreoffice-help", StringComparison.Ordinal)) return LabeledText.Rows(corpus);
        var rows = LabeledText.Rows(corpus).ToList();
        var english = rows.Where(row => row.Declared == "en-US").SelectMany(Prose).ToHashSet(StringComparer.Ordinal);
        return rows.Where(row => row.Language == "en" || (UsualScript.Matches(row) && !IsUntranslated(row, english)));
    }

    private static bool IsUntranslated(LabeledText row, HashSet<string> english)
    {
        var (same, all) = (0, 0);
        foreach (var line in Lines(row))
        {
            // Lines in other scripts count by characters: what is not English prose is translated or code.
            if (english.Contains(line)) same += line.Length;
            if (english.Contains(line) || line.Any(c => c > 0x7F) || IsProse(line)) all += line.Length;
        }
        return same * 2 >= all;
    }

    private static IEnumerable<string> Prose(LabeledText row) => Lines(row).Where(IsProse);

    private static bool IsProse(string line) => line.Count(c => c == ' ') >= ProseWords;

    private static IEnumerable<string> Lines(LabeledText row) => Encoding.UTF8.GetString(row.Utf8).Split('\n').Select(line => line.Trim());
}
