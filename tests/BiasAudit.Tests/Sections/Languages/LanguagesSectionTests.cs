using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Reporting;
using BiasAudit.Sections.Languages;
using BiasAudit.Tests.House;
using BiasAudit.Tests.Laws;
using BiasAudit.Text;

namespace BiasAudit.Tests.Sections.Languages;

/// <summary>A corpus whose every count is known: what the section makes of it is computed by hand.</summary>
public sealed class LanguagesSectionTests : IDisposable
{
    // Host, declared, detected, documents; each text has ten characters, Chinese is Simplified but for the last row.
    private static readonly (string Host, string? Declared, string Detected, int Documents)[] Corpus =
    [
        ("a.example", "en", "en", 50), ("b.example", "eng_Latn", "de", 6), ("b.example", "de", "de", 24), ("c.example", "zh-CN", "zh", 9),
        ("c.example", null, "fr", 4), ("d.example", "hr", "sr", 2), ("d.example", "sw", "und", 4), ("c.example", "zh-CN", "zh", 1),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Spread_is_of_the_named_documents_and_bounded_by_the_undetermined_ones()
    {
        var result = Conclude();
        var largest = Find(result, "languages.largest.share");
        Assert.Equal((50.0 / 96, 96L, 4L), (largest.Value, largest.Of, largest.LeftOut));
        Assert.Equal((0.50, 0.54), (largest.Bounds!.Low, Math.Round(largest.Bounds.High, 12)));
        // 50, 30, 10, 4 and 2 of 96.
        Assert.Equal(96.0 * 96 / (2500 + 900 + 100 + 16 + 4), Find(result, "languages.effective.n2").Value!.Value, 1e-9);
        var entropy = -new[] { 50.0, 30, 10, 4, 2 }.Sum(n => n / 96 * Math.Log(n / 96));
        Assert.Equal(Math.Exp(entropy), Find(result, "languages.effective.n1").Value!.Value, 1e-9);
        Assert.Equal([1.0, 3, 5], new[] { 50, 90, 99 }.Select(percent => Find(result, $"languages.coverage.of-{percent}").Value!.Value));
        // Of all 100: 50 are held by the largest alone; 90 by three, and 99 by five if the four unknown are in the largest, else three more than five.
        Assert.Equal([(1.0, 1.0), (3, 3), (5, 8)], new[] { 50, 90, 99 }.Select(percent => Find(result, $"languages.coverage.of-{percent}").Bounds!).Select(bounds => (bounds.Low, bounds.High)));
        Assert.Equal(0.04, Find(result, "languages.undetermined.share").Value);
    }

    [Fact]
    public void Shares_are_of_documents_characters_bytes_tokens_and_content()
    {
        var rows = Rows(Conclude(), "languages.distribution");
        var chinese = rows.Single(row => (string)row["language"] == "zh");
        Assert.Equal((10L, 0.1, 100L, 0.1, 300L), ((long)chinese["documents"], (double)chinese["share"], (long)chinese["characters"], (double)chinese["characters-share"], (long)chinese["bytes"]));
        Assert.Equal(300.0 / 1200, chinese["bytes-share"]);
        Assert.Equal(0.1, (double)chinese["tokens-share"], 1e-12);
        // Content is characters over what the language needs for the same, among the languages whose need is known.
        var content = new (string Code, int Documents)[] { ("en", 50), ("de", 30), ("zh", 10), ("fr", 4), ("sr", 2) }.ToDictionary(l => l.Code, l => l.Documents * 10 / Parity.Of(l.Code)!.Value.Characters);
        Assert.Equal(content["zh"] / content.Values.Sum(), (double)chinese["parity-share"], 1e-12);
    }

    [Fact]
    public void Declared_against_detected_knows_codes_groups_and_what_cannot_be_compared()
    {
        var result = Conclude();
        var disagreement = Find(result, "languages.declared.disagreement-share");
        // 96 are named, 4 of them declare nothing; hr and sr are one group; six declared English are German.
        Assert.Equal((6.0 / 92, 92L, 8L), (disagreement.Value, disagreement.Of, disagreement.LeftOut));
        Assert.Equal(0.96, Find(result, "languages.declared.share").Value);
        Assert.Equal(6.0 / 56, Rows(result, "languages.declared-matrix").First(row => (string)row["declared"] == "English")["de"]);
        Assert.Equal(("en", 6L), ((string)Rows(result, "languages.declared-disagreement")[0]["declared"], (long)Rows(result, "languages.declared-disagreement")[0]["disagreeing"]));
        Assert.Equal(6, result.Blocks.OfType<Evidence>().Single().Rows.Length);
        Assert.Contains(result.Blocks.OfType<Chart>(), chart => chart.Kind == ChartKind.Heatmap && chart.Table == "languages.declared-matrix");
    }

    [Fact]
    public void The_writing_of_Chinese_is_compared_with_the_declared_one()
    {
        var result = Conclude();
        Assert.Equal(("simplified", 9L), Rows(result, "languages.chinese").Select(row => ((string)row["writing"], (long)row["documents"])).Single(row => row.Item1 == "simplified"));
        Assert.Equal(0.1, Find(result, "languages.declared.writing-disagreement-share").Value);
    }

    [Fact]
    public void Languages_that_rest_on_one_source_are_counted_and_named()
    {
        var result = Conclude();
        // English, German and Chinese have ten documents or more, each from one host alone.
        Assert.Equal((3.0, 5L), (Find(result, "languages.single-source.count").Value, Find(result, "languages.single-source.count").Of));
        Assert.Contains(result.Blocks.OfType<Sentence>(), sentence => sentence.Text.Contains("English (a.example)", StringComparison.Ordinal));
        Assert.Equal("c.example", Rows(result, "languages.carriers").Single(row => (string)row["language"] == "zh")["source"]);
    }

    [Fact]
    public void The_distance_to_a_target_is_half_the_differences()
    {
        var target = _folder.Write("target.tsv", "en\t0.5\nde\t0.3\nfr\t0.2\n");
        var result = Conclude(new() { LanguageTarget = target });
        var expected = (Math.Abs(50.0 / 96 - 0.5) + Math.Abs(30.0 / 96 - 0.3) + Math.Abs(4.0 / 96 - 0.2) + 12.0 / 96) / 2;
        Assert.Equal(expected, Find(result, "languages.reference.total-variation").Value!.Value, 1e-12);
        double[] own = [30.0 / 96, 50.0 / 96, 4.0 / 96, 12.0 / 96], reference = [0.3, 0.5, 0.2, 0];
        Assert.Equal(Divergence.JensenShannon(own, reference), Find(result, "languages.reference.jensen-shannon").Value!.Value, 1e-12);
    }

    [Fact]
    public void Corrected_shares_add_to_one_and_lie_within_what_the_errors_of_the_model_leave()
    {
        var result = Conclude();
        var rows = Rows(result, "languages.corrected");
        Assert.Equal(1, rows.Sum(row => (double)row["corrected-share"]), 1e-9);
        Assert.Equal(IntervalKind.Labeling, Find(result, "languages.largest.corrected-share").Interval!.Kind);
        Assert.All(rows, row => Assert.InRange((double)row["recall"], 0, 1));
        Assert.InRange(Find(result, "languages.model.macro-recall").Value!.Value, 0.5, 1);
    }

    [Fact]
    public void A_language_that_the_model_hardly_finds_is_bounded_by_the_undetermined_documents()
    {
        var row = Rows(Conclude(extra: ("e.example", null, "so", 2)), "languages.corrected").Single(row => (string)row["group"] == "so");
        Assert.StartsWith("bounds", (string)row["limits"], StringComparison.Ordinal);
        // Two of 102 are named so, and four more may be.
        Assert.InRange((double)row["high"], 6.0 / 102, 1);
        Assert.InRange((double)row["low"], 0, 2.0 / 102);
    }

    [Fact]
    public void Undetermined_writing_is_the_last_row() =>
        Assert.Equal("undetermined", Rows(Conclude(), "languages.chinese")[^1]["writing"]);

    [Fact]
    public void An_empty_corpus_concludes_with_reasons() =>
        Assert.All(Conclude(documents: 0).Measures.Where(measure => measure.Value is null), measure => Assert.NotNull(measure.Reason));

    private static Measured Find(SectionResult result, string id) => result.Measures.Single(measure => measure.Id == id);

    private static Dictionary<string, object>[] Rows(SectionResult result, string table)
    {
        var frame = result.Tables.Single(t => t.Name == table).Frame;
        return [.. frame.Rows.Select(row => frame.Columns.Select((column, i) => (column.Name, Value: row[i])).ToDictionary(cell => cell.Name, cell => cell.Value))];
    }

    private static SectionResult Conclude(AuditOptions? options = null, int documents = int.MaxValue, (string Host, string? Declared, string Detected, int Documents)? extra = null)
    {
        options ??= new();
        var section = LanguagesSection.Define();
        var states = section.Measures.Select(kind => kind.Create(options)).ToArray();
        var rows = (extra is { } more ? [more, .. Corpus] : Corpus).SelectMany((part, place) => Enumerable.Range(0, part.Documents).Select(i => (part.Host, part.Declared, part.Detected, IsLast: part == Corpus[^1], Number: i))).Take(documents);
        var document = new Document(options);
        var number = 0;
        foreach (var row in rows)
        {
            var text = row.Detected == "zh" ? "语言模型训练数据来自" : "abcdefghij";
            document.Read(MadeDocuments.Batch([new(text, Url: $"https://{row.Host}/{row.Number}", Language: row.Declared, Tokens: "5")], number++), 0);
            (document.LanguageFacts.Language, document.LanguageFacts.Confidence, document.LanguageFacts.Script) = (row.Detected, 0.95, row.Detected == "zh" ? Script.Hani : Script.Latn);
            document.LanguageFacts.Writing = row.Detected != "zh" ? ChineseWriting.NotChinese : row.IsLast ? ChineseWriting.Traditional : ChineseWriting.Simplified;
            foreach (var state in states) state.Add(document);
        }
        return section.Conclude(new Profile(options, section.Measures, states, []));
    }
}
