using BiasAudit.Measuring;

namespace BiasAudit.Sections.Topics;

/// <summary>One topic's part of the corpus.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Documents">Its documents.</param>
/// <param name="Share">Its share of the documents with a topic.</param>
/// <param name="Interval">What a corpus drawn like this one would give; null with fewer than two sources.</param>
/// <param name="Characters">Its share of the characters of documents with a topic.</param>
/// <param name="Words">Its share of their words.</param>
/// <param name="Tokens">Its share of their tokens, by the corpus's own column; null where it has none.</param>
/// <param name="Reference">Its share of the reference; null without one.</param>
/// <param name="Ratio">Its share, in the reference's unit, to that; null without a reference.</param>
/// <param name="RatioInterval">The interval of the ratio.</param>
/// <param name="PerSource">Its mean share over sources, each counted once.</param>
/// <param name="TopSource">The source with most of its documents.</param>
/// <param name="TopSourceShare">The share of its documents from that source.</param>
internal sealed record TopicShare(
    Topic Topic, long Documents, double Share, Interval? Interval, double Characters, double Words, double? Tokens,
    double? Reference, double? Ratio, Interval? RatioInterval, double PerSource, string TopSource, double TopSourceShare);

/// <summary>The shares of all topics with what they are compared to.</summary>
internal sealed class TopicShares
{
    private readonly int _topics;
    private readonly int _width;
    private readonly long[] _totals;

    public TopicShares(TopicCounts state, TopicTaxonomy taxonomy, TopicReference? reference)
    {
        (_topics, _width, _totals) = (taxonomy.Topics.Length, state.Labels.Length, state.Counts.Totals());
        (Documents, Classified) = (Sum(_totals, 0, _width), Sum(_totals, 0, _topics));
        Sources = TopicRow.Of(state.BySource, taxonomy);
        Topics = [.. Enumerable.Range(0, _topics).Select(i => Of(i, state, taxonomy.Topics[i], reference, Sources))];
    }

    /// <summary>All documents.</summary>
    public long Documents { get; }

    /// <summary>The documents with a topic.</summary>
    public long Classified { get; }

    /// <summary>The documents of each source, by its name.</summary>
    public List<TopicRow> Sources { get; }

    /// <summary>The topics in the order of the taxonomy.</summary>
    public TopicShare[] Topics { get; }

    /// <summary>The documents of each topic.</summary>
    public long[] Counts => _totals[.._topics];

    /// <summary>The sum of a stretch of counts.</summary>
    public static long Sum(ReadOnlySpan<long> sums, int start, int length)
    {
        var sum = 0L;
        foreach (var count in sums.Slice(start, length)) sum += count;
        return sum;
    }

    /// <summary>The shares of each topic in one of the units (0 documents, 1 characters, 2 words, 3 tokens).</summary>
    public double[] Shares(ReadOnlySpan<long> sums, int unit)
    {
        var (shares, whole) = (new double[_topics], Math.Max(1, Sum(sums, unit * _width, _topics)));
        for (var i = 0; i < _topics; i++) shares[i] = (double)sums[unit * _width + i] / whole;
        return shares;
    }

    private TopicShare Of(int topic, TopicCounts state, Topic definition, TopicReference? reference, List<TopicRow> sources)
    {
        var (top, perSource, named) = (sources.FirstOrDefault(), 0.0, 0);
        foreach (var source in sources)
        {
            if (source.Counts[topic] > top!.Counts[topic]) top = source;
            if (source.Documents == 0) continue;
            perSource += (double)source.Counts[topic] / source.Documents;
            named++;
        }
        return new(
            definition, _totals[topic], Ratio(_totals, topic, 0), Jackknife(state, sums => Ratio(sums, topic, 0), 1),
            Ratio(_totals, topic, 1), Ratio(_totals, topic, 2), Sum(_totals, 3 * _width, _topics) > 0 ? Ratio(_totals, topic, 3) : null,
            reference?.Shares[topic],
            reference?.Shares[topic] > 0 ? Ratio(_totals, topic, reference.Unit) / reference.Shares[topic] : null,
            reference?.Shares[topic] > 0 ? Jackknife(state, sums => Ratio(sums, topic, reference.Unit) / reference.Shares[topic], double.PositiveInfinity) : null,
            named == 0 ? 0 : perSource / named,
            top?.Name ?? "", _totals[topic] == 0 ? 0 : (double)(top?.Counts[topic] ?? 0) / _totals[topic]);
    }

    private Interval? Jackknife(TopicCounts state, Func<ReadOnlySpan<long>, double> statistic, double highest) =>
        Classified == 0 ? null : state.Counts.Jackknife(statistic.Invoke, 0, highest);

    private double Ratio(ReadOnlySpan<long> sums, int topic, int unit) =>
        (double)sums[unit * _width + topic] / Math.Max(1, Sum(sums, unit * _width, _topics));
}
