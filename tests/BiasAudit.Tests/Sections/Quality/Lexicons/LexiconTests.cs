using System.Collections.Immutable;
using BiasAudit.Sections.Quality.Lexicons;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Sections.Quality.Lexicons;

public sealed class LexiconTests
{
    private static readonly Lexicon Made = new(["stone", "stone wall", "Zürich", "石头", "石头墙", "ภาษา", "c++"]);

    [Theory]
    [InlineData("A Stone, and a STONE wall.", 2)]
    [InlineData("stones milestone stone2", 0)]
    [InlineData("stone-cold", 1)]
    [InlineData("in ZÜRICH", 1)]
    [InlineData("大石头墙和石头", 2)]
    [InlineData("ใช้ภาษาไทย", 1)]
    [InlineData("C++ and c", 1)]
    [InlineData("", 0)]
    public void Terms_are_whole_words_where_words_are_separated_and_the_longest_counts(string text, int hits) => Assert.Equal(hits, Made.Count(text, out _));

    [Fact]
    public void Another_case_is_another_word_for_nobody() => Assert.Equal(2, new Lexicon(["He"]).Count("he said, HE said; the other", out _));

    [Fact]
    public void The_audit_gives_a_share_a_table_by_source_and_the_caveat()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("rocks.txt", "# a comment\nstone\n\n石头\n");
        folder.Write("a.jsonl", "{\"text\":\"a stone here\"}\n{\"text\":\"石头在这里\"}\n{\"text\":\"nothing here\"}\n{\"text\":\"milestone\"}\n");
        var result = Audit.Run([Path.Combine(folder.Path, "a.jsonl")], new() { Lexicons = new Dictionary<string, string> { ["rocks"] = list }.ToImmutableSortedDictionary() });
        Assert.Equal(0.5, result.Measure("quality.lexicon.rocks.documents-share").Value);
        Assert.Equal(2L, result.Table("quality.lexicons")["documents"][0]);
        Assert.Contains(result.Sections.SelectMany(section => section.Blocks).OfType<BiasAudit.Reporting.Sentence>(), sentence => sentence.Text.Contains("not a legal finding", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_list_is_an_expected_failure() =>
        Assert.Equal("BA1008", Assert.Throws<AuditException>(() => Lexicon.Read("rocks", "no such file")).Code);
}
