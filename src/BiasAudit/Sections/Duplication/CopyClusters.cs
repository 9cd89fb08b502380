namespace BiasAudit.Sections.Duplication;

/// <summary>All documents of the state, grouped three ways: by equal bytes, by equal normalized text, and by near copies.</summary>
internal sealed class CopyClusters
{
    private readonly Occurrence[] _occurrences;
    private readonly TextSketch[] _texts;
    private readonly int[] _group;

    private CopyClusters(Occurrence[] occurrences, TextSketch[] texts, int[] group) =>
        (_occurrences, _texts, _group) = (occurrences, texts, group);

    /// <summary>Every near cluster, single documents included, each as the stretch of occurrences that follows its start.</summary>
    public required (int Start, int End)[] Near { get; init; }

    /// <summary>Occurrences in the order of near clusters.</summary>
    public ReadOnlySpan<Occurrence> Occurrences => _occurrences;

    public ReadOnlySpan<TextSketch> Texts => _texts;

    public static CopyClusters Of(DocumentCopies copies)
    {
        var (occurrences, texts) = copies.Compact();
        var group = NearPairs.Group(texts);
        var order = new int[occurrences.Length];
        for (int i = 0, text = 0; i < occurrences.Length; i++)
        {
            while (texts[text].Text != occurrences[i].Text) text++;
            order[i] = group[text];
        }
        // Stable: within a cluster the order by text, bytes, source and shard stays.
        var sorted = Enumerable.Range(0, order.Length).OrderBy(i => order[i]).ToArray();
        var clusters = new List<(int Start, int End)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || order[sorted[i]] != order[sorted[i - 1]]) clusters.Add((i, i));
            clusters[^1] = (clusters[^1].Start, i + 1);
        }
        return new(Array.ConvertAll(sorted, i => occurrences[i]), texts, group) { Near = [.. clusters] };
    }

    /// <summary>The stretches of equal normalized text.</summary>
    public IEnumerable<(int Start, int End)> EqualText() => Stretches((a, b) => a.Text == b.Text);

    /// <summary>The stretches of equal bytes.</summary>
    public IEnumerable<(int Start, int End)> EqualBytes() => Stretches((a, b) => a.Text == b.Text && a.Bytes == b.Bytes);

    /// <summary>Documents of a stretch.</summary>
    public long Documents((int Start, int End) stretch)
    {
        var documents = 0L;
        for (var i = stretch.Start; i < stretch.End; i++) documents += _occurrences[i].Count;
        return documents;
    }

    /// <summary>The cluster of a stretch, summarized.</summary>
    public CopyCluster Summarize((int Start, int End) stretch) => CopyCluster.Of(
        TextIndex(_occurrences[stretch.Start].Text), _occurrences.AsSpan(stretch.Start, stretch.End - stretch.Start));

    /// <summary>The masked beginning of a text.</summary>
    public string Snippet(int text) => _texts[text].Snippet.Value;

    /// <summary>The hashes of bytes that several documents share, and the near cluster of each text that is not alone.</summary>
    public (IReadOnlySet<ulong> Bytes, IReadOnlyDictionary<ulong, ulong> Near) Keys()
    {
        var bytes = EqualBytes().Where(stretch => Documents(stretch) > 1).Select(stretch => _occurrences[stretch.Start].Bytes).ToHashSet();
        var near = new Dictionary<ulong, ulong>();
        foreach (var stretch in Near.Where(stretch => Documents(stretch) > 1))
            for (var i = stretch.Start; i < stretch.End; i++) near[_occurrences[i].Text] = _texts[_group[TextIndex(_occurrences[i].Text)]].Text;
        return (bytes, near);
    }

    private IEnumerable<(int Start, int End)> Stretches(Func<Occurrence, Occurrence, bool> same)
    {
        for (int start = 0, end; start < _occurrences.Length; start = end)
        {
            for (end = start + 1; end < _occurrences.Length && same(_occurrences[start], _occurrences[end]);) end++;
            yield return (start, end);
        }
    }

    private int TextIndex(ulong key)
    {
        int low = 0, high = _texts.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_texts[middle].Text < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
