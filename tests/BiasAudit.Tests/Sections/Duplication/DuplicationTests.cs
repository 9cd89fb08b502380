using BiasAudit.Measuring;
using BiasAudit.Sections.Duplication;
using BiasAudit.Tests.House;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Duplication;

public sealed class DuplicationTests
{
    [Fact]
    public void Five_rows_of_which_two_are_copies_leave_three()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", Rows(("one two three four five six", "x.org"), ("one two three four five six", "x.org"), ("something else entirely is written here", "y.org")));
        folder.Write("b.jsonl", Rows(("ONE, two; three four five six!", "z.org"), ("a fourth text of its own is this", "y.org")));
        var result = Audit.Run([folder.Path]);
        Assert.Equal(1, result.Measure("duplication.exact.documents").Value);
        Assert.Equal(0.2, result.Measure("duplication.exact.share").Value);
        Assert.Equal(0.4, result.Measure("duplication.normalized.share").Value);
        Assert.Equal(0.4, result.Measure("duplication.near.share").Value);
        Assert.Equal(0.6, result.Measure("duplication.remaining.documents-share").Value!.Value, 1e-12);
        Assert.Equal(0.6, result.Measure("duplication.across-shards.share").Value!.Value, 1e-12);
        var tokens = result.Measure("duplication.remaining.tokens-share");
        Assert.InRange(tokens.Value!.Value, tokens.Bounds!.Low, tokens.Bounds.High);
        Assert.Equal("UTF-8 bytes, as an estimate of tokens", tokens.OfUnit);
        var clusters = result.Table("duplication.clusters");
        Assert.Equal(3L, clusters["documents"][0]);
        Assert.StartsWith("one", ((string)clusters["snippet"][0]).ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_corpus_measures_nothing_and_fails_at_nothing()
    {
        var result = new SectionResult(DuplicationSection.Define());
        var state = DocumentCopies.Create(new());
        CopyShares.Of(CopyClusters.Of(state), state).AddTo(result);
        Assert.All(result.Measures, measured => Assert.Null(measured.Value));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void Beyond_its_capacity_the_sample_estimates_the_share_of_copies_and_stays_the_same_for_any_split(int capacity)
    {
        var options = new AuditOptions { DuplicationCapacity = capacity };
        // 6,000 documents of 4,800 texts: one text in five is there twice, and one document in five is a copy.
        var rows = Enumerable.Range(0, 6000).Select(i => i % 5 == 4 ? i - 1 : i).Select(i => new MadeRow($"text {i * 7919} about {i * 31} with {i} words and {i * 17} more")).ToArray();
        var whole = DocumentCopies.Create(options);
        MadeDocuments.Show(whole, rows, 0, options);
        var left = DocumentCopies.Create(options);
        MadeDocuments.Show(left, rows[2500..], 2500, options);
        var right = DocumentCopies.Create(options);
        MadeDocuments.Show(right, rows[..2500], 0, options);
        left.Merge(right);
        Assert.Equal(Bytes(whole), Bytes(left));
        Assert.True(whole.Level > 0);
        Assert.True(whole.State.Texts.Count <= capacity);
        var result = new SectionResult(DuplicationSection.Define());
        CopyShares.Of(CopyClusters.Of(whole), whole).AddTo(result);
        var measured = result.Measures.First(measure => measure.Id == "duplication.exact.share");
        Assert.InRange(0.2, measured.Interval!.Low - 0.02, measured.Interval.High + 0.02);
        Assert.Equal(6000, measured.Of);
    }

    [Fact]
    public void The_interval_of_a_sample_covers_the_truth_about_as_often_as_it_says()
    {
        var options = new AuditOptions { DuplicationCapacity = 128 };
        const int Trials = 60;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            // 1,500 documents, of which one in five is a copy: clusters of two and of three.
            var rows = Enumerable.Range(0, 1500).Select(i => i % 10 is 4 or 9 ? i / 10 * 10 + (i % 20 < 10 ? 3 : i % 10 - 1) : i).Select(i => new MadeRow($"trial {trial} text {i * 7919} about {i * 31} with {i} words")).ToArray();
            var truth = 1 - rows.Distinct().Count() / 1500.0;
            var state = DocumentCopies.Create(options);
            MadeDocuments.Show(state, rows, 0, options);
            Assert.True(state.Level >= 3);
            var result = new SectionResult(DuplicationSection.Define());
            CopyShares.Of(CopyClusters.Of(state), state).AddTo(result);
            var interval = result.Measures.First(measure => measure.Id == "duplication.exact.share").Interval!;
            Assert.Equal(BiasAudit.Statistics.IntervalKind.Sampling, interval.Kind);
            if (interval.Low <= truth && truth <= interval.High) covered++;
        }
        // 95 % of 60 trials, less three standard errors of a binomial.
        Assert.InRange(covered, 52, Trials);
    }

    [Fact]
    public void Declared_tokens_tell_what_remains_exactly()
    {
        var state = DocumentCopies.Create(new());
        MadeDocuments.Show(state, [new("one two three four five six", Tokens: "6"), new("one two three four five six", Tokens: "6"), new("something else is here for all to read", Tokens: "8")]);
        var result = new SectionResult(DuplicationSection.Define());
        CopyShares.Of(CopyClusters.Of(state), state).AddTo(result);
        var tokens = result.Measures.Single(measure => measure.Id == "duplication.remaining.tokens-share");
        Assert.Equal((14 / 20.0, 20L, "tokens"), (tokens.Value, tokens.Of, tokens.OfUnit));
    }

    [Fact]
    public void Memory_is_stated_per_million_documents()
    {
        var state = DocumentCopies.Create(new());
        MadeDocuments.Show(state, [.. Enumerable.Range(0, 100).Select(i => new MadeRow($"text {i} of its own words {i * 7}"))]);
        var result = new SectionResult(DuplicationSection.Define());
        CopyShares.Of(CopyClusters.Of(state), state).AddTo(result);
        var memory = result.Measures.Single(measure => measure.Id == "duplication.near.memory");
        // 256 bytes for what is kept of a document, and its share of two tables that are between three eighths and three quarters full.
        Assert.InRange(memory.Value!.Value, 256 + 10.6, DocumentCopies.MostBytes);
        Assert.Equal("MB per million documents", memory.Unit);
    }

    [Fact]
    public void The_matrix_says_who_copies_whom()
    {
        var rows = Enumerable.Range(0, 12).SelectMany(i => new[] { new MadeRow($"text {i} of its own words {i * 7}", "https://a.org/" + i), new MadeRow($"text {(i < 4 ? i : i + 100)} of its own words {(i < 4 ? i * 7 : i)}", "https://b.org/" + i) }).ToArray();
        var state = DocumentCopies.Create(new());
        MadeDocuments.Show(state, rows);
        var frame = SourceMatrix.Of(CopyClusters.Of(state), state).MapFrame();
        Assert.Equal(["source", "documents", "1", "2"], frame.Columns.Select(column => column.Name));
        Assert.Equal(["a.org", "b.org"], frame.Rows.Select(row => ((string)row["source"])[2..]).Order());
        Assert.Equal((4 / 12.0, 4 / 12.0), ((double)frame["2"][0], (double)frame["1"][1]));
        Assert.Null(frame["1"][0]);
    }

    [Fact]
    public void A_band_that_thousands_share_costs_linear_time()
    {
        var options = new AuditOptions();
        var state = DocumentCopies.Create(options);
        // The same long text with one word changed at its end: all signatures share nearly every band.
        MadeDocuments.Show(state, [.. Enumerable.Range(0, 3000).Select(i => new MadeRow(string.Join(' ', Enumerable.Range(0, 120).Select(word => $"word{word}")) + $" {i}"))], 0, options);
        Assert.Single(CopyClusters.Of(state).Near);
    }

    private static string Rows(params (string Text, string Host)[] rows) =>
        string.Join('\n', rows.Select(row => System.Text.Json.JsonSerializer.Serialize(new { text = row.Text, url = $"https://{row.Host}/page" })));

    private static byte[] Bytes(DocumentCopies state)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        state.Save(writer);
        return stream.ToArray();
    }
}
