using System.Text.Json;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Cli;

/// <summary>The options of the language section through the built command.</summary>
public sealed class LanguageOptionsTests : IDisposable
{
    private static readonly string Fixtures = Path.Combine(SharedData.Root, "tests", "BiasAudit.Tests", "Models", "FastText", "Fixtures");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_classifier_is_a_table_of_labels_by_language_and_by_source_and_a_reference_has_its_date()
    {
        using var audit = Audit("--classifier", $"tiny={Fixtures}/hs.ftz", "--language-reference", "cldr");
        Assert.Equal(["tiny|de|1|0.25", "tiny|en|2|0.5", "tiny|fr|1|0.25"], Rows(audit, "languages.classifiers").Order());
        Assert.Contains("tiny|a.example|en|2|1", Rows(audit, "languages.classifiers-by-source"));
        Assert.Contains(Rows(audit, "languages.classifiers-by-language"), row => row.StartsWith("tiny|de|de|1", StringComparison.Ordinal));
        Assert.InRange(Find(audit, "languages.reference.total-variation").GetProperty("value").GetDouble(), 0.01, 1);
        Assert.Contains("Compared with cldr-48-users", audit.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_model_and_a_target_of_the_user_take_the_place_of_those_of_the_product()
    {
        using var audit = Audit("--language-model", $"{Fixtures}/softmax.bin", "--language-target", _folder.Write("target.tsv", "# what we want\neng_Latn\t0.5\nde\t0.5\n"));
        Assert.Subset(new HashSet<string> { "de", "en", "fr", "und" }, Rows(audit, "languages.distribution").Select(row => row.Split('|')[0]).ToHashSet());
        Assert.Equal("target.tsv", Rows(audit, "languages.reference").First().Split('|')[^1]);
    }

    [Theory]
    [InlineData("BA1009", "--classifier", "x=hostile.bin")]
    [InlineData("BA1009", "--language-model", "missing.bin")]
    [InlineData("BA1010", "--language-target", "hostile.bin")]
    public void A_file_that_cannot_serve_is_one_error_with_a_way_out(string code, string option, string file)
    {
        var hostile = File.ReadAllBytes(Path.Combine(Fixtures, "hs.ftz"));
        hostile.AsSpan(60, 8).Fill(0xFF);
        _folder.Write("hostile.bin", hostile);
        var given = file.StartsWith("x=", StringComparison.Ordinal) ? "x=" + Path.Combine(_folder.Path, file[2..]) : Path.Combine(_folder.Path, file);
        var run = Run.Of("audit", Corpus(), option, given);
        Assert.Equal((5, ""), (run.Code, run.Results));
        Assert.Matches($"^error {code}: .+\n  where: .+\n  mend:  .+\n$", run.Messages);
    }

    [Fact]
    public void A_profile_with_classifiers_is_merged_where_the_model_is_not()
    {
        var model = _folder.Write("model.ftz", File.ReadAllBytes(Path.Combine(Fixtures, "hs.ftz")));
        var (part, output) = (Path.Combine(_folder.Path, "one.bap"), Path.Combine(_folder.Path, "merged"));
        Assert.Equal(0, Run.Of("scan", Corpus(), "-o", part, "--classifier", $"tiny={model}").Code);
        File.Delete(model);
        Assert.Equal(0, Run.Of("merge", part, "-o", output).Code);
        Assert.Contains("tiny|en|2|0.5", Rows(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "audit.json"))), "languages.classifiers"));
    }

    private JsonDocument Audit(params string[] options)
    {
        var output = Path.Combine(_folder.Path, "out");
        var run = Run.Of(["audit", Corpus(), "-o", output, .. options]);
        Assert.Equal((0, ""), (run.Code, run.Messages));
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "audit.json")));
    }

    private string Corpus() => _folder.Write("c.jsonl", """
        {"text":"The committee discussed the long proposal for many hours yesterday and accepted it.","url":"https://a.example/1"}
        {"text":"the river runs slowly","url":"https://a.example/2"}
        {"text":"Der Ausschuss hat gestern lange über den Antrag beraten und ihn dann angenommen.","url":"https://b.example/1"}
        {"text":"La commission a discuté longtemps de la proposition hier et elle a accepté.","url":"https://c.example/1"}

        """);

    private static IEnumerable<string> Rows(JsonDocument audit, string table) => audit.RootElement.GetProperty("tables").GetProperty(table).EnumerateArray()
        .Select(row => string.Join('|', row.EnumerateObject().Select(cell => cell.Value.ToString())));

    private static JsonElement Find(JsonDocument audit, string id) => audit.RootElement.GetProperty("measures").GetProperty(id);
}
