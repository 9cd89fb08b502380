using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using static BiasAudit.Sections.Languages.LanguageCounts;

namespace BiasAudit.Sections.Languages;

/// <summary>Which languages and scripts the text is in, how sure that is, and how it compares with what is declared.</summary>
public static class LanguagesSection
{
    /// <summary>Defines the section.</summary>
    public static Section Define() => new Section("languages", "Languages and scripts", "Which languages is the text really in, and how sure is that?", Conclude)
        .Needs(Detections.Language)
        .With<LanguageCounts>()
        .With<DeclaredLanguages>()
        .With<TokenSample>()
        .With<ClassifierLabels>();

    private static void Conclude(Profile profile, SectionResult result)
    {
        var counts = profile.State<LanguageCounts>();
        var corrected = CorrectedShares.Of(counts, profile.Options.Seed);
        LanguageTables.AddDistribution(counts, corrected, result);
        LanguageTables.AddScripts(counts, result);
        LanguageTables.AddWritings(counts, result);
        LanguageTables.AddReasons(counts, result);
        var lonely = LanguageTables.AddSources(counts, result);
        AddNumbers(counts, lonely, result);
        Show(counts, result);
        ReferenceTables.Conclude(counts, profile.Options, result);
        DeclaredTables.Conclude(profile.State<DeclaredLanguages>(), profile, result);
        SampleTables.AddPremium(profile.State<TokenSample>(), result);
        SampleTables.AddClassifiers(profile.State<ClassifierLabels>(), result);
        result.Show(new Sentence("Shares are of documents as detected, and detection errs: the corrected table shows what the measured confusions of the model leave open. Languages outside the model's labels end as undetermined or, rarely, as a neighbor. Documents of one sentence are harder than the texts the confusions were measured on.", SentenceRole.Limit));
    }

    private static void AddNumbers(LanguageCounts counts, int lonely, SectionResult result)
    {
        var (documents, languages) = (LanguageTables.Total(counts, Sum.Documents), counts.Languages.Count);
        if (documents == 0)
        {
            result.NotMeasurable("languages.undetermined.share", "share", "The corpus has no documents.");
            return;
        }
        var unknown = counts[Sum.Documents][0];
        var named = documents - unknown;
        AddShare(result, "languages.undetermined.share", unknown, documents, "documents", counts.BySource.JackknifeShare(1, 0));
        AddShare(result, "languages.undetermined.characters-share", counts[Sum.Characters][0], LanguageTables.Total(counts, Sum.Characters), "characters", null);
        AddShare(result, "languages.mixed.share", LanguageTables.Total(counts, Sum.Mixed), documents, "documents", null);
        result.Add(new() { Id = "languages.single-source.count", Value = lonely, Unit = "languages", Of = LanguageTables.Ordered(counts).Count(i => i > 0), OfUnit = "languages" });
        if (named == 0)
        {
            result.NotMeasurable("languages.largest.share", "share", "No document has a named language.");
            return;
        }
        Func<ReadOnlySpan<long>, Concentration> among = sums => Concentration.Of(sums.Slice(2, languages - 1));
        var all = Concentration.Of(counts[Sum.Documents][1..]);
        var shares = counts[Sum.Documents][1..].ToArray().Select(own => (double)own / documents).ToArray();
        var bounds = UnknownShare.EffectiveNumber(shares, (double)unknown / documents);
        AddSpread(result, "languages.largest.share", "share", all.LargestShare, named, unknown, counts.BySource.Jackknife(sums => among(sums).LargestShare, 0, 1));
        AddSpread(result, "languages.effective.n1", "languages", all.Hill(1), named, unknown, counts.BySource.Jackknife(sums => among(sums).Hill(1), 1));
        AddSpread(result, "languages.effective.n2", "languages", all.Hill(2), named, unknown, counts.BySource.Jackknife(sums => among(sums).Hill(2), 1),
            new(IntervalKind.Bounds, bounds.Low, bounds.High, 1));
        foreach (var percent in new[] { 50, 90, 99 })
            AddSpread(result, $"languages.coverage.of-{percent}", "languages", Holding(all, percent), named, unknown, null);
    }

    /// <summary>How many of the largest languages hold a percentage of the named documents.</summary>
    private static int Holding(Concentration all, int percent)
    {
        var k = 1;
        while (k < all.Categories && all.LargestShares(k) * 100 < percent - 1e-9) k++;
        return k;
    }

    private static void AddShare(SectionResult result, string id, long part, long whole, string unit, Interval? interval) =>
        result.Add(new() { Id = id, Value = LanguageTables.Ratio(part, whole), Unit = "share", Of = whole, OfUnit = unit, Interval = interval });

    private static void AddSpread(SectionResult result, string id, string unit, double value, long of, long leftOut, Interval? interval, Interval? bounds = null) =>
        result.Add(new() { Id = id, Value = value, Unit = unit, Of = of, OfUnit = "documents with a named language", LeftOut = leftOut, Interval = interval, Bounds = bounds });

    private static void Show(LanguageCounts counts, SectionResult result)
    {
        var (documents, rows) = (LanguageTables.Total(counts, Sum.Documents), LanguageTables.Ordered(counts));
        if (documents == 0) return;
        var named = rows.Where(i => i > 0).ToArray();
        var largest = named.Length == 0 ? "No language could be named"
            : $"The largest language is {LanguageCodes.NameOf(counts.Languages.Codes[named[0]])} with {NumberText.Share(LanguageTables.Ratio(counts[Sum.Documents][named[0]], documents))} of {documents:N0} documents and {NumberText.Share(LanguageTables.Ratio(counts[Sum.Characters][named[0]], LanguageTables.Total(counts, Sum.Characters)))} of the characters; {named.Length:N0} languages were found";
        result.Show(new Sentence($"{largest}, and {NumberText.Share(LanguageTables.Ratio(counts[Sum.Documents][0], documents))} of the documents have no named language."));
        result.Show(new Chart("languages.distribution", ChartKind.Bars, "Languages by documents", largest + ".", "share of documents", "languages.distribution", "name", ["share"], "low", "high"));
        result.Show(new TableView("languages.distribution", "Languages",
            [new("name", "Language"), new("group", "Group"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of documents", ColumnFormat.Share),
             new("characters-share", "Share of characters", ColumnFormat.Share), new("bytes-share", "Share of UTF-8 bytes", ColumnFormat.Share),
             new("parity-share", "Share of content (parity-adjusted characters)", ColumnFormat.Share), new("mixed", "Mixed documents", ColumnFormat.Count), new("confidence", "Mean confidence", ColumnFormat.Number)]));
        result.Show(new TableView("languages.corrected", "Shares among named documents, corrected for the model's confusions",
            [new("group", "Language or group"), new("share", "As detected", ColumnFormat.Share), new("corrected-share", "Corrected", ColumnFormat.Share), new("low", "Low", ColumnFormat.Share),
             new("high", "High", ColumnFormat.Share), new("recall", "Measured recall", ColumnFormat.Share)], Folded: true));
        result.Show(new Chart("languages.scripts", ChartKind.Bars, "Scripts by documents", "The script that most letters of a document are in.", "share of documents", "languages.scripts", "script", ["share"]));
        if (result.Tables.Any(table => table.Name == "languages.chinese"))
            result.Show(new TableView("languages.chinese", "Simplified and Traditional Chinese", [new("writing", "Writing"), new("documents", "Documents", ColumnFormat.Count), new("share", "Share of Chinese documents", ColumnFormat.Share)]));
        result.Show(new TableView("languages.undetermined", "Why documents have no named language", [new("reason", "Reason"), new("documents", "Documents", ColumnFormat.Count)]));
        result.Show(new TableView("languages.sources", "Which sources carry each language",
            [new("language", "Language"), new("documents", "Documents", ColumnFormat.Count), new("sources", "Sources", ColumnFormat.Count), new("largest-source", "Largest source"), new("largest-share", "Its share", ColumnFormat.Share)], Folded: true));
    }
}
