using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Measuring;
using BiasAudit.Sections.Duplication;
using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Sections.Duplication;

/// <summary>Exact duplicates and blank rows of every corpus that lies beside the checkout, against DuckDB.</summary>
public sealed class CountsEqualDuckDbTests
{
    private static readonly ImmutableArray<MeasureKind> Kinds = DuplicationSection.Define().Measures;

    /// <summary>Every corpus of the shared data, and its column of text.</summary>
    public static TheoryData<string, string> Corpora { get; } = new()
    {
        { "c4-sample.parquet", "text" },
        { "dolma-sample-nested.parquet", "text" },
        { "libreoffice-help.parquet", "text" },
        { "masakhanews-train.parquet", "text" },
        { "sib200-train-dev.parquet", "text" },
        { "thucnews-titles-dev.parquet", "text" },
        { "udhr.parquet", "text" },
        { "zh-reviews.parquet", "text" },
        { "topics/unlabeled-dewiki.parquet", "text" },
        { "topics/unlabeled-enwiki.parquet", "text" },
        { "topics/unlabeled-eswiki.parquet", "text" },
        { "topics/unlabeled-kowiki.parquet", "text" },
        { "topics/unlabeled-orangesum.parquet", "text" },
        { "topics/unlabeled-zhwiki.parquet", "text" },
        { "topics/webpages-dev.parquet", "text" },
        { "topics/webpages-train.parquet", "text" },
        { "data-juicer-samples/alpaca-cot.jsonl", "instruction" },
        { "data-juicer-samples/arxiv.jsonl", "text" },
        { "data-juicer-samples/redpajama-c4-refined.jsonl", "text" },
        { "data-juicer-samples/redpajama-cc-2023-06-refined.jsonl", "text" },
        { "data-juicer-samples/redpajama-pile-stackexchange-refined.jsonl", "text" },
        { "data-juicer-samples/stack_exchange.jsonl", "text" },
        { "data-juicer-samples/the-pile-uspto-refined.jsonl", "text" },
    };

    [Theory, MemberData(nameof(Corpora))]
    public void Exact_duplicates_and_blank_rows_of_every_corpus(string name, string column)
    {
        var file = SharedData.File(name);
        var (profile, result) = Scan(file, new() { Corpus = new() { HashShards = false, Columns = ImmutableDictionary<Role, string>.Empty.Add(Role.Text, column) } });
        var from = name.EndsWith(".jsonl", StringComparison.Ordinal) ? $"read_json('{file}', maximum_object_size = 100000000)" : $"'{file}'";
        Assert.Equal(Ask($"select count(*) - count(distinct {column}) from {from} where {column} is not null and {NotBlank(column)}"), result.Measures.Single(m => m.Id == "duplication.exact.documents").Value);
        Assert.Equal(Ask($"select count(*) from {from} where {column} is not null and not {NotBlank(column)}"), profile.Ledger.Blank);
        Assert.Equal(Ask($"select count(*) from {from}"), profile.Ledger.Read);
    }

    [Fact]
    public void No_corpus_is_left_out()
    {
        var root = SharedData.File("");
        var files = from folder in new[] { "", "topics", "data-juicer-samples" }
                    from file in Directory.EnumerateFiles(Path.Combine(root, folder), "*.*")
                    where Path.GetExtension(file) is ".parquet" or ".jsonl"
                    select Path.GetRelativePath(root, file).Replace('\\', '/');
        Assert.Equal(files.Order(StringComparer.Ordinal), Corpora.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zh-reviews.parquet", 4096)]
    [InlineData("libreoffice-help.parquet", 2048)]
    public void Beyond_its_capacity_the_interval_of_the_sample_covers_the_count_of_DuckDB(string name, int capacity)
    {
        var file = SharedData.File(name);
        var (_, result) = Scan(file, new() { DuplicationCapacity = capacity, Corpus = new() { HashShards = false } });
        var measured = result.Measures.Single(m => m.Id == "duplication.exact.share");
        Assert.InRange(Ask($"select (count(*) - count(distinct text)) / count(*) from '{file}' where {NotBlank("text")}"), measured.Interval!.Low, measured.Interval.High);
        Assert.InRange(measured.Interval.High - measured.Interval.Low, 0.001, 0.06);
    }

    [Fact]
    public void Repeated_urls()
    {
        var file = SharedData.File("libreoffice-help.parquet");
        var measured = Scan(file, new() { Corpus = new() { HashShards = false } }).Result.Measures.Single(m => m.Id == "duplication.url.share");
        Assert.Equal(Ask($"select (count(url) - count(distinct trim(url))) / count(url) from '{file}' where {NotBlank("text")}"), measured.Value!.Value, 1e-12);
    }

    // What the scan calls blank: the code points of the property White_Space.
    private static string NotBlank(string column) =>
        $"regexp_matches({column}, '[^\\t\\n\\x0B\\f\\r \\x{{85}}\\x{{A0}}\\x{{1680}}\\x{{2000}}-\\x{{200A}}\\x{{2028}}\\x{{2029}}\\x{{202F}}\\x{{205F}}\\x{{3000}}]')";

    private static (Profile Profile, SectionResult Result) Scan(string file, AuditOptions options)
    {
        var profile = Profiler.Scan(Corpus.Open([file], options.Corpus), options, Kinds, new(), default);
        return (profile, DuplicationSection.Define().Conclude(profile));
    }

    private static double Ask(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToDouble(command.ExecuteScalar());
    }
}
