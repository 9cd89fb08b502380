namespace BiasAudit.Sections.Provenance;

/// <summary>A table of one field by another: how strongly they hang together, and which cells stand out.</summary>
internal sealed class CrossTabulation
{
    private readonly long[,] _counts;
    private readonly string[] _rows;
    private readonly string[] _columns;

    /// <summary>Takes the documents of each row in each column; rows and columns without any are left out.</summary>
    public CrossTabulation(string[] columns, Dictionary<string, long[]> documents)
    {
        int[] seen = [.. Enumerable.Range(0, columns.Length).Where(column => documents.Values.Any(row => row[column] > 0))];
        _rows = [.. documents.Where(row => row.Value.Any(count => count > 0)).Select(row => row.Key).Order(StringComparer.Ordinal)];
        _columns = [.. seen.Select(column => columns[column])];
        _counts = new long[_rows.Length, _columns.Length];
        for (var row = 0; row < _rows.Length; row++)
            for (var column = 0; column < seen.Length; column++) _counts[row, column] = documents[_rows[row]][seen[column]];
        Association = new(_counts);
    }

    public Association Association { get; }

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
