using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BiasAudit.Tests.Policies;

namespace BiasAudit.Tests.Cli;

/// <summary>A corpus that attacks whoever reads about it, through every writer that the command has.</summary>
[Collection(nameof(ConsoleTests))]
public sealed partial class HostileCommandTests : IDisposable
{
    private const string Folder = "cörpus <b>::error::";

    private static readonly string[] Attacks =
    [
        "::error::owned", "\n::add-mask::secret", "x\r\n::stop-commands::x", "##[add-mask]x", "##vso[task.setvariable variable=a]b", "%0A::error::owned",
        "\u001b[31mred\u001b]8;;http://evil.example\u0007link", "\u202Egnp.exe", "<script>alert(1)</script>", "]]></failure><x>", "[click](http://evil.example)",
        "![x](http://evil.example/x.png)", "=cmd|' /C calc'!A0", "@everyone #1", "\uFFFE\u0001\u0008", "来源\u2028坏",
    ];

    private const string Policy = """
        version: 1
        name: "n ::error::\e[31m"
        rules:
          - { id: '::error::r<b>', measure: provenance.collections.share, by: collection, error: { max: 0.1% }, why: "w ::error::\n\e[31m<script>", refs: ['[x](y)'] }
          - { id: declared, measure: languages.declared.documents, by: declared, where: { detected: [en] }, error: { max: 1 } }
          - { id: licenses, measure: provenance.licenses.share, by: license, error: { max: 0.1% } }
        """;

    private const string About = """
        name: "::error::<b>[x](y)\e[31m"
        description: "<script>alert(1)</script>\u202e ::error::"
        license: MIT
        url: https://example.org
        creator: "c\n::error::x"
        datePublished: 2026-11-20
        """;

    private static readonly string[] Kinds =
        ["html=r.html", "md=r.md", "json=r.json", "csv=csv", "sarif=r.sarif", "sarif-full=full.sarif", "junit=r.xml", "summary=s.md", "croissant=c.json", "card=card.md", "eu=eu", "approval=a.json", "charts=charts"];

    private readonly string _folder = Directory.CreateTempSubdirectory("hostile").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_of_the_corpus_is_injected_into_anything_that_is_written()
    {
        Directory.CreateDirectory(At(Folder));
        File.WriteAllLines(At(Folder, "a ::error::%0A[evil](x)<img src=x>\u202E.jsonl"), Enumerable.Range(0, 96).Select(Row));
        File.WriteAllText(At("p.yml"), Policy);
        File.WriteAllText(At("about.yml"), About);

        var runner = InProcess.Of(_folder, [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", At("step.md"))], "audit", Folder, "-o", "out", "--policy", "p.yml");
        Assert.Equal(2, runner.Code);
        Assert.All(Outside(runner.Results).Concat(runner.Messages.Split('\n')), line => Assert.DoesNotMatch(Command(), line));
        string[] outputs = [.. Kinds.SelectMany(kind => new[] { "--output", kind })];
        Assert.Equal(2, InProcess.Of(_folder, ["gate", "out", "--policy", "p.yml", "--about", "about.yml", .. outputs]).Code);
        Assert.Equal(0, InProcess.Of(_folder, "compare", "out", "out", "-o", "compared").Code);
        Assert.Equal(0, InProcess.Of(_folder, "sample", Folder, "-n", "50", "--mask", "-o", "sheet.csv").Code);
        File.WriteAllText(At("inspect.txt"), InProcess.Of(_folder, "inspect", Folder).Results);

        var written = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".bap" or ".parquet" or ".jsonl" or ".yml")).ToList();
        Assert.InRange(written.Count, 60, 200);
        Assert.All(written, file => Assert.DoesNotMatch(Unseen(), File.ReadAllText(file)));
        Assert.All(written.Where(file => Path.GetExtension(file) is ".html" or ".svg"), file => Assert.DoesNotMatch(LiveHtml(), File.ReadAllText(file)));
        Assert.All(written.Where(file => Path.GetExtension(file) is ".md"), file => Assert.DoesNotMatch(LiveMarkdown(), Fenced().Replace(File.ReadAllText(file), "")));
        Assert.All(written.Where(file => Path.GetExtension(file) is ".csv"), file => Assert.DoesNotMatch(LiveFormula(), File.ReadAllText(file)));
        Assert.All(written.Where(file => Path.GetExtension(file) is ".json" or ".sarif"), file => JsonDocument.Parse(File.ReadAllBytes(file)).Dispose());
        Assert.NotEmpty(XDocument.Load(At("r.xml")).Descendants("failure"));
        foreach (var file in new[] { "r.sarif", "full.sarif" })
        {
            using var log = JsonDocument.Parse(File.ReadAllBytes(At(file)));
            SarifRules.Check(log.RootElement, full: file == "full.sarif");
        }
    }

    private static string Row(int i)
    {
        var attack = Attacks[i % Attacks.Length];
        return JsonSerializer.Serialize(new
        {
            text = $"{attack} The harvest of year {1900 + i} was good and the people of the village were glad about it, {attack} said page {i}.",
            url = $"https://site{i % 7}.com/{attack}", source = attack, language = i % 3 > 0 ? "en" : attack, license = attack, date = attack,
        });
    }

    /// <summary>The lines that the runner reads as commands if they look like one: those outside the fence that are not ours.</summary>
    private static IEnumerable<string> Outside(string results)
    {
        var fence = results.IndexOf("::stop-commands::biasaudit-", StringComparison.Ordinal);
        Assert.True(fence > 0);
        return results[..fence].Split('\n').Where(line => !line.StartsWith("::error file=p.yml,line=", StringComparison.Ordinal) && !line.StartsWith("::notice title=BiasAudit::", StringComparison.Ordinal));
    }

    private string At(params string[] parts) => Path.Combine([_folder, .. parts]);

    [GeneratedRegex(@"^\s*::|##\[|##vso\[")]
    private static partial Regex Command();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFFE]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<script|<img|<b>::|(href|src)=[""']?(http://evil|javascript)", RegexOptions.IgnoreCase)]
    private static partial Regex LiveHtml();

    [GeneratedRegex(@"<script|<img|<b>|(?<!\\)\]\(http://evil")]
    private static partial Regex LiveMarkdown();

    [GeneratedRegex(@"(^|[,\n]""?)=cmd")]
    private static partial Regex LiveFormula();

    [GeneratedRegex(@"^(`{3,})text\n.*?\n\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
