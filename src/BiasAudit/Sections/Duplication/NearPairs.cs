using BiasAudit.Text.Similarity;

namespace BiasAudit.Sections.Duplication;

/// <summary>Groups texts that are near copies: texts that agree in a whole band, when their signatures agree enough.</summary>
/// <remarks>
/// Groups are the transitive closure of pairs: the first and last of a chain may differ more than the limit. Within a band each text
/// is compared with at most <see cref="Leaders"/> earlier ones, so a band that thousands share costs linear time.
/// </remarks>
internal static class NearPairs
{
    /// <summary>The least similarity of signatures that makes a candidate a near copy.</summary>
    public const double LeastSimilarity = 0.7;

    private const int Leaders = 8;

    /// <summary>The least number of agreeing components, the first whose corrected similarity reaches the limit.</summary>
    public static int LeastAgreement { get; } =
        Enumerable.Range(0, Signature.Components).First(agreement => Signature.Similarity(agreement) >= LeastSimilarity);

    /// <summary>The group of each text: the smallest index of its group.</summary>
    public static int[] Group(ReadOnlySpan<TextSketch> texts)
    {
        var parent = new int[texts.Length];
        for (var i = 0; i < parent.Length; i++) parent[i] = i;
        var keys = new ulong[texts.Length];
        var order = new int[texts.Length];
        for (var band = 0; band < Signature.Bands; band++) Join(texts, band, keys, order, parent);
        for (var i = 0; i < parent.Length; i++) parent[i] = Root(parent, i);
        return parent;
    }

    private static void Join(ReadOnlySpan<TextSketch> texts, int band, ulong[] keys, int[] order, int[] parent)
    {
        var count = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Words == 0) continue;
            (keys[count], order[count]) = (texts[i].Signature[band], i);
            count++;
        }
        Array.Sort(keys, order, 0, count);
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && keys[end] == keys[start];) end++;
            if (end - start > 1) JoinAlike(texts, order.AsSpan(start, end - start), parent);
        }
    }

    private static void JoinAlike(ReadOnlySpan<TextSketch> texts, Span<int> candidates, int[] parent)
    {
        candidates.Sort();
        Span<int> leaders = stackalloc int[Leaders];
        var count = 0;
        foreach (var candidate in candidates)
        {
            var joined = false;
            for (var i = 0; i < count && !joined; i++)
            {
                joined = Signature.Agreement(texts[candidate].Signature, texts[leaders[i]].Signature) >= LeastAgreement;
                if (joined) Unite(parent, candidate, leaders[i]);
            }
            if (!joined && count < Leaders) leaders[count++] = candidate;
        }
    }

    private static void Unite(int[] parent, int a, int b)
    {
        (a, b) = (Root(parent, a), Root(parent, b));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
}
