using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace BiasAudit.Sketches;

/// <summary>Counts of one field by another (source by language, topic by source): exact up to a limit of cells, then by a sample of the rows.</summary>
/// <remarks>
/// Put the field with many values (the source) in the rows: beyond the limit whole rows are sampled consistently, by the hash of
/// their name, so that every kept row stays complete. The columns must come from a bounded set. The sums of the columns stay
/// exact. What is kept depends only on what was counted, so neither order nor merging changes it.
/// </remarks>
/// <param name="limit">How many cells are kept at most, at about 100 bytes a cell.</param>
public sealed class CrossTable(int limit = 500_000)
{
    private readonly Dictionary<(ulong Row, int Column), long> _cells = [];
    private readonly Dictionary<ulong, string> _rows = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<long> _columnTotals = [];
    private string? _lastColumn;
    private int _lastColumnIndex;
    private int _halvings;

    /// <summary>Whether every row was kept.</summary>
    public bool Exact => _halvings == 0;

    /// <summary>How many rows each kept one stands for: 1 while exact.</summary>
    public double Weight => Math.Pow(2, _halvings);

    /// <summary>The exact sum of everything counted, rows that were not kept included.</summary>
    public long Total => _columnTotals.Sum();

    /// <summary>The exact sums of the columns, in the order of their names.</summary>
    public IEnumerable<(string Column, long Count)> ColumnTotals =>
        _columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, _columnTotals[c.Value]));

    /// <summary>The kept cells, by the names of row and column.</summary>
    public IEnumerable<(string Row, string Column, long Count)> Cells
    {
        get
        {
            var names = _columns.ToDictionary(c => c.Value, c => c.Key);
            return _cells.Select(cell => (Row: _rows[cell.Key.Row], Column: names[cell.Key.Column], Count: cell.Value))
                .OrderBy(cell => cell.Row, StringComparer.Ordinal).ThenBy(cell => cell.Column, StringComparer.Ordinal);
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
        AddKept(key, row, index, amount);
    }

    /// <summary>Adds the counts of another of the same limit.</summary>
    public void Merge(CrossTable other)
    {
        while (_halvings < other._halvings) Halve();
        var mine = new int[other._columns.Count];
        foreach (var (name, index) in other._columns)
        {
            mine[index] = ColumnIndex(name);
            _columnTotals[mine[index]] += other._columnTotals[index];
        }
        foreach (var ((row, column), count) in other._cells) AddKept(row, other._rows[row], mine[column], count);
    }

    /// <summary>Writes columns by name and cells by row and column.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_halvings);
        var columns = _columns.OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var place = new int[columns.Length];
        writer.Write(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            place[columns[i].Value] = i;
            writer.Write(columns[i].Key);
            writer.Write(_columnTotals[columns[i].Value]);
        }
        writer.Write(_rows.Count);
        foreach (var row in _cells.GroupBy(cell => cell.Key.Row).OrderBy(row => row.Key))
        {
            writer.Write(row.Key);
            writer.Write(_rows[row.Key]);
            writer.Write7BitEncodedInt(row.Count());
            foreach (var (column, count) in row.Select(cell => (place[cell.Key.Column], cell.Value)).Order())
            {
                writer.Write7BitEncodedInt(column);
                writer.Write7BitEncodedInt64(count);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold such a table.</exception>
    public void Load(BinaryReader reader)
    {
        _halvings = reader.ReadInt32();
        if (_halvings is < 0 or > 63) throw new InvalidDataException("The sample of a cross table is out of range.");
        for (var columns = reader.ReadInt32(); columns > 0; columns--) _columnTotals[ColumnIndex(reader.ReadString())] = reader.ReadInt64();
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
        {
            var (key, name) = (reader.ReadUInt64(), reader.ReadString());
            for (var cells = reader.Read7BitEncodedInt(); cells > 0; cells--)
            {
                var column = reader.Read7BitEncodedInt();
                if (column < 0 || column >= _columns.Count) throw new InvalidDataException("A column of a cross table is out of range.");
                AddKept(key, name, column, reader.Read7BitEncodedInt64());
            }
        }
    }

    private void AddKept(ulong key, string row, int column, long amount)
    {
        if (!Keeps(key)) return;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (key, column), out var known);
        count += amount;
        if (known) return;
        _rows.TryAdd(key, row);
        while (_cells.Count > limit && _rows.Count > 1) Halve();
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
        foreach (var cell in _cells.Keys.Where(cell => !Keeps(cell.Row)).ToArray()) _cells.Remove(cell);
        foreach (var row in _rows.Keys.Where(row => !Keeps(row)).ToArray()) _rows.Remove(row);
    }

    private bool Keeps(ulong key) => ConsistentSample.Keeps(ConsistentSample.Mix(key), _halvings);
}
