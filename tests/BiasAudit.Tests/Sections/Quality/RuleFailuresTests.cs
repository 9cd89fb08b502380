using BiasAudit.Measuring;
using BiasAudit.Sections.Quality;
using BiasAudit.Tests.Laws;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class RuleFailuresTests
{
    private const string Sound = """
        The old ferry across the lake had stopped running when the bridge was built, and nobody under forty remembered the bell that used to call the passengers down to the landing on winter mornings. Most of them would not have believed how cold the deck could be.
        My grandmother kept the last timetable in a drawer with her needles and ribbons. She said that paper lasts longer than promises, and that a family should have proof of the things it tells its children about the years before they were born, however small.
        When the council voted to restore the landing, she walked there every day to watch the carpenters work. They asked her what color the railings had been, and she answered without a pause. Green, she told them, with white posts, because the captain wanted to be seen through fog.
        """;

    [Fact]
    public void Documents_are_counted_by_set_and_rule_with_the_first_reason_and_every_reason()
    {
        var state = Count((Sound, "en", "a"), ("# # #", "en", "a"), ("短文。", "zh", "b"));
        var set = RuleSets.All.Single(set => set.Id == "gopher@datatrove");
        var english = new RuleTally(state.Languages["en"]);
        Assert.Equal((2, 1), (english.Applicable(set.Index), english.Removed(set.Index)));
        Assert.Equal(5, english.RemovedCharacters(set.Index));
        Assert.Equal((1, 1), (english.Any(Rule("words-min")), english.First(Rule("words-min"))));
        Assert.Equal((1, 0), (english.Any(Rule("hashes")), english.First(Rule("hashes"))));
        var chinese = new RuleTally(state.Languages["zh"]);
        Assert.Equal((1, 0, 0), (chinese.Documents, chinese.Applicable(set.Index), chinese.Removed(set.Index)));
    }

    [Fact]
    public void A_source_that_a_set_removes_almost_entirely_raises_the_alarm()
    {
        var result = Conclude([.. Enumerable.Repeat((Sound, "en", "good"), 30), .. Enumerable.Repeat(("too short", "en", "bad"), 25), ("too short", "en", "tiny")]);
        Assert.Equal(1, result.Measures.Single(measured => measured.Id == "quality.gopher@datatrove.wiped-sources").Value);
        Assert.Equal(2, result.Measures.Single(measured => measured.Id == "quality.gopher@datatrove.wiped-sources").Of);
        var frame = result.Tables.Single(table => table.Name == "quality.wipe-outs").Frame;
        Assert.Contains(frame.Rows, row => (string)row[1] == "bad" && (string)row[2] == "gopher@datatrove");
    }

    [Fact]
    public void The_ratio_between_languages_is_their_removal_rates_divided()
    {
        var line = new string('x', 200);
        var kept = $"{line}\n{line}\n{line}";
        var result = Conclude(
        [
            .. Enumerable.Range(0, 40).Select(i => (i % 4 == 0 ? "short" : kept, "en", $"s{i % 20}")),
            .. Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? "short" : kept, "sw", $"t{i % 20}")),
        ]);
        var ratio = result.Measures.Single(measured => measured.Id == "quality.paragraphs@mc4.largest-removal-ratio");
        Assert.Equal(2.0, ratio.Value!.Value, 12);
        Assert.Equal(.375, result.Measures.Single(measured => measured.Id == "quality.paragraphs@mc4.removed-share").Value!.Value, 12);
        Assert.Equal(IntervalKind.SourceClustered, result.Measures.Single(measured => measured.Id == "quality.paragraphs@mc4.removed-share").Interval!.Kind);
    }

    [Fact]
    public void Lines_that_many_documents_share_are_boilerplate()
    {
        var state = BoilerplateLines.Create(new());
        MadeDocuments.Show(state, [.. Enumerable.Range(0, 40).Select(i => new MadeRow($"Text number {i} is about {i * i} different things.\n{(i < 30 ? "Copyright and all rights are reserved here." : "x")}"))]);
        var result = new SectionResult(QualitySection.Define());
        BoilerplateResults.Add(state, result);
        Assert.Equal(.75, Assert.Single(result.Measures).Value);
        Assert.Equal(30L, Assert.Single(result.Tables).Frame["documents"][0]);
    }

    [Fact]
    public void A_state_beyond_its_limit_of_cells_is_the_same_for_every_order()
    {
        var (whole, first, second) = (new SegmentCounts(1), new SegmentCounts(1), new SegmentCounts(1));
        for (var source = 0UL; source < SegmentCounts.ExactCells + 500; source++)
        {
            whole.Of("en", source)[0]++;
            (source % 3 == 0 ? first : second).Of("en", source)[0]++;
        }
        second.Merge(first);
        Assert.Equal(Bytes(whole), Bytes(second));
        Assert.Equal(SegmentCounts.ExactCells + 500, whole.Totals("en")[0]);
        var read = new SegmentCounts(1);
        read.Load(new(new MemoryStream(Bytes(whole))));
        Assert.Equal(Bytes(whole), Bytes(read));
    }

    private static int Rule(string name) => RuleSets.Rules.Single(rule => rule.Id == $"gopher@datatrove.{name}").Index;

    private static byte[] Bytes(SegmentCounts counts)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream)) counts.Save(writer);
        return stream.ToArray();
    }

    private static RuleFailures Count(params (string Text, string Language, string Source)[] rows)
    {
        var state = RuleFailures.Create(new());
        Show(state, rows);
        return state;
    }

    private static SectionResult Conclude((string Text, string Language, string Source)[] rows)
    {
        var kinds = QualitySection.Define().Measures;
        IMeasure[] states = [.. kinds.Select(kind => kind.Create(new()))];
        foreach (var state in states) Show(state, rows);
        return QualitySection.Define().Conclude(new Profile(new(), kinds, states, []));
    }

    private static void Show(IMeasure state, (string Text, string Language, string Source)[] rows)
    {
        var document = new Document(new());
        var batch = MadeDocuments.Batch([.. rows.Select(row => new MadeRow(row.Text, Source: row.Source))], 0);
        for (var i = 0; i < rows.Length; i++)
        {
            document.Read(batch, i);
            document.LanguageFacts.Language = rows[i].Language;
            state.Add(document);
        }
    }
}
