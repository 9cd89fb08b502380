namespace BiasAudit.Corpora;

/// <summary>Many UTF-8 values side by side in one growing buffer; a null is told apart from an empty value.</summary>
public sealed class Utf8Column
{
    private byte[] _bytes = [];
    private int[] _ends = new int[256];
    private bool[] _nulls = new bool[256];

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The number of bytes of all values together.</summary>
    public int Bytes => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>The value at an index; empty when it is null.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(Start(index).._ends[index]);

    /// <summary>Whether the value at an index is null.</summary>
    public bool IsNull(int index) => _nulls[index];

    /// <summary>Forgets all values and keeps the buffers.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a value.</summary>
    public void Add(ReadOnlySpan<byte> value) => value.CopyTo(Append(value.Length, isNull: false));

    /// <summary>Appends a null.</summary>
    public void AddNull() => Append(0, isNull: true);

    /// <summary>Forgets the values from an index on.</summary>
    internal void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Appends a value of a length that is written afterwards; see <see cref="Trim"/>.</summary>
    internal Span<byte> Append(int length) => Append(length, isNull: false);

    /// <summary>Shortens the last value.</summary>
    internal void Trim(int length) => _ends[Count - 1] = Start(Count - 1) + length;

    /// <summary>Forgets all values and gives the large buffer back to the pool it is lent from.</summary>
    internal void Release()
    {
        Clear();
        Lent.Return(ref _bytes);
    }

    /// <summary>Makes one value of the last two, with a separator between.</summary>
    internal void JoinLast(byte separator)
    {
        var length = Bytes - Start(Count - 1);
        Append(1, isNull: false);
        var second = Start(Count - 2);
        _bytes.AsSpan(second, length).CopyTo(_bytes.AsSpan(second + 1));
        _bytes[second] = separator;
        _ends[Count - 3] = Bytes;
        Count -= 2;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    private Span<byte> Append(int length, bool isNull)
    {
        var start = Bytes;
        if (start + length > _bytes.Length) Lent.Extend(ref _bytes, start, Math.Max(start + length, 4096));
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _nulls, Count * 2);
        }
        _ends[Count] = start + length;
        _nulls[Count++] = isNull;
        return _bytes.AsSpan(start, length);
    }
}
