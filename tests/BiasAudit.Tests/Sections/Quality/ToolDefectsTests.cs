using System.Text;
using System.Text.Json;
using BiasAudit.Measuring;
using BiasAudit.Sections.Duplication;
using BiasAudit.Sections.Quality;
using BiasAudit.Sections.Quality.Lexicons;
using BiasAudit.Text.Identifiers;
using BiasAudit.Tests.Cli;
using BiasAudit.Tests.House;
using BiasAudit.Tests.Laws;
using static BiasAudit.Tests.Sections.Quality.QualityText;

namespace BiasAudit.Tests.Sections.Quality;

/// <summary>The defects D1 to D17 that were found in other tools, each with a test that would catch it here; the README lists them.</summary>
public sealed class ToolDefectsTests
{
    [Fact]
    public void D1_a_mean_over_many_zeros_keeps_its_count()
    {
        var (zeros, halves) = (SignalQuantiles.Create(new()), SignalQuantiles.Create(new()));
        MadeDocuments.Show(zeros, [.. Enumerable.Repeat(new MadeRow("plain text"), 1000)]);
        MadeDocuments.Show(halves, [.. Enumerable.Repeat(new MadeRow("a1"), 10)], 1000);
        zeros.Merge(halves);
        Assert.Equal(1010, zeros.CountOf(Signal.DigitShare));
        Assert.Equal(0.0049504950, zeros.MeanOf(Signal.DigitShare), 10);
    }

    [Fact]
    public void D2_rows_without_text_are_in_the_ledger()
    {
        var ledger = Of("{\"text\":\"one\"}", "{\"text\":\"\"}", "{\"text\":null}", "{\"text\":\" \\n\"}", "{\"other\":1}").Ledger;
        Assert.Equal((5, 1, 2, 2), (ledger.Read, ledger.Measured, ledger.Blank, ledger.Null));
        Assert.True(ledger.Balances);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("…")]
    [InlineData("\uFFFD")]
    public void D3_and_D15_a_text_without_words_divides_by_nothing_and_is_nowhere_minus_one(string text)
    {
        var signals = Scan(text).Signals.ToArray();
        Assert.DoesNotContain(signals, double.IsInfinity);
        Assert.DoesNotContain(signals, value => value < 0);
    }

    [Fact]
    public void D4_a_source_that_is_small_in_every_part_has_its_exact_total()
    {
        var parts = Enumerable.Range(0, 5).Select(part =>
        {
            var state = RuleFailures.Create(new());
            var rows = Enumerable.Range(0, 300).Select(i => new MadeRow("Some text.", $"https://site{i / 2 + 150 * part}.org/")).Append(new MadeRow("Some text.", "https://small.net/"));
            MadeDocuments.Show(state, [.. rows], part * 1000);
            return state;
        }).ToList();
        foreach (var part in parts[1..]) parts[0].Merge(part);
        var sources = parts[0].Sources;
        var small = sources.Largest(0, int.MaxValue).Single(index => sources.TextAt(index).Contains("small.net", StringComparison.Ordinal));
        Assert.Equal(5, sources.CountsAt(small)[0]);
        Assert.Equal(small, Assert.Single(sources.Largest(0, 1)));
    }

    [Theory]
    [InlineData("https://host.com/t/13912345678", IdentifierContext.Url)]
    [InlineData("http://8.8.8.8/x", IdentifierContext.Url)]
    [InlineData("see 8.8.8.8", IdentifierContext.Plain)]
    public void D5_numbers_inside_URLs_are_told_apart(string text, IdentifierContext context) => Assert.Equal([context], Contexts(text));

    [Fact]
    public void D6_a_megabyte_without_a_letter_or_of_one_ends_and_counts()
    {
        foreach (var piece in new[] { "!", "a", "a!", "=-" })
            Assert.Equal(1 << 20, Value(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)), Signal.Characters));
    }

    [Theory]
    [InlineData("write to jane@mailhost.de", 1)]
    [InlineData("206-441-0188 is the number", 1)]
    [InlineData("+49 30 901820", 1)]
    [InlineData("1234567890123", 0)]
    [InlineData("ISBN 978-0-306-40615-7", 0)]
    public void D7_values_at_the_edges_of_a_text_are_found_and_prefixes_of_long_numbers_are_not(string text, int found) => Assert.Equal(found, Contexts(text).Count);

    [Fact]
    public void D8_the_end_of_a_text_of_two_megabytes_is_read_like_its_beginning()
    {
        var text = string.Concat(Enumerable.Repeat("This is an ordinary English sentence about the weather. ", 40_000)) + "Write to jane@mailhost.de, she is a stone. As an AI language model, I cannot.";
        Assert.Single(Contexts(text));
        Assert.Equal(1, new Lexicon(["stone"]).Count(text, out _));
        Assert.Contains(Scan(text).Phrases.ToArray(), hit => hit.Phrase.Kind == PhraseKind.Assistant);
        var result = Of(JsonSerializer.Serialize(new { text }));
        Assert.Equal(1, result.Measure("privacy.email.documents-share").Value);
        Assert.Equal("en", result.Table("quality.damage-by-language")["language"][0]);
    }

    [Theory]
    [InlineData("Muslim", "A MUSLIM and a muslim.", 2)]
    [InlineData("asian", "caucasian", 0)]
    [InlineData("he", "He said so; the end.", 1)]
    public void D9_words_of_a_lexicon_are_whole_words_of_any_case(string term, string text, int hits) => Assert.Equal(hits, new Lexicon([term]).Count(text, out _));

    [Fact]
    public void D10_a_sample_is_not_the_head_of_the_corpus()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 2000).Select(i => JsonSerializer.Serialize(new { text = i < 1000 ? "Write to jane@mailhost.de now." : "Nothing." }))));
        var measured = Audit.Run([folder.Path], new() { Sample = Sampling.Parse("20%") }).Measure("privacy.email.documents-share");
        Assert.InRange(measured.Of!.Value, 300, 500);
        Assert.InRange(measured.Value!.Value, 0.4, 0.6);
    }

    [Fact]
    public void D11_a_text_shorter_than_a_sequence_passes_the_rules_about_it() =>
        Assert.All(["gopher-repetition@datatrove", "gopher-repetition@dolma"], set => Assert.DoesNotContain(Failures("two words", set), rule => rule.EndsWith("0-grams", StringComparison.Ordinal) || rule.Contains("duplicate", StringComparison.Ordinal)));

    [Fact]
    public void D12_texts_of_fewer_than_five_words_are_copies_of_their_equals_and_the_report_counts_them()
    {
        var state = DocumentCopies.Create(new());
        MadeDocuments.Show(state, [new("just four words here"), new("Just FOUR words, here!"), new("four other words here")]);
        var clusters = CopyClusters.Of(state);
        Assert.Equal(2, clusters.Near.Length);
        Assert.Equal(3, CopyShares.Of(clusters, state).Short);
    }

    [Fact]
    public void D13_a_file_is_read_as_what_it_is_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(SharedData.Root, "datasets", "sample", "bare.parquet"), Path.Combine(folder.Path, "bare.jsonl"));
        folder.Write("good.jsonl", "{\"text\":\"one\"}");
        var result = Audit.Run([folder.Path]);
        Assert.Equal(1, result.Ledger.Measured);
        Assert.True(result.Ledger.Read > result.Ledger.Measured || result.Shards.Any(shard => shard.Errors.Length > 0));
    }

    [Fact]
    public void D14_no_number_depends_on_the_seed_of_a_process()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 60).Select(i => JsonSerializer.Serialize(new { text = $"Text {i % 40} of site {i % 7}, again and again and again.", url = $"https://site{i % 7}.org/" }))));
        foreach (var name in new[] { "one.bap", "two.bap" }) Assert.Equal(0, Run.Of("scan", file, "-o", Path.Combine(folder.Path, name)).Code);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "one.bap")), File.ReadAllBytes(Path.Combine(folder.Path, "two.bap")));
    }

    [Fact]
    public void D16_only_the_convention_that_says_so_exceeds_one_and_no_rule_is_half_filled()
    {
        var facts = Scan("a b\na b");
        Assert.Equal(1.5, facts[Signal.DuplicateLineCharacterShareAll]);
        Assert.Equal(3 / 7.0, facts[Signal.DuplicateLineCharacterShare]);
        // Left over from a long text: every signal is written anew for every document.
        Assert.Equal(Scan("x").Signals.ToArray(), After("x", string.Concat(Enumerable.Repeat("One line, and 2 # … {more}.\n\n• x\n", 50))));
    }

    [Fact]
    public void D17_a_sequence_is_words_not_letters_lines_do_not_part_it_and_ties_take_the_first()
    {
        Assert.Equal(2 * 7 / 17.0, Value("one two x one\ntwo", Signal.Top2GramShare), 12);
        Assert.Equal(2 * 4 / 13.0, Value("a ab a ab abc", Signal.Top2GramShare), 12);
        Assert.Equal(2 * 2 / 16.0, Value("a b a b ccc ddd ccc ddd", Signal.Top2GramShareSpaced), 12);
        Assert.Equal(2 * 6 / 16.0, Value("ccc ddd ccc ddd a b a b", Signal.Top2GramShareSpaced), 12);
    }

    private static double[] After(string text, string before)
    {
        var (scan, quality) = (new BiasAudit.Text.TextScan(), new QualityScan());
        scan.Scan(Encoding.UTF8.GetBytes(before));
        quality.Scan(new TextView(scan), "en");
        scan.Scan(Encoding.UTF8.GetBytes(text));
        return quality.Scan(new TextView(scan), "en").Signals.ToArray();
    }

    private static List<IdentifierContext> Contexts(string text)
    {
        var contexts = new List<IdentifierContext>();
        foreach (var found in new IdentifierScan().Find(text)) contexts.Add(found.Context);
        return contexts;
    }

    private static AuditResult Of(params string[] rows)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", string.Join('\n', rows));
        return Audit.Run([folder.Path]);
    }
}
