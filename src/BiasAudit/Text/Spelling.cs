namespace BiasAudit.Text;

/// <summary>Finds the name that somebody meant.</summary>
public static class Spelling
{
    /// <summary>The known name nearest to a misspelled one, or null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(pair => pair.Distance <= Math.Max(1, Math.Min(name.Length, pair.Candidate.Length) / 3))
        .OrderBy(pair => pair.Distance)
        .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    /// <summary>The number of single-character edits and swaps of neighbors between two names (optimal string alignment).</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(substituted, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        return edits[a.Length, b.Length];
    }
}
