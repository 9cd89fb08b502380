using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>All real corpora and all hostile files in one audit of every section, through the built command.</summary>
public sealed class EveryCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_audit_of_everything_at_once_ends_with_a_report_of_seven_sections_whose_ledger_adds_up()
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of("audit", SharedData.File(""), "-o", output, "--threads", "2", "--quiet");
        Assert.Equal(0, run.Code);
        using var audit = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "audit.json")));
        string[] sections = [.. audit.RootElement.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("name").GetString()!)];
        Assert.Equal(["composition", "provenance", "languages", "topics", "quality", "duplication", "privacy"], sections);
        var ledger = audit.RootElement.GetProperty("ledger");
        long Of(string kind) => ledger.GetProperty(kind).GetInt64();
        Assert.Equal(Of("read"), new[] { "measured", "null", "blank", "undecodable", "failed", "notSampled" }.Sum(Of));
        Assert.True(Of("measured") > 100_000, "all corpora together hold more documents than that");
        Assert.True(Of("failed") > 0, "the hostile files lose rows, and the ledger shows them");
        Assert.True(new FileInfo(Path.Combine(output, "report.html")).Length > 100_000);
    }
}
