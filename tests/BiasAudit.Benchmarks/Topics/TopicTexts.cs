using System.Text.Json;
using BiasAudit.Sections.Topics;
using DuckDB.NET.Data;

namespace BiasAudit.Benchmarks.Topics;

/// <summary>A text with its label and the words of its address.</summary>
internal sealed record LabeledPage(string Text, string Label, string Beside = "");

/// <summary>Reads the texts that topics are learned from and judged on.</summary>
internal sealed class TopicTexts(string folder)
{
    private readonly AddressWords _address = new();

    public IEnumerable<TopicExample> TrainingPages() =>
        Query($"select text, topic, url from '{folder}/topics/webpages-train.parquet'")
            .Select(row => new TopicExample(row[0], "en", TopicTaxonomy.BuiltIn.IndexOf(row[1]), AddressOf(row[2])));

    public IEnumerable<TopicExample> Unlabeled(string name) =>
        Query($"select text, language from '{folder}/topics/unlabeled-{name}.parquet'").Select(row => new TopicExample(row[0], row[1]));

    public LabeledPage[] Pages() => Labeled("topics/webpages-dev.parquet", address: true);

    public LabeledPage[] Labeled(string file, string filter = "true", bool address = false) =>
        [.. Query($"select text, topic, {(address ? "url" : "''")} from '{folder}/{file}' where {filter}").Select(row => new LabeledPage(row[0], row[1], AddressOf(row[2])))];

    private string AddressOf(string url) => _address.Of(System.Text.Encoding.UTF8.GetBytes(url)).ToString();

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
