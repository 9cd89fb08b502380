using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;
using BiasAudit.Text;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>A share behind the shares that the classifier gave.</summary>
/// <param name="Share">The share of all documents.</param>
/// <param name="Low">The lower end of its 95 % labeling interval.</param>
/// <param name="High">The upper end.</param>
internal sealed record CorrectedShare(double Share, double Low, double High);

/// <summary>How the classifier labels held-out pages of each topic.</summary>
/// <param name="Labels">The topics, <c>unclassified</c> last.</param>
/// <param name="Counts">Row: the topic of the page; column: the label given.</param>
internal sealed record TopicConfusion(string[] Labels, long[,] Counts)
{
    private const int Replicates = 60;
    private static readonly Lazy<TopicConfusion> Shared = new(() => Read("Sections/Topics/confusion.tsv"));

    /// <summary>That of the built-in model, from English web pages that it never saw.</summary>
    public static TopicConfusion BuiltIn => Shared.Value;

    private int Topics => Labels.Length - 1;

    /// <summary>The shares of all documents that, put through the confusion, come nearest to the given ones; documents about nothing included.</summary>
    public CorrectedShare[] Correct(TopicCounts state, TopicShares shares)
    {
        var apparent = shares.Counts.Append(shares.Documents - shares.Classified - state.Unseeded).Select(count => count / (double)Math.Max(1, shares.Documents - state.Unseeded)).ToArray();
        var value = LabelingError.Correct(apparent, Rates(Counts));
        var seed = 0x746F70696373UL;
        var draws = Enumerable.Range(0, Replicates).Select(_ => LabelingError.Correct(apparent, Rates(Resample(ref seed)))).ToArray();
        return [.. Enumerable.Range(0, Topics).Select(topic =>
        {
            var sorted = draws.Select(draw => draw[topic]).Order().ToArray();
            return new CorrectedShare(value[topic], Math.Min(value[topic], sorted[1]), Math.Max(value[topic], sorted[^2]));
        })];
    }

    /// <summary>Adds the matrix with precision, recall and coverage of each topic.</summary>
    public void AddTo(SectionResult result, TopicTaxonomy taxonomy)
    {
        var rows = Enumerable.Range(0, Topics).ToArray();
        var frame = new DataFrame(
            new StringDataFrameColumn("topic", rows.Select(row => taxonomy.Topics[row].Title)),
            new Int64DataFrameColumn("pages", rows.Select(RowSum)),
            new DoubleDataFrameColumn("precision", rows.Select(row => (double)Counts[row, row] / Math.Max(1, rows.Sum(other => Counts[other, row])))),
            new DoubleDataFrameColumn("recall", rows.Select(row => (double)Counts[row, row] / Math.Max(1, RowSum(row)))),
            new DoubleDataFrameColumn("coverage", rows.Select(row => 1 - (double)Counts[row, Topics] / Math.Max(1, RowSum(row)))));
        for (var label = 0; label < Labels.Length; label++)
        {
            var at = label;
            frame.Columns.Add(new Int64DataFrameColumn(Labels[label], rows.Select(row => Counts[row, at])));
        }
        result.Add("topics.confusion", frame);
        result.Show(new TableView("topics.confusion", "What the classifier makes of held-out English web pages (labels by WebOrganizer's own classifier)",
            [new("topic", "Topic"), new("pages", "Pages", ColumnFormat.Count), new("precision", "Precision", ColumnFormat.Share), new("recall", "Recall", ColumnFormat.Share), new("coverage", "Got a topic", ColumnFormat.Share)], 25, Folded: true));
        result.Show(new Sentence("Corrected shares rest on this matrix of English pages; they carry over to other languages and registers only as far as the classifier errs alike there.", SentenceRole.Limit));
    }

    private long RowSum(int row) => Enumerable.Range(0, Labels.Length).Sum(label => Counts[row, label]);

    // The last row: a page about none of the topics is left unclassified.
    private double[,] Rates(long[,] counts)
    {
        var rates = new double[Labels.Length, Labels.Length];
        for (var row = 0; row < Topics; row++)
        {
            var sum = 0L;
            for (var label = 0; label < Labels.Length; label++) sum += counts[row, label];
            for (var label = 0; label < Labels.Length; label++) rates[row, label] = sum == 0 ? (row == label ? 1 : 0) : (double)counts[row, label] / sum;
        }
        rates[Topics, Topics] = 1;
        return rates;
    }

    private long[,] Resample(ref ulong seed)
    {
        var counts = new long[Labels.Length, Labels.Length];
        for (var row = 0; row < Topics; row++)
        {
            var sum = RowSum(row);
            for (var draw = 0; draw < sum; draw++)
            {
                var left = (long)Math.BigMul(ConsistentSample.Mix(seed += 0x9E3779B97F4A7C15), (ulong)sum, out _);
                var label = 0;
                while (left >= Counts[row, label]) left -= Counts[row, label++];
                counts[row, label]++;
            }
        }
        return counts;
    }

    private static TopicConfusion Read(string path)
    {
        var lines = EmbeddedFile.Lines(path).Select(line => line.Split('\t')).ToArray();
        var labels = lines[0][1..];
        var counts = new long[labels.Length, labels.Length];
        for (var row = 1; row < lines.Length; row++)
            for (var label = 0; label < labels.Length; label++) counts[row - 1, label] = long.Parse(lines[row][label + 1], CultureInfo.InvariantCulture);
        return new(labels, counts);
    }
}
