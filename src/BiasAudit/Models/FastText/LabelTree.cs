namespace BiasAudit.Models.FastText;

/// <summary>The Huffman tree of hierarchical softmax, rebuilt from the label counts exactly as the reference program does.</summary>
internal sealed class LabelTree
{
    private const long Unset = 1_000_000_000_000_000;

    private LabelTree(int[] left, int[] right) => (Left, Right) = (left, right);

    /// <summary>The left child of each inner node: a label when below the number of labels, else the number of labels plus an inner node.</summary>
    public int[] Left { get; }

    /// <summary>The right child of each inner node.</summary>
    public int[] Right { get; }

    public static LabelTree Build(ReadOnlySpan<long> counts)
    {
        var labels = counts.Length;
        var weights = new long[2 * labels - 1];
        weights.AsSpan().Fill(Unset);
        counts.CopyTo(weights);
        var (left, right) = (new int[labels - 1], new int[labels - 1]);
        var (leaf, node) = (labels - 1, labels);
        for (var next = labels; next < weights.Length; next++)
        {
            var first = Smaller(weights, ref leaf, ref node, next);
            var second = Smaller(weights, ref leaf, ref node, next);
            (left[next - labels], right[next - labels]) = (first, second);
            weights[next] = weights[first] + weights[second];
        }
        return new(left, right);
    }

    private static int Smaller(long[] weights, ref int leaf, ref int node, int next)
    {
        if (leaf >= 0 && weights[leaf] < weights[node]) return leaf--;
        // Real counts never reach the weight of an unset node; a hostile file's may.
        return node < next ? node++ : throw ModelStream.Invalid("its label counts make no tree");
    }
}
