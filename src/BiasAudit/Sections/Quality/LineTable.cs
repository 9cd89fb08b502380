namespace BiasAudit.Sections.Quality;

/// <summary>How many copies a text has of its lines or paragraphs, and how many characters they hold.</summary>
internal sealed class LineTable
{
    private readonly Occurrences _table = new();

    /// <summary>Elements added.</summary>
    public int Count { get; private set; }

    /// <summary>Characters of all elements.</summary>
    public long Length { get; private set; }

    /// <summary>Second and later copies.</summary>
    public int Later { get; private set; }

    /// <summary>Characters of second and later copies.</summary>
    public long LaterLength { get; private set; }

    /// <summary>All copies, the first included, of what occurs more than once.</summary>
    public int All { get; private set; }

    /// <summary>Characters of all those copies.</summary>
    public long AllLength { get; private set; }

    public void Reset(int capacity)
    {
        _table.Reset(capacity);
        (Count, Length, Later, LaterLength, All, AllLength) = (0, 0, 0, 0, 0, 0);
    }

    /// <summary>Adds an element; returns whether it is the first of its kind.</summary>
    public bool Add(ulong hash, int length)
    {
        Count++;
        Length += length;
        var copies = _table[_table.Add(hash)];
        if (copies == 1) return true;
        Later++;
        LaterLength += length;
        copies = copies == 2 ? 2 : 1; // with the second copy the first one counts too
        All += copies;
        AllLength += (long)copies * length;
        return false;
    }
}
