using System.Text;
using System.Text.Json;
using BiasAudit.Charts;
using BiasAudit.Measuring;
using BiasAudit.Reporting;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Sections.Privacy;

/// <summary>A hostile corpus goes through the whole audit; none of its values may be in any file that comes out.</summary>
public sealed class NoRawValueTests
{
    private static readonly string[] Values =
    [
        "jane.roe@mailhost.de", "ZHANG_SAN@mailhost.cn", "+49 30 901820", "13912345678", "206-441-0188", "163.36.107.25", "2a00:1450:4001:81b::200e",
        "4000000000001232", "DE97500105170000000001", "310000198002290013", "F131104093", "001-01-0001", "91350100M000100Y43", "AKIATESTTESTTESTTES2",
        "ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5", "jane.roe [at] mailhost [dot] org", "１３９１２３４５６７８", "98765432101234",
    ];

    private static readonly string[] Frames =
    [
        "{0}", "contact {0} please", "联系{0}，谢谢。", "click here {0} lorem ipsum javascript cookies policy", "<a href=\"mailto:{0}\">{0}</a>", "{0}\n{0}\n{0}\n{0}\n{0}",
        "As an AI language model, I can tell that {0} is {{placeholder}}", "锟斤拷{0}烫烫烫 \uFFFD", "…{0}…\u202E{0}\u202C", "Ã©tÃ© {0} • a\n• {0}",
    ];

    [Fact]
    public void No_file_of_an_audit_holds_a_value_of_the_corpus()
    {
        using var folder = new TemporaryFolder();
        var rows = from frame in Frames from value in Values select frame.Replace("{0}", value, StringComparison.Ordinal);
        // Twice: as duplicates every text also passes through clusters and repeated lines.
        folder.Write("corpus/a.jsonl", string.Join('\n', rows.Concat(rows).Select(text => JsonSerializer.Serialize(new { text, url = "https://host.de/page" }))));
        var options = new AuditOptions { Signals = Path.Combine(folder.Path, "out", "signals") };
        var profile = Profiler.Scan(BiasAudit.Corpora.Corpus.Open([Path.Combine(folder.Path, "corpus")], options.Corpus), options);
        ReportFolder.Write(Path.Combine(folder.Path, "out"), Audit.Conclude(profile, "hostile"), new ScottPlotRenderer());
        foreach (var (kind, measure) in profile.States)
        {
            using var writer = new BinaryWriter(File.Create(Path.Combine(folder.Path, "out", kind.Id + ".state")));
            measure.Save(writer);
        }
        var files = Directory.GetFiles(Path.Combine(folder.Path, "out"), "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 10);
        Assert.Contains("[email ", File.ReadAllText(Path.Combine(folder.Path, "out", "audit.json")), StringComparison.Ordinal);
        Assert.Empty(from file in files let bytes = File.ReadAllBytes(file) from value in Values from form in Forms(value) where bytes.AsSpan().IndexOf(form) >= 0 select $"{value} in {Path.GetFileName(file)}");
    }

    private static IEnumerable<byte[]> Forms(string value) =>
        [Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value), Encoding.UTF8.GetBytes(JsonEncodedText.Encode(value).ToString()), Encoding.UTF8.GetBytes(value.ToLowerInvariant())];
}
