namespace BiasAudit.Sections.Quality;

/// <summary>A row of counts for each language, mergeable and saved in the order of the codes.</summary>
/// <param name="width">How many counts a language has.</param>
internal sealed class LanguageCounts(int width)
{
    private readonly SortedDictionary<string, long[]> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _known = new(StringComparer.Ordinal);
    private string? _last;
    private long[] _lastRow = [];

    /// <summary>The counts by language, in the order of the codes.</summary>
    public IReadOnlyDictionary<string, long[]> Rows => _rows;

    /// <summary>The counts of a language, zero at first.</summary>
    public long[] Of(string language)
    {
        if (ReferenceEquals(language, _last)) return _lastRow;
        (_last, _lastRow) = (language, Find(language));
        return _lastRow;
    }

    public void Merge(LanguageCounts other)
    {
        foreach (var (language, amounts) in other._rows)
        {
            var counts = Of(language);
            for (var i = 0; i < counts.Length; i++) counts[i] += amounts[i];
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_rows.Count);
        foreach (var (language, counts) in _rows)
        {
            writer.Write(language);
            foreach (var count in counts) writer.Write7BitEncodedInt64(count);
        }
    }

    public void Load(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var counts = Of(reader.ReadString());
            foreach (ref var count in counts.AsSpan()) count = reader.Read7BitEncodedInt64();
        }
    }

    private long[] Find(string language)
    {
        if (_known.TryGetValue(language, out var counts)) return counts;
        counts = new long[width];
        _rows.Add(language, counts);
        _known.Add(language, counts);
        return counts;
    }
}
