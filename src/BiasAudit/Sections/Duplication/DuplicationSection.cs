using System.Globalization;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Duplication;

/// <summary>How much of the corpus is said more than once, by whom, and what would remain if copies were removed.</summary>
public static class DuplicationSection
{
    private const string Name = "duplication";

    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section(Name, "Duplication", "How much of the corpus is copies, and who copies whom?", Conclude)
        .Needs(Detections.None)
        .With<DocumentCopies>()
        .With<RepeatedStretches>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var copies = profile.State<DocumentCopies>();
        var stretches = profile.State<RepeatedStretches>();
        var clusters = CopyClusters.Of(copies);
        var shares = CopyShares.Of(clusters, copies);
        shares.AddTo(result);
        AddStretches(stretches, result);
        DuplicationTables.AddTo(result, profile, clusters, copies);
        Show(result, shares, copies, profile.Options.Evidence);
    }

    private static void AddStretches(RepeatedStretches stretches, SectionResult result)
    {
        AddRepeats(result, "duplication.url.share", "documents with a URL", stretches.Urls, weighted: false);
        AddRepeats(result, "duplication.lines.share", "lines that are not blank", stretches.Lines, weighted: false);
        AddRepeats(result, "duplication.lines.characters-share", "UTF-16 units in lines", stretches.Lines, weighted: true);
        AddRepeats(result, "duplication.paragraphs.share", "paragraphs", stretches.Paragraphs, weighted: false);
        AddRepeats(result, "duplication.paragraphs.characters-share", "UTF-16 units in paragraphs", stretches.Paragraphs, weighted: true);
    }

    private static void AddRepeats(SectionResult result, string id, string of, RepeatSample sample, bool weighted)
    {
        if (sample.Offered == 0)
        {
            result.NotMeasurable(id, "share", $"The corpus has no {of}.");
            return;
        }
        var estimate = RepeatShare.Of(sample, weighted);
        result.Add(new() { Id = id, Value = estimate.Share, Unit = "share", Of = estimate.Whole, OfUnit = of, Interval = estimate.Interval });
    }

    private static void Show(SectionResult result, CopyShares shares, DocumentCopies copies, bool evidence)
    {
        if (shares.Documents == 0) return;
        result.Show(new Sentence(string.Create(CultureInfo.InvariantCulture,
            $"{NumberText.Share(shares.Bytes)} of {shares.Documents:N0} documents are byte-for-byte copies of an earlier one, {NumberText.Share(shares.Text)} have the same words, and {NumberText.Share(shares.Near)} would go if one document of every near-duplicate cluster were kept; {NumberText.Share(shares.RemainingCharacters)} of the characters would remain.")));
        result.Show(new TableView("duplication.cluster-sizes", "Clusters by size",
            [new("size", "Documents in the cluster"), new("exact-clusters", "Clusters of equal text", ColumnFormat.Count), new("exact-documents", "Documents in them", ColumnFormat.Count),
             new("near-clusters", "Near-duplicate clusters", ColumnFormat.Count), new("near-documents", "Documents in them", ColumnFormat.Count)]));
        result.Show(new TableView("duplication.clusters", "Largest clusters",
            [new("documents", "Documents", ColumnFormat.Count), new("texts", "Different texts", ColumnFormat.Count), new("sources", "Sources", ColumnFormat.Count),
             new("shard", "First in"), new("row", "Row", ColumnFormat.Count), .. evidence ? new ColumnView[] { new("snippet", "Begins (masked)") } : []], Rows: 10));
        result.Show(new TableView("duplication.sources", "Sources that share documents",
            [new("source", "Source"), new("other", "Other source"), new("documents", "Its documents with a copy in the other", ColumnFormat.Count), new("share", "Share of its documents", ColumnFormat.Share)]));
        if (SourceMatrix.Heatmap(result) is { } map) result.Show(map);
        result.Show(new Chart("duplication.s-curve", ChartKind.Line, "What the near-duplicate setting finds",
            string.Create(CultureInfo.InvariantCulture, $"The probability that a pair is found, by the similarity of the two texts: {NumberText.Share(SCurve.Found(0.5))} at 0.5, {NumberText.Share(SCurve.Found(0.7))} at 0.7, {NumberText.Share(SCurve.Found(0.8))} at 0.8, {NumberText.Share(SCurve.Found(0.9))} at 0.9."),
            "probability", "duplication.s-curve", "similarity", ["candidate", "found"], Rows: 101));
        result.Show(new TableView("duplication.s-curve", "Power of the near-duplicate setting",
            [new("similarity", "Jaccard similarity", ColumnFormat.Number), new("edit-rate", "Words replaced", ColumnFormat.Share), new("nominal", "1 − (1 − J⁸)¹⁴", ColumnFormat.Share),
             new("candidate", "Candidate", ColumnFormat.Share), new("found", "Found", ColumnFormat.Share)], Rows: 21, Folded: true));
        result.Show(new Sentence(Limits(shares, copies), SentenceRole.Limit));
    }

    private static string Limits(CopyShares shares, DocumentCopies copies) => string.Create(CultureInfo.InvariantCulture,
        $"The setting (shingles of 5 words, 14 bands of 8, at least {NearPairs.LeastSimilarity} of the signature) finds few pairs below a similarity of 0.6: texts of which more than about 5% of the words were changed one by one, translations and paraphrases, and passages copied into longer texts. Clusters are chains of pairs. {shares.Short:N0} documents have fewer than 5 words and are found only when their words are equal; {shares.Wordless:N0} have no word and are compared by their characters. What finds near copies took {shares.BytesPerDocument:0} MB per million documents here, at most {Math.Ceiling(DocumentCopies.MostBytes):0} MB while nothing is sampled.{(copies.Level == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Shares of documents come from a consistent sample of 1 in {1L << copies.Level} texts; near copies of similarity J stay together in it with probability J, so their share is a lower bound."))}");
}
