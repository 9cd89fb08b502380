namespace BiasAudit.Sections.Duplication;

/// <summary>The state in the order of text, bytes, source and shard, which no order of reading changes. Records stay where they are.</summary>
internal sealed class CopyOrder
{
    private readonly CopyState _state;
    private readonly int[] _texts;
    private readonly int[] _ranks;
    private readonly int[] _occurrences;

    public CopyOrder(CopyState state)
    {
        _state = state;
        _texts = new int[state.Texts.Count];
        var keys = new ulong[_texts.Length];
        for (var i = 0; i < keys.Length; i++) (keys[i], _texts[i]) = (state.Texts[i].Text, i);
        Array.Sort(keys, _texts);
        _ranks = new int[_texts.Length];
        for (var rank = 0; rank < _ranks.Length; rank++) _ranks[_texts[rank]] = rank;
        var ranks = new int[state.Occurrences.Count];
        for (var i = 0; i < ranks.Length; i++) ranks[i] = _ranks[state.Occurrences[i].Text];
        _occurrences = Grouped(ranks, _ranks.Length, out var ends);
        for (int rank = 0, start = 0; rank < _ranks.Length; start = ends[rank++])
            if (ends[rank] - start > 1)
                _occurrences.AsSpan(start, ends[rank] - start).Sort((a, b) => state.Occurrences[a].CompareTo(state.Occurrences[b]));
    }

    public int Texts => _texts.Length;

    public int Count => _occurrences.Length;

    /// <summary>The occurrence at a place.</summary>
    public ref readonly Occurrence this[int place] => ref _state.Occurrences[_occurrences[place]];

    /// <summary>The text of a rank.</summary>
    public ref readonly TextSketch Text(int rank) => ref _state.Texts[_texts[rank]];

    /// <summary>A text by the place where it is stored, which is quicker to walk, and its rank.</summary>
    public ref readonly TextSketch Stored(int number, out int rank)
    {
        rank = _ranks[number];
        return ref _state.Texts[number];
    }

    /// <summary>The rank of the text of an occurrence.</summary>
    public int RankOf(in Occurrence occurrence) => _ranks[occurrence.Text];

    public ref readonly TextSketch TextOf(in Occurrence occurrence) => ref _state.Texts[occurrence.Text];

    /// <summary>The places of the occurrences, those of one group together and in this order, groups by number; the end of each group.</summary>
    /// <param name="group">The group of each rank.</param>
    /// <param name="ends">Where the places of each group end.</param>
    public int[] GroupedBy(int[] group, out int[] ends)
    {
        var groups = new int[Count];
        for (var i = 0; i < groups.Length; i++) groups[i] = group[RankOf(this[i])];
        return Grouped(groups, group.Length, out ends);
    }

    /// <summary>The indexes by the group of each, those of one group in their order.</summary>
    private static int[] Grouped(int[] groupOf, int groups, out int[] ends)
    {
        ends = new int[groups];
        foreach (var group in groupOf) ends[group]++;
        StartsOf(ends);
        var indexes = new int[groupOf.Length];
        for (var i = 0; i < indexes.Length; i++) indexes[ends[groupOf[i]]++] = i;
        return indexes;
    }

    /// <summary>Turns counts into the sums before them; filling in then moves each to its end.</summary>
    private static void StartsOf(int[] counts)
    {
        var sum = 0;
        foreach (ref var count in counts.AsSpan()) (count, sum) = (sum, sum + count);
    }
}
