namespace BiasAudit.Datasets;

/// <summary>
/// The sample corpus: four shards of made documents in eight languages, skewed on purpose. What is planted is counted as it is
/// planted, so the card states facts and not measurements.
/// </summary>
internal sealed class SampleCorpus
{
    private const int WebRows = 2400;
    private const int OpaqueRows = 600;
    private const int BareRows = 400;

    private static readonly (string Language, int Weight)[] Mix =
        [("en", 48), ("zh", 18), ("zh-Hant", 5), ("es", 8), ("fr", 6), ("ar", 5), ("hi", 5), ("ru", 5)];

    private readonly Dice _dice = new(20260101);
    private readonly Dictionary<string, Material> _materials;
    private readonly Planted _planted;

    private SampleCorpus(string materials)
    {
        _materials = Material.ReadAll(materials);
        _planted = new(_dice, Facts);
    }

    /// <summary>The shards, by file name.</summary>
    public SortedDictionary<string, List<SampleRow>> Shards { get; } = new(StringComparer.Ordinal);

    /// <summary>The planted facts, by name.</summary>
    public SortedDictionary<string, long> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the corpus from a folder of material; always the same.</summary>
    public static SampleCorpus Make(string materials)
    {
        var corpus = new SampleCorpus(materials);
        corpus.Fill();
        return corpus;
    }

    private void Fill()
    {
        var web = Enumerable.Range(0, WebRows).Select(_ => Row(Draw())).ToList();
        foreach (var row in web) Sources.Attribute(row, _dice);
        var opaque = Enumerable.Range(0, OpaqueRows).Select(_ => Row("zh") with { Source = _dice.Pick(["baike-mix", "news-mix", "forum-mix"]) }).ToList();
        var bare = Enumerable.Range(0, BareRows).Select(_ => Row("en")).ToList();
        _planted.Plant(web);
        CountFacts([.. web, .. opaque, .. bare], web);
        Number(web);
        Shards["bare.parquet"] = bare;
        Shards["opaque-zh.parquet"] = opaque;
        Shards["web-00000.parquet"] = web[..(WebRows / 2)];
        Shards["web-00001.parquet"] = web[(WebRows / 2)..];
    }

    private string Draw()
    {
        var roll = _dice.Roll(Mix.Sum(m => m.Weight));
        foreach (var (language, weight) in Mix)
            if ((roll -= weight) < 0) return language;
        throw new InvalidOperationException("The weights do not cover the roll.");
    }

    private SampleRow Row(string language)
    {
        var material = _materials[language];
        var topic = _dice.Pick(material.Topics);
        var text = material.Write(topic, 5 + _dice.Roll(8), language.StartsWith("zh", StringComparison.Ordinal) ? "" : " ", _dice);
        return new() { Text = text, Written = language, Language = language, Topic = topic };
    }

    private static void Number(List<SampleRow> rows)
    {
        for (var i = 0; i < rows.Count; i++) rows[i].Id = $"doc-{i:D5}";
    }

    private void CountFacts(List<SampleRow> all, List<SampleRow> web)
    {
        Facts["rows"] = all.Count;
        Facts["rows.null"] = all.Count(row => row.Text is null);
        Facts["rows.blank"] = all.Count(row => row.Text is { } text && string.IsNullOrWhiteSpace(text));
        var documents = all.Where(row => !string.IsNullOrWhiteSpace(row.Text)).ToList();
        Facts["documents"] = documents.Count;
        Facts["duplicates.exact-copies"] = documents.Count - documents.Select(row => row.Text).Distinct(StringComparer.Ordinal).Count();
        foreach (var language in documents.CountBy(row => row.Written)) Facts[$"written.{language.Key}"] = language.Value;
        var kept = web.Where(row => !string.IsNullOrWhiteSpace(row.Text)).ToList();
        foreach (var domain in kept.Where(row => row.Url is not null).CountBy(row => Sources.DomainOf(row.Url!))) Facts[$"domain.{domain.Key}"] = domain.Value;
        Facts["opacity.no-host"] = documents.Count - kept.Count(row => row.Url is not null);
        Facts["opacity.nothing"] = BareRows + kept.Count(row => row.Url is null);
        Facts["license.missing"] = documents.Count - kept.Count(row => row.License is not null);
        Facts["date.missing"] = documents.Count - kept.Count(row => row.Date is not null);
    }
}
