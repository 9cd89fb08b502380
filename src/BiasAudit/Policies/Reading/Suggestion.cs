using BiasAudit.Text;

namespace BiasAudit.Policies.Reading;

/// <summary>The way out of an unknown word: what was meant, and what is allowed when that is short enough to read.</summary>
internal static class Suggestion
{
    private const int LongestList = 12;
    private const int LongestWord = 100;

    public static string For(string word, IEnumerable<string> known, string heading)
    {
        var words = known.Distinct().ToList();
        var near = word.Length <= LongestWord ? Spelling.Nearest(word, words) : null;
        return (near, words.Count) switch
        {
            ({ }, > LongestList) => $"Did you mean '{near}'?",
            ({ }, _) => $"Did you mean '{near}'? {heading}: {string.Join(", ", words)}.",
            (null, > LongestList) => $"{words.Count} are known and none is near; print them with: biasaudit policy measures",
            _ => $"{heading}: {string.Join(", ", words)}.",
        };
    }
}
