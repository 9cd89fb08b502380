using BiasAudit.Sections.Quality;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

public sealed class RuleSetTests
{
    private const string Prose = "The river ran high that spring, and the farmers of the valley waited with their seed. ";

    [Fact]
    public void Plain_prose_passes_every_set()
    {
        var text = """
            The old ferry across the lake had stopped running when the bridge was built, and nobody under forty remembered the bell that used to call the passengers down to the landing on winter mornings. Most of them would not have believed how cold the deck could be.
            My grandmother kept the last timetable in a drawer with her needles and ribbons. She said that paper lasts longer than promises, and that a family should have proof of the things it tells its children about the years before they were born, however small.
            When the council voted to restore the landing, she walked there every day to watch the carpenters work. They asked her what color the railings had been, and she answered without a pause. Green, she told them, with white posts, because the captain wanted to be seen through fog.
            """;
        var outcomes = Scan(text).Rules;
        Assert.Equal([], RuleSets.Rules.Where(outcomes.Fails).Select(rule => rule.Id));
        Assert.Equal(0UL, outcomes.Removed);
    }

    [Theory]
    [InlineData("I am too small...", "words-min")]
    [InlineData("I am ", "mean-word-length-min")]
    [InlineData("interconnection ", "mean-word-length-max")]
    [InlineData("# comment ", "hashes")]
    [InlineData("... comment ", "ellipses")]
    [InlineData("the ./!*?<><> apple <?////> orange  ++ interconnection !<>??? have", "alphabetic-words")]
    [InlineData("Have Having ", "stop-words")]
    public void A_text_made_for_a_Gopher_rule_fails_it(string piece, string rule) =>
        Assert.Contains(rule, Failures(string.Concat(Enumerable.Repeat(piece, rule == "words-min" ? 1 : 30)), "gopher@datatrove"));

    [Theory]
    [InlineData("gopher@datatrove")]
    [InlineData("gopher-repetition@dolma")]
    [InlineData("c4@paper")]
    [InlineData("fineweb@datatrove")]
    public void English_rules_do_not_apply_to_Chinese(string set)
    {
        var outcomes = Scan("我们在河边等了很久。", "zh").Rules;
        var rules = RuleSets.All.Single(s => s.Id == set);
        Assert.False(outcomes.Applies(rules));
        Assert.False(outcomes.Removes(rules));
        Assert.True(outcomes.Applies(RuleSets.All.Single(s => s.Id == "multilingual@fineweb-2")));
    }

    [Theory]
    [InlineData("zh", .106, 5)]
    [InlineData("zh-Hant", .106, 5)]
    [InlineData("ja", .167, 5)]
    [InlineData("de", 0, 15)]
    public void Each_language_has_the_limits_that_FineWeb_2_publishes(string language, double terminal, double longest)
    {
        var code = language.Split('-')[0];
        Assert.Equal(terminal, Rule("multilingual@fineweb-2.terminal-lines").LimitFor(code));
        Assert.Equal(longest, Rule("multilingual@fineweb-2.mean-word-length-max").LimitFor(code));
        Assert.True(Scan("x", language).Rules.Applies(RuleSets.All.Single(s => s.Id == "multilingual@fineweb-2")));
        Assert.Null(Rule("multilingual@fineweb-2.terminal-lines").LimitFor("sw"));
    }

    [Fact]
    public void Ordinary_Chinese_passes_the_multilingual_set()
    {
        var text = "那一年的春天来得很早，河边的柳树在二月就有了新芽，人们也开始准备下地干活。\n"
            + "老人说，他从没见过这样的天气，因为往年这个时候山上还有很厚的雪，路也不好走。\n"
            + "后来大家才知道，是南方的暖风一直吹到了这里，连湖里的鱼都比平常游得更快。";
        Assert.Empty(Failures(text, "multilingual@fineweb-2", "zh"));
    }

    [Fact]
    public void The_first_reason_is_the_first_rule_in_the_order_of_the_tool() =>
        Assert.Equal("duplicate-paragraphs", FirstFailure(string.Concat(Enumerable.Repeat(Prose + "\n\n", 4)), "gopher-repetition@datatrove"));

    [Fact]
    public void A_limit_itself_passes()
    {
        Assert.False(Rule("gopher@datatrove.words-min").Breaks(50, 50));
        Assert.True(Rule("gopher@datatrove.words-min").Breaks(49, 50));
        Assert.False(Rule("gopher@datatrove.hashes").Breaks(.1, .1));
        Assert.False(Rule("gopher@datatrove.hashes").Breaks(double.NaN, .1));
    }

    [Fact]
    public void Every_set_is_named_versioned_and_hashed()
    {
        Assert.Equal(RuleSets.All.Length, RuleSets.All.Select(set => set.Hash).Distinct().Count());
        Assert.All(RuleSets.All, set => Assert.Matches("^[0-9a-f]{12}$", set.Hash));
        Assert.All(RuleSets.All, set => Assert.NotEmpty(set.Rules));
        Assert.Equal(Enumerable.Range(0, RuleSets.Rules.Length), RuleSets.Rules.Select(rule => rule.Index));
    }

    private static QualityRule Rule(string id) => RuleSets.Rules.Single(rule => rule.Id == id);
}
