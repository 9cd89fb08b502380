using System.Text.Json;
using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Cli;

/// <summary>The built command writes signals and counts a lexicon; DuckDB, asked as the README says, counts what the report says.</summary>
public sealed class SignalsStoryTests(SignalsStory story) : IClassFixture<SignalsStory>
{
    [Theory]
    [InlineData("quality.gopher@datatrove.removed-share", "quality_gopher_datatrove > 0")]
    [InlineData("quality.c4@tfds.removed-share", "quality_c4_tfds > 0")]
    [InlineData("quality.multilingual@fineweb-2.removed-share", "quality_multilingual_fineweb_2 > 0")]
    [InlineData("quality.paragraphs@mc4.removed-share", "quality_paragraphs_mc4 > 0")]
    [InlineData("quality.lexicon.places.documents-share", "quality_lexicon_places > 0")]
    [InlineData("privacy.email.documents-share", "privacy_email > 0")]
    [InlineData("privacy.phone.documents-share", "privacy_phone > 0")]
    [InlineData("privacy.secret.documents-share", "privacy_secret > 0")]
    public void A_share_of_the_report_is_the_count_of_its_column(string measure, string condition)
    {
        var (value, of) = story.Measure(measure);
        Assert.Equal(Math.Round(value * of), SignalsStory.Ask($"select count(*) from {story.Signals} where {condition}"));
    }

    [Theory]
    [InlineData("quality.gopher@datatrove.removed-share", "quality_gopher_datatrove is not null")]
    [InlineData("quality.paragraphs@mc4.removed-share", "status = 'measured'")]
    public void Not_applicable_is_null_and_every_document_is_there(string measure, string condition) =>
        Assert.Equal(story.Measure(measure).Of, SignalsStory.Ask($"select count(*) from {story.Signals} where {condition}"));

    [Fact]
    public void Copies_are_what_their_clusters_say()
    {
        var (exact, _) = story.Measure("duplication.exact.documents");
        Assert.Equal(exact, SignalsStory.Ask($"select count(duplication_exact_cluster) - count(distinct duplication_exact_cluster) from {story.Signals}"));
        var (near, of) = story.Measure("duplication.near.share");
        Assert.Equal(Math.Round(near * of), SignalsStory.Ask($"select count(duplication_near_cluster) - count(distinct duplication_near_cluster) from {story.Signals}"));
    }

    [Fact]
    public void Languages_topics_and_sources_are_those_of_the_tables()
    {
        Assert.Equal(0, SignalsStory.Ask($"select count(*) from (select language, count(*) n from {story.Signals} where status = 'measured' group by 1) s full join {story.Table("quality.damage-by-language")} t on s.language = t.language where s.n is distinct from t.documents"));
        Assert.Equal(0, SignalsStory.Ask($"select count(*) from (select topic, count(*) n from {story.Signals} where status = 'measured' group by 1) s join {story.Table("quality.removal-by-topic")} t on s.topic = t.topic where s.n <> t.documents"));
        Assert.Equal(0, SignalsStory.Ask($"select count(*) from (select source, count(*) n from {story.Signals} where status = 'measured' group by 1) s full join {story.Table("quality.removal-by-source")} t on s.source = t.source where s.n is distinct from t.documents"));
    }

    [Fact]
    public void There_is_one_file_a_shard_and_one_row_a_row_in_order()
    {
        Assert.Equal(4, Directory.GetFiles(story.SignalsFolder, "*.signals.parquet").Length);
        Assert.Equal(3400, SignalsStory.Ask($"select count(*) from {story.Signals}"));
        Assert.Equal(0, SignalsStory.Ask($"select count(*) from read_parquet('{story.SignalsFolder}/*.parquet', filename = true, file_row_number = true) where \"row\" <> file_row_number or not contains(filename, file)"));
        Assert.Equal(0, SignalsStory.Ask($"select count(*) from {SignalsStory.Corpus} c join {story.Signals} s on c.filename = '{SignalsStory.Input}/' || s.file and c.file_row_number = s.\"row\" where c.id is distinct from s.id"));
        Assert.Equal(3, SignalsStory.Ask($"select count(distinct row_group) from {story.Signals} where file = 'web-00000.parquet'"));
    }

    [Fact]
    public void The_query_of_the_readme_keeps_what_the_report_says_would_remain()
    {
        var (remaining, documents) = story.Measure("duplication.remaining.documents-share");
        SignalsStory.Run(SignalsStory.ReadmeQuery.Replace("'corpus/", $"'{SignalsStory.Input}/", StringComparison.Ordinal)
            .Replace("'signals/", $"'{story.SignalsFolder}/", StringComparison.Ordinal).Replace("'filtered.parquet'", $"'{story.Filtered}'", StringComparison.Ordinal));
        Assert.Equal(0, story.Measure("privacy.secret.documents-share").Value + story.Measure("privacy.resident-id.documents-share").Value);
        Assert.Equal(Math.Round(remaining * documents), SignalsStory.Ask($"select count(*) from '{story.Filtered}'"));
    }
}

/// <summary>One run of the command over the sample corpus, with signals and a lexicon.</summary>
public sealed class SignalsStory : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JsonElement _measures;

    /// <summary>Runs the command.</summary>
    public SignalsStory()
    {
        var list = _folder.Write("places.txt", "# places\ncity\n城市\n");
        var run = BiasAudit.Tests.Cli.Run.Of("audit", Input, "-o", Output, "--signals", SignalsFolder, "--lexicon", $"places={list}");
        Assert.Equal((0, ""), (run.Code, run.Messages));
        _measures = JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "audit.json"))).RootElement.GetProperty("measures");
    }

    /// <summary>The folder of the sample corpus.</summary>
    public static string Input => Path.Combine(SharedData.Root, "datasets", "sample");

    /// <summary>The query that the README shows.</summary>
    public static string ReadmeQuery
    {
        get
        {
            var readme = File.ReadAllText(Path.Combine(SharedData.Root, "README.md"));
            var start = readme.IndexOf("```sql", StringComparison.Ordinal) + 6;
            return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
        }
    }

    internal string SignalsFolder => Path.Combine(_folder.Path, "signals");

    internal string Filtered => Path.Combine(_folder.Path, "filtered.parquet");

    internal string Signals => $"read_parquet('{SignalsFolder}/**/*.signals.parquet')";

    internal static string Corpus => $"read_parquet('{Input}/*.parquet', filename = true, file_row_number = true, union_by_name = true)";

    private string Output => Path.Combine(_folder.Path, "out");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    internal string Table(string name) => $"'{Output}/tables/{name}.parquet'";

    internal (double Value, long Of) Measure(string id) =>
        (_measures.GetProperty(id).GetProperty("value").GetDouble(), _measures.GetProperty(id).TryGetProperty("of", out var of) ? of.GetInt64() : 0);

    internal static void Run(string query) => Query(query);

    internal static double Ask(string query) => Convert.ToDouble(Query(query));

    private static object? Query(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }
}
