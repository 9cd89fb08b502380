using System.Text.Json;
using BiasAudit.Sections.Topics;
using DuckDB.NET.Data;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>Reads the texts that topics are learned from and judged on.</summary>
internal sealed class TopicTexts(string folder)
{
    public IEnumerable<TopicExample> Training() =>
        Query($"select text, topic, 'en' from '{folder}/topics/webpages-train.parquet'")
            .Select(row => new TopicExample(row[0], row[2], TopicTaxonomy.BuiltIn.IndexOf(row[1])))
            .Concat(new[] { "enwiki", "zhwiki", "eswiki", "dewiki", "kowiki", "orangesum" }
                .SelectMany(name => Query($"select text, language from '{folder}/topics/unlabeled-{name}.parquet'"))
                .Select(row => new TopicExample(row[0], row[1])));

    public (string Text, string Label)[] Pages() => Labeled("topics/webpages-dev.parquet");

    public (string Text, string Label)[] Labeled(string file, string filter = "true") =>
        [.. Query($"select text, topic from '{folder}/{file}' where {filter}").Select(row => (row[0], row[1]))];

    public string[] Languages(string file) => [.. Query($"select distinct language from '{folder}/{file}' order by 1").Select(row => row[0])];

    public Dictionary<string, string[]> StopWords() =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText($"{folder}/lists/stopwords/stopwords-iso.json"))!;

    public static IEnumerable<string[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:;threads=1");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)];
    }
}
