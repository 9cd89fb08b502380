using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using BiasAudit.Statistics;
using Microsoft.Data.Analysis;
using static BiasAudit.Sections.Languages.LanguageCounts;

namespace BiasAudit.Sections.Languages;

/// <summary>The distance of the corpus from a named and dated distribution of languages; there is none by default.</summary>
internal static class ReferenceTables
{
    private const string Other = "other";

    /// <summary>What the options compare the languages with; null for nothing.</summary>
    /// <exception cref="AuditException">A reference and a target are named (BA1010), or the one named cannot be had.</exception>
    public static LanguageShares? Of(AuditOptions options) => (options.LanguageReference, options.LanguageTarget) switch
    {
        (null, null) => null,
        (null, { } file) => LanguageShares.FromFile(file),
        ({ } name, null) => LanguageShares.Named(name),
        _ => throw new AuditException("BA1010", "a reference and a target are named, and the comparison is with one", options.LanguageTarget!, "Leave out --language-reference or --language-target."),
    };

    public static void Conclude(LanguageCounts counts, AuditOptions options, SectionResult result)
    {
        var reference = Of(options);
        var named = LanguageTables.Total(counts, Sum.Documents) - counts[Sum.Documents][0];
        if (reference is null || named == 0)
        {
            var reason = reference is null ? "No reference was named." : "No document has a named language.";
            result.NotMeasurable("languages.reference.total-variation", "share", reason);
            result.NotMeasurable("languages.reference.jensen-shannon", "nats", reason);
            return;
        }
        var categories = reference.Shares.Keys.Append(Other).ToArray();
        var target = reference.Shares.Values.Append(Math.Max(0, 1 - reference.Shares.Values.Sum())).ToArray();
        var places = counts.Languages.Codes.Select(code => Array.IndexOf(categories, code) is var i && i < 0 ? categories.Length - 1 : i).ToArray();
        double[] Shares(ReadOnlySpan<long> documents)
        {
            var (shares, total) = (new double[categories.Length], 0L);
            for (var i = 1; i < documents.Length; i++) (shares[places[i]], total) = (shares[places[i]] + documents[i], total + documents[i]);
            return [.. shares.Select(share => share / total)];
        }
        var own = Shares(counts[Sum.Documents]);
        var unknown = (double)counts[Sum.Documents][0] / LanguageTables.Total(counts, Sum.Documents);
        var bounds = UnknownShare.TotalVariation([.. own.Select(share => share * (1 - unknown))], target, unknown);
        Add("languages.reference.total-variation", "share", (p, q) => Divergence.TotalVariation(p, q), 1, new(IntervalKind.Bounds, bounds.Low, bounds.High, 1));
        Add("languages.reference.jensen-shannon", "nats", (p, q) => Divergence.JensenShannon(p, q), Math.Log(2), null);
        AddTable(categories, own, target, reference, Divergence.TotalVariationNull(target, named, double.PositiveInfinity), result);

        void Add(string id, string unit, Func<double[], double[], double> distance, double highest, Interval? bounds) => result.Add(new()
        {
            Id = id, Unit = unit, Value = distance(own, target), Of = named, OfUnit = "documents with a named language", LeftOut = counts[Sum.Documents][0],
            Interval = counts.BySource.Jackknife(sums => distance(Shares(sums.Slice(DocumentsColumn(0), counts.Languages.Count)), target), 0, highest),
            Bounds = bounds,
        });
    }

    private static void AddTable(string[] categories, double[] own, double[] target, LanguageShares reference, double chance, SectionResult result)
    {
        var order = Enumerable.Range(0, categories.Length).OrderByDescending(i => Math.Abs(own[i] - target[i])).ThenBy(i => i).ToArray();
        result.Add("languages.reference", new DataFrame(
            new StringDataFrameColumn("language", order.Select(i => categories[i])),
            new StringDataFrameColumn("name", order.Select(i => LanguageCodes.NameOf(categories[i]))),
            new DoubleDataFrameColumn("share", order.Select(i => own[i])),
            new DoubleDataFrameColumn("reference", order.Select(i => target[i])),
            new DoubleDataFrameColumn("difference", order.Select(i => own[i] - target[i])),
            new StringDataFrameColumn("compared-with", order.Select(_ => reference.Name))));
        result.Show(new Sentence($"Compared with {reference.Name} ({reference.Description}), {NumberText.Share(Divergence.TotalVariation(own, target))} of the named documents would have to be in another language to give the same mix; as many documents drawn from the reference itself would differ by {NumberText.Share(chance)}."));
        result.Show(new Chart("languages.reference", ChartKind.Bars, $"Languages of the corpus and of {reference.Name}", $"{LanguageCodes.NameOf(categories[order[0]])} differs most: {NumberText.Share(own[order[0]])} of the corpus and {NumberText.Share(target[order[0]])} of {reference.Name}.", "share", "languages.reference", "name", ["share", "reference"], Rows: 12));
    }
}
