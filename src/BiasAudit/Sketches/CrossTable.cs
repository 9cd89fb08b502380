using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>Counts of one field by another (source by language, topic by source): exact up to a limit of cells, then by a sample of the rows.</summary>
/// <remarks>
/// Put the field with many values (the source) in the rows: beyond the limit whole rows are sampled consistently, by the hash of
/// their name, so that every kept row stays complete. The columns must come from a bounded set. The sums of the columns stay
/// exact. What is kept depends only on what was counted, so neither order nor merging changes it.
/// </remarks>
/// <param name="limit">How many cells are kept at most, at 16 to 32 bytes a cell and about 100 a row.</param>
public sealed class CrossTable(int limit = 500_000)
{
    private const int None = -1;
    private const int MostWaiting = 256;
    private readonly KeyTable _rows = new();
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<long> _columnTotals = [];
    private readonly Entry[] _waiting = new Entry[MostWaiting];
    private int _waitingCount;
    private Row[] _rowsAt = new Row[32];
    private Cell[] _cells = new Cell[64];
    private string? _lastColumn;
    private int _lastColumnIndex;
    private int _cellCount;
    private int _halvings;

    /// <summary>Whether every row was kept.</summary>
    public bool Exact => Settle()._halvings == 0;

    /// <summary>How many rows each kept one stands for: 1 while exact.</summary>
    public double Weight => Math.Pow(2, Settle()._halvings);

    /// <summary>The exact sum of everything counted, rows that were not kept included.</summary>
    public long Total => _columnTotals.Sum();

    /// <summary>The names of the columns, in order.</summary>
    internal string[] Columns => [.. _columns.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The exact sums of the columns, in the order of their names.</summary>
    public IEnumerable<(string Column, long Count)> ColumnTotals => Columns.Select(column => (column, _columnTotals[_columns[column]]));

    /// <summary>The kept cells, by the names of row and column.</summary>
    public IEnumerable<(string Row, string Column, long Count)> Cells
    {
        get
        {
            var columns = Columns;
            foreach (var row in ByRow())
                for (var i = 0; i < row.Columns.Length; i++) yield return (row.Name, columns[row.Columns[i]], row.Counts[i]);
        }
    }

    /// <summary>Adds an amount to a cell.</summary>
    public void Add(string row, string column, long amount = 1) =>
        Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(row.AsSpan())), row, column, amount);

    /// <summary>Adds an amount to a cell whose row has a key already, such as that of a source.</summary>
    public void Add(ulong key, string row, string column, long amount = 1)
    {
        var index = ColumnIndex(column);
        _columnTotals[index] += amount;
        Take(key, row, index, amount);
    }

    /// <summary>Adds the counts of another of the same limit.</summary>
    public void Merge(CrossTable other)
    {
        Settle();
        other.Settle();
        while (_halvings < other._halvings) Halve();
        var mine = new int[other._columns.Count];
        foreach (var (name, index) in other._columns)
        {
            mine[index] = ColumnIndex(name);
            _columnTotals[mine[index]] += other._columnTotals[index];
        }
        for (var row = 0; row < other._rows.Count; row++)
            for (var at = other._rowsAt[row].First; at != None; at = other._cells[at].Next)
                Take(other._rows.Keys[row], other._rowsAt[row].Name, mine[other._cells[at].Column], other._cells[at].Count);
    }

    /// <summary>Writes columns by name and cells by row and column.</summary>
    public void Save(BinaryWriter writer)
    {
        Settle();
        writer.Write(_halvings);
        var columns = Columns;
        writer.Write(columns.Length);
        foreach (var column in columns)
        {
            writer.Write(column);
            writer.Write7BitEncodedInt64(_columnTotals[_columns[column]]);
        }
        writer.Write(_rows.Count);
        var ranks = Ranks(columns);
        foreach (var row in _rows.Order())
        {
            writer.Write(_rows.Keys[row]);
            writer.Write(_rowsAt[row].Name);
            var (inOrder, counts) = CellsOf(row, ranks);
            writer.Write7BitEncodedInt(inOrder.Length);
            for (var i = 0; i < inOrder.Length; i++)
            {
                writer.Write7BitEncodedInt(inOrder[i]);
                writer.Write7BitEncodedInt64(counts[i]);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such a table.</exception>
    public void Load(BinaryReader reader)
    {
        _halvings = reader.ReadInt32();
        if (_halvings is < 0 or > 63) throw new InvalidDataException("The sample of a cross table is out of range.");
        for (var columns = reader.ReadInt32(); columns > 0; columns--) _columnTotals[ColumnIndex(reader.ReadString())] = reader.Read7BitEncodedInt64();
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
        {
            var (key, name) = (reader.ReadUInt64(), reader.ReadString());
            for (var cells = reader.Read7BitEncodedInt(); cells > 0; cells--)
            {
                var column = reader.Read7BitEncodedInt();
                if (column < 0 || column >= _columns.Count) throw new InvalidDataException("A column of a cross table is out of range.");
                Take(key, name, column, reader.Read7BitEncodedInt64());
            }
        }
    }

    /// <summary>The kept rows by name, each with its cells: the places of their columns in <see cref="Columns"/>, ascending, and their counts.</summary>
    internal IEnumerable<CrossRow> ByRow()
    {
        var order = Settle()._rows.Order();
        // Two keys can have one name: these stay in the order of their keys.
        return Rows(order.OrderBy(row => _rowsAt[row].Name, StringComparer.Ordinal));
    }

    /// <summary>The same rows in the order in which they were first counted, which is another with other threads: for sums alone.</summary>
    internal IEnumerable<CrossRow> Rows() => Rows(Enumerable.Range(0, Settle()._rows.Count));

    private IEnumerable<CrossRow> Rows(IEnumerable<int> order)
    {
        var ranks = Ranks(Columns);
        foreach (var row in order)
        {
            var (columns, counts) = CellsOf(row, ranks);
            yield return new(_rowsAt[row].Name, columns, counts);
        }
    }

    private int[] Ranks(string[] columns)
    {
        var ranks = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++) ranks[_columns[columns[i]]] = i;
        return ranks;
    }

    private (int[] Columns, long[] Counts) CellsOf(int row, int[] ranks)
    {
        var count = 0;
        for (var at = _rowsAt[row].First; at != None; at = _cells[at].Next) count++;
        var (columns, counts) = (new int[count], new long[count]);
        for (var at = _rowsAt[row].First; at != None; at = _cells[at].Next) (columns[--count], counts[count]) = (ranks[_cells[at].Column], _cells[at].Count);
        Array.Sort(columns, counts);
        return (columns, counts);
    }

    private void Take(ulong key, string name, int column, long amount)
    {
        if (!Keeps(key)) return;
        _waiting[_waitingCount++] = new(key, name, column, amount);
        if (_waitingCount == MostWaiting) Settle();
    }

    /// <summary>Adds what waits: first all rows are looked up, then all cells, so that the processor fetches many of them from memory at a time.</summary>
    private CrossTable Settle()
    {
        if (_waitingCount == 0) return this;
        Span<int> rows = stackalloc int[_waitingCount];
        for (var i = 0; i < rows.Length; i++) rows[i] = _rows.Add(_waiting[i].Key);
        if (_rows.Count > _rowsAt.Length) Array.Resize(ref _rowsAt, Math.Max(_rows.Count, _rowsAt.Length * 2));
        for (var i = 0; i < rows.Length; i++) AddTo(rows[i], in _waiting[i]);
        _waitingCount = 0;
        while (_cellCount > limit && _rows.Count > 1) Halve();
        return this;
    }

    private void AddTo(int row, in Entry entry)
    {
        if (_rowsAt[row].Name is null) _rowsAt[row] = new(entry.Name, None);
        if (TryAdd(row, entry.Column, entry.Amount)) return;
        if (_cellCount == _cells.Length) Array.Resize(ref _cells, _cellCount * 2);
        _cells[_cellCount] = new(entry.Column, _rowsAt[row].First, entry.Amount);
        _rowsAt[row].First = _cellCount++;
    }

    // The cells of a row hang together as a list: a source has few languages, few topics and few years.
    private bool TryAdd(int row, int column, long amount)
    {
        for (var at = _rowsAt[row].First; at != None; at = _cells[at].Next)
        {
            if (_cells[at].Column != column) continue;
            _cells[at].Count += amount;
            return true;
        }
        return false;
    }

    private int ColumnIndex(string column)
    {
        if (ReferenceEquals(column, _lastColumn)) return _lastColumnIndex;
        if (!_columns.TryGetValue(column, out var index))
        {
            _columns.Add(column, index = _columns.Count);
            _columnTotals.Add(0);
        }
        (_lastColumn, _lastColumnIndex) = (column, index);
        return index;
    }

    private void Halve()
    {
        _halvings++;
        var (rows, cells) = (_rowsAt, _cells);
        var moved = _rows.Keep(Keeps);
        (_rowsAt, _cells, _cellCount) = (new Row[Math.Max(32, _rows.Count)], new Cell[cells.Length], 0);
        for (var row = 0; row < moved.Length; row++)
        {
            if (moved[row] < 0) continue;
            _rowsAt[moved[row]] = new(rows[row].Name, None);
            for (var at = rows[row].First; at != None; at = cells[at].Next)
            {
                _cells[_cellCount] = new(cells[at].Column, _rowsAt[moved[row]].First, cells[at].Count);
                _rowsAt[moved[row]].First = _cellCount++;
            }
        }
    }

    private bool Keeps(ulong key) => ConsistentSample.Keeps(ConsistentSample.Mix(key), _halvings);

    private readonly record struct Entry(ulong Key, string Name, int Column, long Amount);

    private record struct Row(string Name, int First);

    private record struct Cell(int Column, int Next, long Count);
}
