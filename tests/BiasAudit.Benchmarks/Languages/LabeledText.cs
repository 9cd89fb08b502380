using System.Text;
using BiasAudit.References;
using DuckDB.NET.Data;

namespace BiasAudit.Benchmarks.Languages;

/// <summary>A text with the language its corpus declares.</summary>
internal sealed record LabeledText(byte[] Utf8, string Declared)
{
    public string Language { get; } = LanguageCodes.Normalize(Declared);

    /// <summary>The rows of a Parquet file with the columns text and language.</summary>
    public static IEnumerable<LabeledText> Rows(string path) =>
        Query($"SELECT text, language FROM '{path}' WHERE text IS NOT NULL");

    /// <summary>The texts of a Parquet file, labeled or not.</summary>
    public static IEnumerable<string> Texts(string path) => Query($"SELECT text, '' FROM '{path}' WHERE text IS NOT NULL").Select(row => Encoding.UTF8.GetString(row.Utf8));

    /// <summary>
    /// One half of a corpus of sentences, for fitting: 60 texts of one sentence a language, then joined by three, by ten and by
    /// twenty-five. Which sentences depends on nothing but their hash.
    /// </summary>
    public static IEnumerable<LabeledText> ForFitting(string path) =>
        Joined(path, "(1, 0, 60), (3, 60, 120), (10, 120, 220), (25, 220, 400)");

    /// <summary>The other half, for measuring: joined by three.</summary>
    public static IEnumerable<LabeledText> ForMeasuring(string path) => Joined(path, "(3, 400, 800)");

    private static IEnumerable<LabeledText> Joined(string path, string lengths) => Query($"""
        SELECT string_agg(text, chr(10) ORDER BY h, text), language
        FROM (SELECT *, row_number() OVER (PARTITION BY language ORDER BY h, text) rn FROM (SELECT text, language, md5(text || language) h FROM '{path}')),
             (VALUES {lengths}) AS lengths(k, low, high)
        WHERE rn > low AND rn <= high
        GROUP BY language, k, (rn - low - 1) // k
        ORDER BY language, k, (rn - low - 1) // k
        """);

    private static IEnumerable<LabeledText> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return new(Encoding.UTF8.GetBytes(reader.GetString(0)), reader.GetString(1));
    }
}
