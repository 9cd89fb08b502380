namespace BiasAudit.Sections.Duplication;

/// <summary>All documents of the state, grouped three ways: by equal bytes, by equal normalized text, and by near copies.</summary>
internal sealed class CopyClusters
{
    private readonly CopyOrder _order;
    private readonly int[] _group;
    private readonly int[] _places;

    private CopyClusters(CopyOrder order)
    {
        _order = order;
        _group = NearPairs.Group(order);
        // Within a cluster the order by text, bytes, source and shard stays.
        _places = order.GroupedBy(_group, out var ends);
        var clusters = new List<(int Start, int End)>();
        for (int group = 0, start = 0; group < ends.Length; start = ends[group++])
            if (ends[group] > start) clusters.Add((start, ends[group]));
        Near = [.. clusters];
    }

    /// <summary>Every near cluster, single documents included, each as the stretch of occurrences that follows its start.</summary>
    public (int Start, int End)[] Near { get; }

    /// <summary>How many occurrences there are.</summary>
    public int Count => _places.Length;

    /// <summary>An occurrence, in the order of near clusters.</summary>
    public ref readonly Occurrence this[int index] => ref _order[_places[index]];

    public static CopyClusters Of(DocumentCopies copies) => new(copies.State.Order);

    /// <summary>The text of an occurrence.</summary>
    public ref readonly TextSketch TextOf(int index) => ref _order.TextOf(this[index]);

    /// <summary>The stretches of equal normalized text.</summary>
    public IEnumerable<(int Start, int End)> EqualText() => Stretches(bytes: false);

    /// <summary>The stretches of equal bytes.</summary>
    public IEnumerable<(int Start, int End)> EqualBytes() => Stretches(bytes: true);

    /// <summary>Documents of a stretch.</summary>
    public long Documents((int Start, int End) stretch)
    {
        var documents = 0L;
        for (var i = stretch.Start; i < stretch.End; i++) documents += this[i].Count;
        return documents;
    }

    /// <summary>The cluster of a stretch, summarized.</summary>
    public CopyCluster Summarize((int Start, int End) stretch) => CopyCluster.Of(this, stretch.Start, stretch.End);

    /// <summary>The rank of the first text of a stretch.</summary>
    public int FirstText(int start) => _order.RankOf(this[start]);

    /// <summary>The masked beginning of the text of a rank.</summary>
    public string Snippet(int rank) => _order.Text(rank).Snippet.Value;

    /// <summary>The hashes of bytes that several documents share, and the near cluster of each text that is not alone.</summary>
    public (IReadOnlySet<ulong> Bytes, IReadOnlyDictionary<ulong, ulong> Near) Keys()
    {
        var bytes = EqualBytes().Where(stretch => Documents(stretch) > 1).Select(stretch => this[stretch.Start].Bytes).ToHashSet();
        var near = new Dictionary<ulong, ulong>();
        foreach (var stretch in Near.Where(stretch => Documents(stretch) > 1))
            for (var i = stretch.Start; i < stretch.End; i++) near[TextOf(i).Text] = _order.Text(_group[_order.RankOf(this[i])]).Text;
        return (bytes, near);
    }

    private IEnumerable<(int Start, int End)> Stretches(bool bytes)
    {
        for (int start = 0, end; start < Count; start = end)
        {
            for (end = start + 1; end < Count && this[start].Text == this[end].Text && (!bytes || this[start].Bytes == this[end].Bytes);) end++;
            yield return (start, end);
        }
    }
}
