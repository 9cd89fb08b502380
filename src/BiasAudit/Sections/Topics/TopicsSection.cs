using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using Microsoft.Data.Analysis;

namespace BiasAudit.Sections.Topics;

/// <summary>What the corpus is about, and where that is skewed.</summary>
public static class TopicsSection
{
    private const int LeastDocuments = 20;

    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("topics", "Topics", "What is the corpus about, and where is that skewed?", Conclude)
        .With<TopicCounts>()
        .With<TopicSample>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var (state, taxonomy) = (profile.State<TopicCounts>(), TopicsFile.TaxonomyOf(profile.Options));
        var reference = TopicReference.Of(profile.Options, taxonomy);
        var shares = new TopicShares(state, taxonomy, reference);
        AddCoverage(result, state, shares, profile.Options);
        if (shares.Classified == 0) result.NotMeasurable("topics.distribution.effective-number", "topics", "No document has a topic.");
        else AddTopics(profile, result, state, shares, taxonomy, reference);
        DistinctiveWords.AddTo(result, profile.State<TopicSample>());
        if (profile.Options.Themes) Themes.AddTo(result, profile, profile.State<TopicSample>());
    }

    private static void AddTopics(Profile profile, SectionResult result, TopicCounts state, TopicShares shares, TopicTaxonomy taxonomy, TopicReference? reference)
    {
        var corrected = profile.Options.TopicsFile is null && !profile.Options.AdaptTopics ? TopicConfusion.BuiltIn.Correct(state, shares) : null;
        AddShares(result, shares, corrected, reference);
        AddSpread(result, state, shares, taxonomy, reference);
        ShowDistribution(result, shares, corrected is not null, reference);
        TopicCrossing.AddTo(result, "source", "sources", shares.Sources, taxonomy);
        TopicCrossing.AddTo(result, "language", "languages", TopicRow.Of(state.ByLanguage, taxonomy), taxonomy);
        AddCountries(profile, result, shares, taxonomy);
        TopicCrossing.AddTo(result, "year", "years", TopicRow.Of(state.ByYear, taxonomy), taxonomy);
        if (corrected is null) return;
        TopicConfusion.BuiltIn.AddTo(result, taxonomy);
        TopicAccuracy.AddTo(result);
    }

    private static void AddCountries(Profile profile, SectionResult result, TopicShares shares, TopicTaxonomy taxonomy)
    {
        var (rows, known) = TopicCountries.Of(shares.Sources, profile.Options);
        TopicCrossing.AddTo(result, "country", "countries", rows, taxonomy);
        result.Show(new Sentence($"The country of the publisher is known for {NumberText.Share(known)} of the documents, by the domain of their source; topics by country are of those only.", SentenceRole.Limit));
    }

    private static void AddCoverage(SectionResult result, TopicCounts state, TopicShares shares, AuditOptions options)
    {
        var unclassified = shares.Documents - shares.Classified;
        if (shares.Documents == 0)
        {
            result.NotMeasurable("topics.unclassified.share", "share", "No document was measured.");
            return;
        }
        result.Add(new() { Id = "topics.unclassified.share", Value = (double)unclassified / shares.Documents, Unit = "share", Of = shares.Documents, OfUnit = "documents" });
        result.Add(new() { Id = "topics.unseeded.share", Value = (double)state.Unseeded / shares.Documents, Unit = "share", Of = shares.Documents, OfUnit = "documents" });
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"{NumberText.Share((double)unclassified / shares.Documents)} of {shares.Documents:N0} documents have no topic: {NumberText.Share((double)state.Unseeded / shares.Documents)} are in a language without seed terms, and are never forced into one; for the rest the classifier was not sure enough."), SentenceRole.Limit));
        if (options.AdaptTopics)
            result.Show(new Sentence("The topic classifier was adapted to this corpus: its shares cannot be compared with those of another release.", SentenceRole.Limit));
    }

    private static void AddShares(SectionResult result, TopicShares shares, CorrectedShare[]? corrected, TopicReference? reference)
    {
        var unclassified = shares.Documents - shares.Classified;
        foreach (var (topic, i) in shares.Topics.Select((topic, i) => (topic, i)))
        {
            result.Add(new()
            {
                Id = $"topics.{topic.Topic.Id}.share", Value = topic.Share, Unit = "share", Of = shares.Classified, OfUnit = "documents with a topic",
                LeftOut = unclassified, Interval = topic.Interval,
                Bounds = new(IntervalKind.Bounds, (double)topic.Documents / shares.Documents, (double)(topic.Documents + unclassified) / shares.Documents, 1),
            });
            if (corrected is not null)
                result.Add(new()
                {
                    Id = $"topics.{topic.Topic.Id}.corrected-share", Value = corrected[i].Share, Unit = "share", Of = shares.Documents, OfUnit = "documents",
                    Interval = new(IntervalKind.Labeling, corrected[i].Low, corrected[i].High),
                });
            if (topic.Ratio is { } ratio)
                result.Add(new()
                {
                    Id = $"topics.{topic.Topic.Id}.reference-ratio", Value = ratio, Unit = "ratio to the reference",
                    Of = shares.Classified, OfUnit = "documents with a topic", LeftOut = unclassified, Interval = topic.RatioInterval,
                });
        }
        result.Add("topics.distribution", Table(shares, corrected));
    }

    private static DataFrame Table(TopicShares shares, CorrectedShare[]? corrected)
    {
        var rows = shares.Topics.Select((topic, i) => (topic, corrected: corrected?[i])).OrderByDescending(row => row.topic.Documents).ThenBy(row => row.topic.Topic.Id, StringComparer.Ordinal).ToArray();
        return new(
            new StringDataFrameColumn("topic", rows.Select(row => row.topic.Topic.Id)),
            new StringDataFrameColumn("title", rows.Select(row => row.topic.Topic.Title)),
            new StringDataFrameColumn("iptc", rows.Select(row => string.Join("; ", row.topic.Topic.Iptc))),
            new Int64DataFrameColumn("documents", rows.Select(row => row.topic.Documents)),
            Numbers("share", row => row.topic.Share), Numbers("low", row => row.topic.Interval?.Low), Numbers("high", row => row.topic.Interval?.High),
            Numbers("corrected", row => row.corrected?.Share), Numbers("corrected-low", row => row.corrected?.Low), Numbers("corrected-high", row => row.corrected?.High),
            Numbers("characters-share", row => row.topic.Characters), Numbers("words-share", row => row.topic.Words), Numbers("tokens-share", row => row.topic.Tokens),
            Numbers("reference", row => row.topic.Reference), Numbers("ratio", row => row.topic.Ratio),
            Numbers("ratio-low", row => row.topic.RatioInterval?.Low), Numbers("ratio-high", row => row.topic.RatioInterval?.High),
            Numbers("per-source-share", row => row.topic.PerSource),
            new StringDataFrameColumn("top-source", rows.Select(row => row.topic.TopSource)), Numbers("top-source-share", row => row.topic.TopSourceShare));

        DoubleDataFrameColumn Numbers(string name, Func<(TopicShare topic, CorrectedShare? corrected), double?> value) => new(name, rows.Select(value));
    }

    private static void AddSpread(SectionResult result, TopicCounts state, TopicShares shares, TopicTaxonomy taxonomy, TopicReference? reference)
    {
        var spread = Concentration.Of(shares.Counts);
        Add("topics.distribution.effective-number", "topics", spread.Hill(1), sums => Concentration.Of(sums.AsSpan(0, taxonomy.Topics.Length)).Hill(1));
        Add("topics.distribution.effective-number-2", "topics", spread.Hill(2), sums => Concentration.Of(sums.AsSpan(0, taxonomy.Topics.Length)).Hill(2));
        Add("topics.largest.share", "share", spread.LargestShare, sums => Concentration.Of(sums.AsSpan(0, taxonomy.Topics.Length)).LargestShare);
        var totals = state.Counts.Totals();
        var perSource = shares.Topics.Select(topic => topic.PerSource).ToArray();
        Add("topics.per-source.total-variation", "share of mass to move", Divergence.TotalVariation(shares.Shares(totals, 0), perSource), null);
        if (reference is not null)
        {
            var (unit, expected) = (reference.Unit, reference.Shares.ToArray());
            Add("topics.reference.total-variation", "share of mass to move", Divergence.TotalVariation(shares.Shares(totals, unit), expected), sums => Divergence.TotalVariation(shares.Shares(sums, unit), expected));
            Add("topics.reference.jensen-shannon", "nats", Divergence.JensenShannon(shares.Shares(totals, unit), expected), sums => Divergence.JensenShannon(shares.Shares(sums, unit), expected));
        }
        if (shares.Topics.Where(topic => topic.Documents >= LeastDocuments).MaxBy(topic => topic.TopSourceShare) is { } owned)
        {
            Add("topics.top-source.share", "share", owned.TopSourceShare, null);
            if (owned.TopSourceShare > 0.5 && state.Counts.Sources > 1)
                result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture, $"{NumberText.Share(owned.TopSourceShare)} of the {owned.Documents:N0} documents on {owned.Topic.Title} come from one source, {owned.TopSource}.")));
        }

        void Add(string id, string unit, double value, Func<long[], double>? statistic) => result.Add(new()
        {
            Id = id, Value = value, Unit = unit, Of = shares.Classified, OfUnit = "documents with a topic", LeftOut = shares.Documents - shares.Classified,
            Interval = statistic is null ? null : state.Counts.Jackknife(sums => statistic(sums.ToArray()), 0),
        });
    }

    private static void ShowDistribution(SectionResult result, TopicShares shares, bool corrected, TopicReference? reference)
    {
        var ordered = shares.Topics.OrderByDescending(topic => topic.Documents).ThenBy(topic => topic.Topic.Id, StringComparer.Ordinal).ToArray();
        var largest = ordered[0];
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"The largest topic is {largest.Topic.Title} with {NumberText.Share(largest.Share)} of the {shares.Classified:N0} documents that have a topic{Against(shares, reference)}.")));
        result.Show(new Sentence(reference is null ? "Topics of this taxonomy have no reference: --topic-reference names one."
            : $"The reference is {(reference.Name == "WebOrganizer" ? "" : reference.Name + ", ")}{reference.Description}. It is a comparison, not a target.", SentenceRole.Explanation));
        result.Show(new Chart("topics.distribution", ChartKind.Bars, "Topics against the reference", $"Share of each topic among documents with a topic; {largest.Topic.Title} is largest.",
            "share", "topics.distribution", "title", reference is null ? ["share"] : [reference.Unit == 0 ? "share" : "words-share", "reference"], reference?.Unit == 2 ? null : "low", reference?.Unit == 2 ? null : "high", 25));
        result.Show(new TableView("topics.distribution", "Topics",
            [new("title", "Topic"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents with a topic", ColumnFormat.Share),
             new("low", "From", ColumnFormat.Share), new("high", "To", ColumnFormat.Share),
             .. corrected ? new ColumnView[] { new("corrected", "Corrected share of all documents", ColumnFormat.Share), new("corrected-low", "From", ColumnFormat.Share), new("corrected-high", "To", ColumnFormat.Share) } : [],
             new("characters-share", "Share of characters", ColumnFormat.Share), new("words-share", "Share of words", ColumnFormat.Share), .. shares.Topics[0].Tokens is null ? Array.Empty<ColumnView>() : [new("tokens-share", "Share of tokens", ColumnFormat.Share)], new("reference", "Reference", ColumnFormat.Share), new("ratio", "Ratio", ColumnFormat.Number),
             new("per-source-share", "Share with each source counted once", ColumnFormat.Share), new("top-source", "Largest source"), new("top-source-share", "Its share of the topic", ColumnFormat.Share)], 25));
    }

    private static string Against(TopicShares shares, TopicReference? reference)
    {
        var compared = shares.Topics.Where(topic => topic.Ratio is not null && topic.Documents >= LeastDocuments).OrderBy(topic => topic.Ratio).ToArray();
        return compared.Length < 2 ? "" : string.Create(CultureInfo.InvariantCulture,
            $"; against {reference!.Name} {compared[^1].Topic.Title} is most over-represented ({compared[^1].Ratio:0.0} times) and {compared[0].Topic.Title} most under-represented ({compared[0].Ratio:0.00} times)");
    }
}
