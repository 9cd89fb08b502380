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
        // The confusions were measured on the model that comes with the product, and say nothing about another.
        var corrected = profile.Options.LanguageModel is null ? CorrectedShares.Of(counts, profile.Options.Seed) : null;
        LanguageTables.AddDistribution(counts, corrected, result);
        LanguageTables.AddReasons(counts, result);
        AddNumbers(counts, result);
        Show(counts, result);
        CorrectedShares.Show(corrected, profile.Options, result);
        ScriptTables.Conclude(counts, result);
        SourceTables.Conclude(counts, result);
        ReferenceTables.Conclude(counts, profile.Options, result);
        DeclaredTables.Conclude(profile.State<DeclaredLanguages>(), profile, result);
        SampleTables.AddPremium(profile.State<TokenSample>(), result);
        SampleTables.AddClassifiers(profile.State<ClassifierLabels>(), result);
        result.Show(new Sentence("Shares are of documents as detected, and detection errs: the corrected table shows what the measured confusions of the model leave open. Languages outside the model's labels end as undetermined or, rarely, as a neighbor. Documents of one sentence are harder than the texts the confusions were measured on.", SentenceRole.Limit));
    }

    private static void AddNumbers(LanguageCounts counts, SectionResult result)
    {
        var (documents, languages) = (LanguageTables.Total(counts, Sum.Documents), counts.Languages.Count);
        if (documents == 0)
        {
            result.NotMeasurable("languages.undetermined.share", "share", "The corpus has no documents.");
            return;
        }
        var unknown = counts[Sum.Documents][0];
        var named = documents - unknown;
        AddShare(result, "languages.undetermined.share", unknown, documents, "documents", counts.BySource.JackknifeShare(DocumentsColumn(0), AllDocuments));
        AddShare(result, "languages.undetermined.characters-share", counts[Sum.Characters][0], LanguageTables.Total(counts, Sum.Characters), "characters", CharactersInterval(counts));
        AddShare(result, "languages.mixed.share", LanguageTables.Total(counts, Sum.Mixed), documents, "documents", counts.BySource.JackknifeShare(MixedDocuments, AllDocuments));
        if (named == 0)
        {
            result.NotMeasurable("languages.largest.share", "share", "No document has a named language.");
            return;
        }
        Func<ReadOnlySpan<long>, Concentration> among = sums => Concentration.Of(sums.Slice(DocumentsColumn(1), languages - 1));
        var all = Concentration.Of(counts[Sum.Documents][1..]);
        var shares = counts[Sum.Documents][1..].ToArray().Select(own => (double)own / documents).ToArray();
        var bounds = UnknownShare.EffectiveNumber(shares, (double)unknown / documents);
        AddSpread(result, "languages.largest.share", "share", all.LargestShare, named, unknown, counts.BySource.Jackknife(sums => among(sums).LargestShare, 0, 1),
            new(IntervalKind.Bounds, shares.Max(), UnknownShare.Share(shares.Max(), (double)unknown / documents).High, 1));
        AddSpread(result, "languages.effective.n1", "languages", all.Hill(1), named, unknown, counts.BySource.Jackknife(sums => among(sums).Hill(1), 1));
        AddSpread(result, "languages.effective.n2", "languages", all.Hill(2), named, unknown, counts.BySource.Jackknife(sums => among(sums).Hill(2), 1),
            new(IntervalKind.Bounds, bounds.Low, bounds.High, 1));
        foreach (var percent in new[] { 50, 90, 99 })
            AddSpread(result, $"languages.coverage.of-{percent}", "languages", Holding(all, percent), named, unknown, null, BoundsOfHolding(counts[Sum.Documents][1..], unknown, percent));
    }

    private static Interval? CharactersInterval(LanguageCounts counts) => counts.BySource.Jackknife(sums =>
    {
        var all = 0L;
        foreach (var characters in sums.Slice(counts.CharactersColumn(0), counts.Languages.Count)) all += characters;
        return all == 0 ? double.NaN : (double)sums[counts.CharactersColumn(0)] / all;
    }, 0, 1);

    /// <summary>How many of the largest languages hold a percentage of the named documents.</summary>
    private static int Holding(Concentration all, int percent)
    {
        var k = 1;
        while (k < all.Categories && all.LargestShares(k) * 100 < percent - 1e-9) k++;
        return k;
    }

    /// <summary>The same of all documents: the undetermined ones all in the largest language, or each in a language of its own.</summary>
    private static Interval BoundsOfHolding(ReadOnlySpan<long> documents, long unknown, int percent)
    {
        var joined = documents.ToArray().OrderDescending().ToArray();
        var wanted = percent / 100.0 * (joined.Sum() + unknown);
        var (alone, held) = (0L, 0L);
        while (alone < joined.Length && joined[alone] > 0 && held < wanted - 1e-9) held += joined[alone++];
        var high = alone + (long)Math.Ceiling(Math.Max(0, wanted - held) - 1e-9);
        joined[0] += unknown;
        return new(IntervalKind.Bounds, Holding(Concentration.Of(joined), percent), high, 1);
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
             new("characters-share", "Share of characters", ColumnFormat.Share), new("bytes-share", "Share of UTF-8 bytes", ColumnFormat.Share), .. Tokens(counts),
             new("parity-share", "Share of content (parity-adjusted characters)", ColumnFormat.Share), new("mixed", "Mixed documents", ColumnFormat.Count), new("confidence", "Mean confidence", ColumnFormat.Number)]));
        result.Show(new TableView("languages.undetermined", "Why documents have no named language", [new("reason", "Reason"), new("documents", "Documents", ColumnFormat.Count)]));
    }

    /// <summary>The column of tokens, where the corpus declares them.</summary>
    private static ColumnView[] Tokens(LanguageCounts counts) =>
        LanguageTables.Total(counts, Sum.WithTokens) == 0 ? [] : [new("tokens-share", "Share of declared tokens", ColumnFormat.Share)];
}
