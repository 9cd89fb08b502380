using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>Corpora with next to nothing in them, end to end: a correct report that says what is not measurable, and never a zero in its place.</summary>
public sealed class DegenerateCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_blank_row_is_one_blank_row_and_nothing_else_is_measurable()
    {
        var (run, audit) = AuditOf(_folder.Write("one.jsonl", "{\"text\":\" \\u3000\\n\",\"url\":\"https://a.example.org/\"}\n"));
        Assert.Equal(6, run.Code);
        Assert.Equal((1, 0, 1), (Ledger(audit, "read"), Ledger(audit, "measured"), Ledger(audit, "blank")));
        Assert.Equal(1, Value(audit, "composition.blank.share"));
        AssertNotMeasurable(audit, "provenance.opacity.l0-share", "provenance.domains.largest-share", "composition.lengths.characters-median", "composition.tokens.count",
            "languages.undetermined.share", "topics.unclassified.share", "quality.damage.control-share", "duplication.exact.share", "privacy.any.documents-share");
    }

    [Theory]
    [InlineData("none.parquet")]
    [InlineData("none.jsonl")]
    public void Zero_rows_are_a_report_of_zero_rows(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        using var duck = new Duck();
        duck.Run($"COPY (SELECT 'x' AS text, 'https://a.example.org/' AS url WHERE false) TO '{path}' (FORMAT {(name.EndsWith(".parquet", StringComparison.Ordinal) ? "parquet" : "json")})");
        var (run, audit) = AuditOf(path);
        Assert.Equal(6, run.Code);
        Assert.Equal((0, 0), (Ledger(audit, "read"), Ledger(audit, "measured")));
        AssertNotMeasurable(audit, "composition.ledger.coverage", "composition.blank.share", "provenance.opacity.l0-share", "provenance.countries.largest-share", "duplication.near.share");
    }

    [Fact]
    public void Without_any_URL_column_sources_are_unknown_and_not_zero()
    {
        var (run, audit) = AuditOf(_folder.Write("plain.jsonl", string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"text\":\"A plain document, number {i}, that nobody signed.\"}}\n"))));
        Assert.Equal(0, run.Code);
        Assert.Equal(1, Value(audit, "provenance.opacity.l0-share"));
        Assert.Equal(1, Value(audit, "provenance.url.missing-share"));
        AssertNotMeasurable(audit, "provenance.domains.distinct", "provenance.domains.largest-share", "provenance.hosts.hhi", "provenance.countries.largest-share",
            "provenance.kinds.largest-share", "provenance.state-controlled.share", "provenance.date.newest-year", "provenance.license.permissive-share", "duplication.url.share");
    }

    private (Run Run, JsonElement Audit) AuditOf(string path)
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of("audit", path, "-o", output);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.Contains("not measurable", File.ReadAllText(Path.Combine(output, "report.html")), StringComparison.OrdinalIgnoreCase);
        using var audit = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "audit.json")));
        return (run, audit.RootElement.Clone());
    }

    private static long Ledger(JsonElement audit, string column) => audit.GetProperty("ledger").GetProperty(column).GetInt64();

    private static double Value(JsonElement audit, string id) => audit.GetProperty("measures").GetProperty(id).GetProperty("value").GetDouble();

    private static void AssertNotMeasurable(JsonElement audit, params string[] ids) => Assert.All(ids, id =>
    {
        var measure = audit.GetProperty("measures").GetProperty(id);
        Assert.Equal(JsonValueKind.Null, measure.GetProperty("value").ValueKind);
        Assert.NotEmpty(measure.GetProperty("reason").GetString()!);
    });
}
