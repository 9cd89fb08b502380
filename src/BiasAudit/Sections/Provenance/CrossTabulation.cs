using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Provenance;

/// <summary>A table of one field by another, read from a frame of cells: how strongly they hang together, and which cells stand out.</summary>
internal sealed class CrossTabulation
{
    private readonly long[,] _counts;
    private readonly string[] _rows;
    private readonly string[] _columns;

    /// <summary>Reads a frame with the columns row, column and documents; the same cell may come several times.</summary>
    public CrossTabulation(DataFrame cells)
    {
        var sums = cells.Rows.Count == 0 ? cells : cells.GroupBy("cell").Sum("documents");
        var keys = Enumerable.Range(0, (int)sums.Rows.Count).Select(i => ((string)sums["cell"][i]).Split('\t')).ToArray();
        _rows = [.. keys.Select(k => k[0]).Distinct().Order(StringComparer.Ordinal)];
        _columns = [.. keys.Select(k => k[1]).Distinct().Order(StringComparer.Ordinal)];
        _counts = new long[_rows.Length, _columns.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var (row, column) = (Array.BinarySearch(_rows, keys[i][0], StringComparer.Ordinal), Array.BinarySearch(_columns, keys[i][1], StringComparer.Ordinal));
            _counts[row, column] += Convert.ToInt64(sums["documents"][i], null);
        }
        Association = new(_counts);
    }

    public Association Association { get; }

    /// <summary>A frame of cells.</summary>
    public static DataFrame Cells(IEnumerable<(string Row, string Column, long Documents)> cells)
    {
        var list = cells.ToArray();
        return new(Frame.Text("cell", list.Select(c => c.Row + "\t" + c.Column)), Frame.Count("documents", list.Select(c => c.Documents)));
    }

    /// <summary>The cells that lie farthest from independence, by their standardized residual.</summary>
    public IEnumerable<(string Row, string Column, long Documents, double Expected, double Residual)> Standouts(int how)
    {
        double n = Association.Total;
        var rows = _rows.Select((_, i) => Enumerable.Range(0, _columns.Length).Sum(j => (double)_counts[i, j])).ToArray();
        var columns = _columns.Select((_, j) => Enumerable.Range(0, _rows.Length).Sum(i => (double)_counts[i, j])).ToArray();
        return (from i in Enumerable.Range(0, _rows.Length)
                from j in Enumerable.Range(0, _columns.Length)
                let expected = rows[i] * columns[j] / n
                let spread = expected * (1 - rows[i] / n) * (1 - columns[j] / n)
                where spread > 0
                select (_rows[i], _columns[j], _counts[i, j], expected, (_counts[i, j] - expected) / Math.Sqrt(spread)))
            .OrderByDescending(c => Math.Abs(c.Item5)).ThenBy(c => c.Item1, StringComparer.Ordinal).ThenBy(c => c.Item2, StringComparer.Ordinal).Take(how);
    }
}
