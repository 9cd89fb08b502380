namespace BiasAudit.Corpora.Parquet;

/// <summary>The values of one page or dictionary as stretches of one byte buffer, whatever their encoding was.</summary>
internal sealed class PageValues
{
    private int[] _starts = new int[1024];
    private int[] _lengths = new int[1024];

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The buffer that the stretches lie in: the page itself where values are stored as they are.</summary>
    public Memory<byte> Bytes { get; set; }

    /// <summary>A value.</summary>
    public ReadOnlySpan<byte> this[int index] => Bytes.Span.Slice(_starts[index], _lengths[index]);

    /// <summary>Forgets the values and makes room.</summary>
    public void Reset(int capacity)
    {
        Count = 0;
        if (_starts.Length >= capacity) return;
        (_starts, _lengths) = (new int[capacity], new int[capacity]);
    }

    /// <summary>Adds a stretch.</summary>
    public void Add(int start, int length)
    {
        (_starts[Count], _lengths[Count]) = (start, length);
        Count++;
    }

    /// <summary>Gives a value another stretch.</summary>
    public void Replace(int index, int start, int length) => (_starts[index], _lengths[index]) = (start, length);

    /// <summary>Takes values of a dictionary by their indexes.</summary>
    public void Take(PageValues dictionary, ReadOnlySpan<int> indexes)
    {
        Reset(indexes.Length);
        Bytes = dictionary.Bytes;
        foreach (var index in indexes)
        {
            if ((uint)index >= (uint)dictionary.Count) throw new DamageException("a dictionary index is out of range");
            Add(dictionary._starts[index], dictionary._lengths[index]);
        }
    }
}
