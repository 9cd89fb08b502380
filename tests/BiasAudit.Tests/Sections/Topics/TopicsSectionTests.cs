using BiasAudit.Measuring;
using BiasAudit.Sections.Topics;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Topics;

public sealed class TopicsSectionTests
{
    private static readonly (string Host, string Topic, string Language, int Documents)[] Corpus =
    [
        ("games.example", "games", "en", 40), ("games.example", "software", "en", 2), ("news.example", "politics", "en", 20),
        ("news.example", "sports-fitness", "de", 20), ("blog.example", "games", "de", 5), ("blog.example", TopicLabeler.Unclassified, "en", 3),
        ("thai.example", TopicLabeler.Unclassified, "th", 10),
    ];

    private static readonly string[] Words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"];

    [Fact]
    public void Shares_are_of_the_documents_with_a_topic_and_come_with_bounds_over_all()
    {
        var games = Conclude().Measures.Single(measure => measure.Id == "topics.games.share");

        Assert.Equal((45.0 / 87, 87, 13), (games.Value, games.Of, games.LeftOut));
        Assert.Equal((0.45, 0.58), (games.Bounds!.Low, Math.Round(games.Bounds.High, 12)));
        Assert.Equal(IntervalKind.LeaveOneSourceOut, games.Interval!.Kind);
    }

    [Fact]
    public void Languages_without_seeds_are_told_apart_from_doubt()
    {
        var result = Conclude();

        Assert.Equal(0.13, result.Measures.Single(measure => measure.Id == "topics.unclassified.share").Value);
        Assert.Equal(0.10, result.Measures.Single(measure => measure.Id == "topics.unseeded.share").Value);
    }

    [Fact]
    public void A_topic_that_one_site_owns_is_named()
    {
        var result = Conclude();
        var table = result.Tables.Single(table => table.Name == "topics.distribution").Frame;

        Assert.Equal("games", table["topic"][0]);
        Assert.Equal(40.0 / 45, table["top-source-share"][0]);
        Assert.Contains(result.Blocks.OfType<BiasAudit.Reporting.Sentence>(), sentence => sentence.Text.Contains("come from one source", StringComparison.Ordinal));
    }

    [Fact]
    public void Corrected_shares_add_to_at_most_one_and_lie_in_their_labeling_intervals()
    {
        var corrected = Conclude().Measures.Where(measure => measure.Id.EndsWith(".corrected-share", StringComparison.Ordinal)).ToArray();

        Assert.Equal(24, corrected.Length);
        Assert.InRange(corrected.Sum(measure => measure.Value!.Value), 0.5, 1 + 1e-9);
        Assert.All(corrected, measure => Assert.InRange(measure.Value!.Value, measure.Interval!.Low, measure.Interval.High));
    }

    [Fact]
    public void Order_and_split_change_no_number()
    {
        var whole = Conclude();
        var reversed = Conclude(reverse: true, parts: 3);

        Assert.Equal(whole.Measures, reversed.Measures);
    }

    [Fact]
    public void Order_and_split_change_neither_themes_nor_distinctive_words()
    {
        // Sixty texts of each of five subjects, each subject with words of its own.
        var rows = Enumerable.Range(0, 300).Select(i => (Host: $"site{i % 3}.example", Topic: "games", Language: "en", Number: i)).ToArray();
        string TextOf(int i) => string.Join(' ', Enumerable.Range(0, 30).Select(j => $"{Words[i % 5]}{(char)('a' + (i / 5 + j * 7) % 23)}{(char)('a' + i % 3)}"));
        var options = new AuditOptions { Themes = true };

        var (whole, parts) = (Conclude(rows, options, TextOf, parts: 1), Conclude([.. rows.Reverse()], options, TextOf, parts: 3));

        foreach (var name in new[] { "topics.words", "topics.themes" }) Assert.Equal(RowsOf(whole, name), RowsOf(parts, name));
    }

    [Fact]
    public void An_empty_corpus_concludes_with_reasons()
    {
        var result = Conclude(documents: 0);

        Assert.All(result.Measures.Where(measure => measure.Value is null), measure => Assert.NotNull(measure.Reason));
    }

    [Fact]
    public void Words_that_one_source_uses_alone_are_found()
    {
        var words = Conclude().Tables.Single(table => table.Name == "topics.words").Frame;
        var found = words.Rows.Select(row => ((string)row[1], (string)row[2])).ToArray();

        Assert.Contains(("news.example", "newsword"), found);
        Assert.DoesNotContain(found, pair => pair.Item2 == "alpha");
    }

    [Fact]
    public void Themes_are_found_only_when_asked_for()
    {
        Assert.DoesNotContain(Conclude().Tables, table => table.Name == "topics.themes");

        var themes = Conclude(options: new() { Themes = true });

        Assert.Contains(themes.Blocks.OfType<BiasAudit.Reporting.Sentence>(), sentence => sentence.Text.Contains("cannot be compared", StringComparison.Ordinal) || sentence.Text.Contains("too small", StringComparison.Ordinal));
    }

    private static SectionResult Conclude(bool reverse = false, int parts = 1, int documents = int.MaxValue, AuditOptions? options = null)
    {
        var rows = Rows().Take(documents).ToArray();
        if (reverse) Array.Reverse(rows);
        return Conclude(rows, options ?? new(), null, parts);
    }

    private static SectionResult Conclude((string Host, string Topic, string Language, int Number)[] rows, AuditOptions options, Func<int, string>? textOf, int parts)
    {
        var section = TopicsSection.Define();
        var states = Enumerable.Range(0, parts).Select(_ => section.Measures.Select(kind => kind.Create(options)).ToArray()).ToArray();
        for (var i = 0; i < rows.Length; i++) Add(states[i % parts], rows[i], options, textOf);
        for (var part = 1; part < parts; part++)
            for (var kind = 0; kind < section.Measures.Length; kind++) section.Measures[kind].Merge(states[0][kind], states[part][kind]);
        return section.Conclude(new Profile(options, section.Measures, states[0], []));
    }

    private static string[] RowsOf(SectionResult result, string table) =>
        [.. result.Tables.Single(own => own.Name == table).Frame.Rows.Select(row => string.Join('\t', row))];

    private static IEnumerable<(string Host, string Topic, string Language, int Number)> Rows() =>
        Corpus.SelectMany(part => Enumerable.Range(0, part.Documents).Select(i => (part.Host, part.Topic, part.Language, i)));

    private static void Add(IMeasure[] states, (string Host, string Topic, string Language, int Number) row, AuditOptions options, Func<int, string>? textOf)
    {
        var text = textOf?.Invoke(row.Number) ?? $"alpha {Words[row.Number % 8]} {Words[row.Number / 8 % 8]} {row.Host[..5].TrimEnd('.')}word {row.Topic} number{row.Number}";
        var document = new Document(options);
        document.Read(MadeDocuments.Batch([new(text, Url: $"https://{row.Host}/{row.Number}")], row.Number), 0);
        document.LanguageFacts.Language = row.Language;
        document.Topic = row.Topic;
        foreach (var state in states) state.Add(document);
    }
}
