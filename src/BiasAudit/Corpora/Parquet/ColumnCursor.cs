using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace BiasAudit.Corpora.Parquet;

/// <summary>Goes through one column of a row group row by row, page by page.</summary>
/// <remarks>A list gives its first value; for the text role all of them, as lines.</remarks>
internal sealed class ColumnCursor(SafeFileHandle file, ColumnChunk chunk, Leaf leaf, bool allLines) : IDisposable
{
    private readonly ChunkPages _pages = new(file, chunk, leaf);
    private int _entry;
    private int _value;

    /// <summary>Appends rows until there are enough of them or of their bytes.</summary>
    /// <returns>False when the column has no more rows.</returns>
    public bool Read(Utf8Column column, int rows, int bytes = int.MaxValue)
    {
        while (column.Count < rows && column.Bytes < bytes)
        {
            if (!Ready()) return false;
            if (leaf.MaxRepetition > 0) ReadList(column);
            else ReadFlat(column, rows, bytes);
        }
        return true;
    }

    public void Dispose() => _pages.Dispose();

    private bool Ready()
    {
        while (_entry == _pages.Count)
        {
            if (!_pages.Next()) return false;
            (_entry, _value) = (0, 0);
        }
        return true;
    }

    private void ReadFlat(Utf8Column column, int rows, int bytes)
    {
        var (values, definitions, count) = (_pages.Values, _pages.Definitions, _pages.Count);
        for (; _entry < count && column.Count < rows && column.Bytes < bytes; _entry++)
            if (leaf.MaxDefinition == 0 || definitions[_entry] == leaf.MaxDefinition) column.Add(values[_value++]);
            else column.AddNull();
    }

    private void ReadList(Utf8Column column)
    {
        var row = column.Count;
        do
        {
            if (_pages.Definitions[_entry++] != leaf.MaxDefinition) continue;
            var value = _value++;
            if (column.Count > row && !allLines) continue;
            column.Add(_pages.Values[value]);
            if (column.Count > row + 1) column.JoinLast((byte)'\n');
        }
        while (Ready() && _pages.Repetitions[_entry] > 0);
        if (column.Count == row) column.AddNull();
    }
}
