using System.Globalization;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.House;

/// <summary>DuckDB, the independent oracle for what files hold, and a second writer of files.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck()
    {
        _connection.Open();
        Run("SET TimeZone = 'UTC'");
    }

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query; values as invariant text.</summary>
    public List<string?[]> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))]);
        return rows;
    }

    /// <summary>The values of a query of one column.</summary>
    public List<string?> Column(string sql) => [.. Rows(sql).Select(row => row[0])];

    public void Dispose() => _connection.Dispose();
}
