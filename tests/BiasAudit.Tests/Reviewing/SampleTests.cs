using System.Text.Json;
using BiasAudit.Policies;
using BiasAudit.Reviewing;
using BiasAudit.Tests.Policies;

namespace BiasAudit.Tests.Reviewing;

public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sample").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Corpus(int rows, int shards = 3)
    {
        for (var shard = 0; shard < shards; shard++)
            File.WriteAllLines(Path.Combine(_folder, $"s{shard}.jsonl"), Enumerable.Range(0, rows).Where(i => i % shards == shard).Select(i => JsonSerializer.Serialize(new
            {
                text = $"Row {i} says, \"hello\";\n write to somebody{i}@example.org.", source = $"source-{i % 2}",
            })));
        return _folder;
    }

    private static string Addresses(SampleOutcome outcome) => string.Join(' ', outcome.Rows.Select(r => $"{r.Shard}:{r.Address.Row}"));

    [Fact]
    public void The_same_seed_draws_the_same_rows_whatever_the_threads()
    {
        var corpus = Corpus(600);
        var one = SampleSheet.Draw([corpus], new(50, 7), new() { Threads = 1 });
        Assert.Equal(50, one.Rows.Length);
        Assert.Equal(Addresses(one), Addresses(SampleSheet.Draw([corpus], new(50, 7), new() { Threads = 3 })));
        Assert.NotEqual(Addresses(one), Addresses(SampleSheet.Draw([corpus], new(50, 8), new())));
    }

    [Fact]
    public void A_larger_sample_holds_the_smaller_one()
    {
        var corpus = Corpus(300);
        var small = SampleSheet.Draw([corpus], new(20, 7), new()).Rows.Select(r => r.Text);
        Assert.Empty(small.Except(SampleSheet.Draw([corpus], new(60, 7), new()).Rows.Select(r => r.Text)));
    }

    [Fact]
    public void Every_row_has_the_same_chance()
    {
        var corpus = Corpus(90, shards: 1);
        var hits = new int[90];
        for (var seed = 0UL; seed < 200; seed++)
            foreach (var row in SampleSheet.Draw([corpus], new(9, seed), new() { Threads = 1 }).Rows) hits[row.Address.Row]++;
        // 200 draws of a tenth: mean 20, deviation 4.2.
        Assert.All(hits, count => Assert.InRange(count, 4, 40));
        Assert.Equal(1800, hits.Sum());
    }

    [Fact]
    public void A_small_corpus_is_drawn_whole_and_masks_hide_addresses()
    {
        var corpus = Corpus(6);
        Assert.Contains("somebody1@example.org", string.Concat(SampleSheet.Draw([corpus], new(100, 7), new()).Rows.Select(r => r.Text)), StringComparison.Ordinal);
        var masked = SampleSheet.Draw([corpus], new(100, 7, Mask: true), new());
        Assert.Equal(6, masked.Rows.Length);
        Assert.All(masked.Rows, row => Assert.DoesNotContain("@example.org", row.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Returned_labels_are_judged_exactly()
    {
        var corpus = Corpus(500);
        var drawn = SampleSheet.Draw([corpus], new(59, 7), new());
        var result = Audit.Run([corpus]);
        Assert.Equal(Verdict.Pass, Judge(result, drawn, (_, _) => "pass").Verdict);
        Assert.Equal(Verdict.Undecided, Judge(result, drawn, (_, i) => i == 0 ? "NL" : "CC").Verdict);
        Assert.Equal(Verdict.Fail, Judge(result, drawn, (_, i) => i < 9 ? "WL" : "CB").Verdict);
        var half = Judge(result, drawn, (_, i) => i < 30 ? "" : "pass");
        Assert.Equal((Verdict.Undecided, 29L), (half.Verdict, half.Of));
    }

    [Fact]
    public void A_sheet_that_has_not_come_back_fails_its_rule_and_stops_no_other()
    {
        var policy = PolicyResolver.Parse("version: 1\nrules: [{ id: a, measure: review.pass-rate, labels: gone.csv, error: { min: 96% } }, { id: b, measure: composition.documents.count, error: { min: 1 } }]");
        var judged = PolicyJudge.Judge(Audit.Run([Corpus(30)]), policy).Findings.ToDictionary(finding => finding.Rule);
        Assert.Equal((Verdict.Fail, Verdict.Pass), (judged["a"].Verdict, judged["b"].Verdict));
        Assert.Contains("there is no sheet 'gone.csv'", judged["a"].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perhaps", "is no label")]
    [InlineData("other-shard", "has no shard")]
    [InlineData("twice", "labeled already")]
    [InlineData("short", "cells")]
    public void A_sheet_that_cannot_be_trusted_is_an_error_with_its_line(string damage, string what)
    {
        var corpus = Corpus(20);
        var sheet = Sheet(SampleSheet.Draw([corpus], new(5, 7), new()), (_, i) => damage == "perhaps" && i == 2 ? "perhaps" : "pass");
        if (damage == "other-shard") sheet = sheet.Replace("s0.jsonl", "x.jsonl", StringComparison.Ordinal).Replace("s1.jsonl", "x.jsonl", StringComparison.Ordinal).Replace("s2.jsonl", "x.jsonl", StringComparison.Ordinal);
        if (damage == "twice") sheet += sheet.Split("\r\n")[1] + "\r\n";
        if (damage == "short") sheet += "s0.jsonl,0\r\n";
        var error = Assert.Throws<PolicyException>(() => Judge(Audit.Run([corpus]), sheet));
        Assert.Equal("BA4008", error.Code);
        Assert.Contains(what, error.What, StringComparison.Ordinal);
        Assert.True(error.Problems[0].Place.Line > 1);
    }

    [Fact]
    public void The_bytes_must_be_the_audited_ones()
    {
        var corpus = Corpus(30);
        var result = PolicyJudge.Judge(Audit.Run([corpus]), PolicyResolver.Parse("version: 1\nrules: [{ id: a, measure: composition.documents.count, error: { min: 1 } }]"));
        Assert.Equal((Verdict.Pass, 0), (Binding.Verify(result, [corpus]).Verdict, Binding.Verify(result, [corpus]).Judgement!.ExitCode));
        File.AppendAllText(Path.Combine(corpus, "s1.jsonl"), "\n");
        File.WriteAllText(Path.Combine(corpus, "s9.jsonl"), "{\"text\":\"new\"}\n");
        var broken = Binding.Verify(result, [corpus]);
        Assert.Equal((Verdict.Fail, 2), (broken.Verdict, broken.Judgement!.ExitCode));
        Assert.Contains("s1.jsonl differs; s9.jsonl was not audited", broken.Findings[0].Sentence, StringComparison.Ordinal);
    }

    private Finding Judge(BiasAudit.Measuring.AuditResult result, SampleOutcome drawn, Func<SampledRow, int, string> label) => Judge(result, Sheet(drawn, label));

    private Finding Judge(BiasAudit.Measuring.AuditResult result, string sheet)
    {
        var file = Path.Combine(_folder, "sheet.csv");
        File.WriteAllText(file, sheet);
        return result.Judge($"  - {{ id: review, measure: review.pass-rate, labels: '{file}', error: {{ min: 95% }} }}").Only();
    }

    private static string Sheet(SampleOutcome drawn, Func<SampledRow, int, string> label)
    {
        var writer = new StringWriter();
        SampleSheet.Write(drawn.Rows, writer);
        var lines = BiasAudit.Reporting.Csv.Read(writer.ToString()).ToList();
        Assert.Equal(ReviewSheet.Columns, lines[0].Cells);
        return string.Concat(lines.Select((line, i) => BiasAudit.Reporting.Csv.Line(i == 0 ? line.Cells : [.. line.Cells[..6], label(drawn.Rows[i - 1], i - 1), ""])));
    }
}
