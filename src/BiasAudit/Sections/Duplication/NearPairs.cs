using System.Runtime.InteropServices;
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

    /// <summary>The group of each text by rank: the smallest rank of its group.</summary>
    public static int[] Group(CopyOrder texts)
    {
        var parent = new int[texts.Texts];
        for (var i = 0; i < parent.Length; i++) parent[i] = i;
        var bands = new BandTable(parent.Length);
        var alike = new List<int>();
        for (var band = 0; band < Signature.Bands; band++)
        {
            bands.Clear();
            for (var number = 0; number < parent.Length; number++)
            {
                ref readonly var text = ref texts.Stored(number, out var rank);
                if (text.Words > 0) bands.Add(rank, text.Signature[band]);
            }
            while (bands.NextShared(alike)) JoinAlike(texts, CollectionsMarshal.AsSpan(alike), parent);
        }
        for (var i = 0; i < parent.Length; i++) parent[i] = Root(parent, i);
        return parent;
    }

    private static void JoinAlike(CopyOrder texts, ReadOnlySpan<int> candidates, int[] parent)
    {
        Span<int> leaders = stackalloc int[Leaders];
        var count = 0;
        foreach (var candidate in candidates)
        {
            var joined = false;
            for (var i = 0; i < count && !joined; i++)
            {
                joined = Signature.Agreement(texts.Text(candidate).Signature, texts.Text(leaders[i]).Signature) >= LeastAgreement;
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
