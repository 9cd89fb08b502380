using System.Text;
using BiasAudit.Charts;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Reporting.Html;
using BiasAudit.Reporting.Markdown;
using BiasAudit.Reporting.Tables;
using Microsoft.Data.Analysis;

namespace BiasAudit.Tests.Reporting;

public sealed class ReportTests
{
    private static readonly AuditResult Sample = SampleResult.Create();

    [Fact]
    public void The_page_holds_no_markup_of_the_corpus_and_runs_nothing()
    {
        var page = Html(Sample);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain('\u001B', page);
        Assert.Contains("[U+202E]evil", page, StringComparison.Ordinal);
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_stands_in_the_Markdown_report_as_it_does_on_the_page()
    {
        var evidence = Sample.Sections.SelectMany(section => section.Blocks).OfType<Evidence>().First(block => !block.Rows.IsDefaultOrEmpty);
        using var stream = new MemoryStream();
        MarkdownReport.Write(Sample, stream);
        var page = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains(MarkdownWriter.Escape(evidence.Title), page, StringComparison.Ordinal);
        Assert.Contains(MarkdownWriter.Escape(evidence.Rows[0].Snippet), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_the_page_has_its_target_and_no_id_is_given_twice()
    {
        var page = Html(Sample);
        var ids = System.Text.RegularExpressions.Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var links = System.Text.RegularExpressions.Regex.Matches(page, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct();
        Assert.Empty(links.Except(ids));
    }

    [Fact]
    public void Snippets_say_their_language() => Assert.Contains("<span lang=\"zh\" dir=\"auto\">片段", Html(Sample), StringComparison.Ordinal);

    [Fact]
    public void A_page_over_its_budget_leaves_charts_to_their_numbers_and_says_so()
    {
        var page = Html(Sample, new() { Charts = 0 });
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("leaves 1 charts", page, StringComparison.Ordinal);
        var many = Sample with { Sections = [.. Enumerable.Range(0, 300).Select(i => Sample.Sections[0] with { Name = $"provenance{i}", Measures = [] })] };
        var full = Html(many, new() { HtmlBytes = 300_000 });
        Assert.InRange(Encoding.UTF8.GetByteCount(full), 100_000, 300_000 + 300 * 700);
        Assert.Contains("this page is full", full, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_renders_the_same_from_its_JSON_twin()
    {
        var twin = new MemoryStream();
        BiasAudit.Reporting.Json.AuditJson.Write(Sample, twin);
        twin.Position = 0;
        Assert.Equal(Html(Sample), Html(BiasAudit.Reporting.Json.AuditJson.Read(twin, "audit.json")));
    }

    [Fact]
    public void Markdown_takes_corpus_text_for_text_and_stays_small()
    {
        var whole = Markdown(Sample);
        // Inside the fence of the command everything is shown as it is.
        var page = whole[..whole.IndexOf("```text", StringComparison.Ordinal)] + whole[whole.LastIndexOf("```", StringComparison.Ordinal)..];
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[^\\]\]\(javascript", page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("\\|\\`\\*\\_\\[x\\]", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        var many = Sample with { Sections = [.. Enumerable.Repeat(Sample.Sections[0], 300)] };
        Assert.True(Encoding.UTF8.GetByteCount(Markdown(many)) < 60_000);
        Assert.Contains("leaves ", Markdown(many), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@team", "\\@<!-- -->team")]
    [InlineData("- x", "\\- x")]
    [InlineData("#12", "\\#<!-- -->12")]
    [InlineData("www.x.org", "www<!-- -->.x.org")]
    [InlineData("http://x", "http\\:<!-- -->//x")]
    [InlineData("a: b :tada:", "a: b \\:<!-- -->tada:")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("1.5", "1.5")]
    public void Markdown_escapes_what_a_forge_would_act_on(string text, string expected) => Assert.Equal(expected, MarkdownWriter.Escape(text));

    [Fact]
    public void CSV_is_shown_by_a_spreadsheet_and_never_run()
    {
        var writer = new StringWriter();
        TableCsv.Write(new DataFrame(
            new StringDataFrameColumn("a,b", ["=1+1", "@x", "say \"hi\"", "two\r\nlines", null!]),
            new DoubleDataFrameColumn("n", [-1.5, double.NaN, 0.1, 1e300, null])), writer);
        Assert.Equal("\"a,b\",n\r\n'=1+1,-1.5\r\n'@x,NaN\r\n\"say \"\"hi\"\"\",0.1\r\ntwo[U+000D][U+000A]lines,1E+300\r\n,\r\n", writer.ToString());
    }

    [Fact]
    public async Task A_Parquet_table_reads_back_as_it_was()
    {
        var stream = new MemoryStream();
        await TableParquet.WriteAsync(Sample.Table("provenance.domains"), stream);
        var path = Path.Combine(Path.GetTempPath(), $"biasaudit-{Guid.NewGuid():N}.parquet");
        await File.WriteAllBytesAsync(path, stream.ToArray());
        try
        {
            await using var duck = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
            await duck.OpenAsync();
            await using var command = duck.CreateCommand();
            command.CommandText = $"select domain, documents, share, exact, rank from '{path}'";
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            Assert.Equal(("example.org", 500_000_000L, 0.62, true, 1), (reader.GetString(0), reader.GetInt64(1), reader.GetDouble(2), reader.GetBoolean(3), reader.GetInt32(4)));
            await reader.ReadAsync();
            Assert.Equal("新华网.cn", reader.GetString(0));
            await reader.ReadAsync();
            Assert.Equal(SampleResult.Hostile, reader.GetString(0));
            Assert.True(reader.IsDBNull(3));
            await reader.ReadAsync();
            Assert.True(reader.IsDBNull(0) && reader.IsDBNull(1) && reader.IsDBNull(2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_folder_is_whole_or_not_there()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"biasaudit-{Guid.NewGuid():N}");
        Assert.Throws<OperationCanceledException>(() => ReportFolder.Write(folder, Sample, null, cancellation: new(canceled: true)));
        Assert.False(Directory.Exists(folder) || Directory.Exists(folder + ".partial"));
        try
        {
            ReportFolder.Write(folder, Sample, new ScottPlotRenderer());
            File.WriteAllText(Path.Combine(folder, "mine.txt"), "kept");
            ReportFolder.Write(folder, Sample, new ScottPlotRenderer());
            Assert.Equal(
                ["audit.json", "charts/provenance.domains.shares.svg", "mine.txt", "report.html", "report.md", "tables/provenance.domains.parquet"],
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_table_cannot_name_a_file_elsewhere()
    {
        var hostile = Sample with { Sections = [Sample.Sections[0] with { Tables = [new("../../evil", new DataFrame())] }] };
        Assert.Equal("BA3101", Assert.Throws<AuditException>(() => ReportFolder.WriteTables(Path.GetTempPath(), hostile, ".csv")).Code);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(1, "100%")]
    [InlineData(0.99999, ">99.99%")]
    [InlineData(0.9967, "99.67%")]
    [InlineData(0.6213, "62.1%")]
    [InlineData(0.00001, "0.001%")]
    [InlineData(1e-9, "<0.0001%")]
    public void Only_nothing_reads_zero_percent_and_only_the_whole_reads_hundred(double share, string expected) => Assert.Equal(expected, NumberText.Share(share));

    private static string Html(AuditResult result, ReportOptions? options = null)
    {
        var stream = new MemoryStream();
        HtmlReport.Write(result, new ScottPlotRenderer(), stream, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Markdown(AuditResult result)
    {
        var stream = new MemoryStream();
        MarkdownReport.Write(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
