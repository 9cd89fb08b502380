using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Text;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>How well the classifiers that come with the product name labeled texts that they never saw, by language and by label.</summary>
internal static class TopicAccuracy
{
    private static readonly Lazy<string[][]> Sets = new(() => Read("accuracy.tsv"));
    private static readonly Lazy<string[][]> ByLabel = new(() => Read("accuracy-by-label.tsv"));

    /// <summary>Adds the tables.</summary>
    public static void AddTo(SectionResult result)
    {
        result.Add("topics.accuracy", new DataFrame(Text("set", Sets.Value, 0), Text("language", Sets.Value, 1), Count("texts", Sets.Value, 2),
            Share("accuracy", Sets.Value, 3), Share("coverage", Sets.Value, 4), Share("covered-accuracy", Sets.Value, 5), Share("surest-accuracy", Sets.Value, 6)));
        result.Show(new TableView("topics.accuracy", "How well the classifier names labeled texts that it never saw",
            [new("set", "Texts (language, labels)"), new("texts", "Number", ColumnFormat.Count), new("accuracy", "Accuracy of all", ColumnFormat.Share), new("coverage", "Got a topic", ColumnFormat.Share),
             new("covered-accuracy", "Accuracy of those", ColumnFormat.Share), new("surest-accuracy", "Accuracy of the surest 70%", ColumnFormat.Share)], 40, Folded: true));
        result.Add("topics.accuracy-by-label", new DataFrame(Text("set", ByLabel.Value, 0), Text("label", ByLabel.Value, 1), Count("texts", ByLabel.Value, 2),
            Share("precision", ByLabel.Value, 3), Share("recall", ByLabel.Value, 4), Share("coverage", ByLabel.Value, 5), Text("taken-for", ByLabel.Value, 6)));
        result.Show(new TableView("topics.accuracy-by-label", "The same by label: news and Chinese titles and sentences, labels mapped to our topics",
            [new("set", "Texts"), new("label", "Label"), new("texts", "Number", ColumnFormat.Count), new("precision", "Precision", ColumnFormat.Share), new("recall", "Recall", ColumnFormat.Share),
             new("coverage", "Got a topic", ColumnFormat.Share), new("taken-for", "Most often taken for")], 40, Folded: true));
    }

    private static StringDataFrameColumn Text(string name, string[][] rows, int column) => new(name, rows.Select(row => row[column]));

    private static Int64DataFrameColumn Count(string name, string[][] rows, int column) => new(name, rows.Select(row => long.Parse(row[column], CultureInfo.InvariantCulture)));

    private static DoubleDataFrameColumn Share(string name, string[][] rows, int column) => new(name, rows.Select(row => double.Parse(row[column], CultureInfo.InvariantCulture)));

    private static string[][] Read(string name) => [.. EmbeddedFile.Lines($"Sections/Topics/{name}").Skip(1).Select(line => line.Split('\t'))];
}
