using System.Collections.Immutable;
using BiasAudit.Corpora;
using BiasAudit.Tests.House;

namespace BiasAudit.Tests.Corpora;

public sealed class RoleDetectionTests
{
    [Theory]
    [InlineData("FineWeb", """{"text":"Some web page of a length","id":"<urn:uuid:1>","dump":"CC-MAIN-2013-20","url":"https://a.example/","date":"2013-05-18T05:48:54Z","file_path":"s3://x","language":"en","language_score":0.9,"token_count":12}""",
        "Text=text Url=url Source=dump Language=language Date=date Id=id Tokens=token_count")]
    [InlineData("C4 and mC4", """{"text":"Some web page of a length","timestamp":"2019-04-25T12:57:54Z","url":"https://a.example/"}""", "Text=text Url=url Date=timestamp")]
    [InlineData("Dolma", """{"id":"1","text":"Some page","source":"common-crawl","added":"2023-04-11","created":"2020-01-17T12:48:23Z","metadata":{"url":"https://a.example/","source_domain":"a.example"}}""",
        "Text=text Url=metadata.url Source=source Date=created Id=id")]
    [InlineData("OSCAR", """{"content":"Une page","warc_headers":{"warc-target-uri":"https://a.example/","warc-date":"2022-11-26T09:45:47Z","warc-record-id":"<urn:uuid:1>"},"metadata":{"identification":{"label":"fr","prob":0.8}}}""",
        "Text=content Url=warc_headers.warc-target-uri Language=metadata.identification.label Date=warc_headers.warc-date Id=warc_headers.warc-record-id")]
    [InlineData("CulturaX", """{"text":"Some page","timestamp":"2019/02/18 11:22:33","url":"https://a.example/","source":"mC4"}""", "Text=text Url=url Source=source Date=timestamp")]
    [InlineData("RedPajama", """{"text":"Some page","meta":"{\"timestamp\":\"2023-02-01\",\"url\":\"https://a.example/\",\"language\":\"en\",\"source\":\"arxiv\"}","red_pajama_subset":"arxiv"}""",
        "Text=text Url=meta.url Source=meta.source Language=meta.language Date=meta.timestamp")]
    [InlineData("SkyPile", """{"text":"一个网页的正文"}""", "Text=text")]
    [InlineData("WanJuan", """{"id":"BkORdv3xK7IA0HG7pccr","content":"一个网页的正文"}""", "Text=content Id=id")]
    [InlineData("CCI", """{"id":"1","content":"一个网页的正文","meta_info":{"words_count":7,"quality_score":2.5}}""", "Text=content Id=id")]
    [InlineData("Common Corpus", """{"identifier":"1","collection":"Wikisource","open_type":"Open Culture","license":"Public Domain","date":"1884","title":"A title","creator":"A writer","language":"French","word_count":3,"token_count":5,"text":"Un texte assez long"}""",
        "Text=text Source=collection Language=language Date=date License=license Id=identifier Tokens=token_count")]
    [InlineData("a plain set", """{"review":"The longest of these texts is the review","stars":"5","page":"https://a.example/x"}""", "Text=review Url=page")]
    public void The_columns_of_known_corpora_get_their_roles(string corpus, string line, string expected)
    {
        var roles = Open(line, new()).Roles;
        Assert.True(expected == string.Join(' ', roles.Select(choice => $"{choice.Role}={choice.Column}")), $"{corpus}: {string.Join(' ', roles)}");
        Assert.All(roles, choice => Assert.EndsWith(".", choice.Reason, StringComparison.Ordinal));
        var columns = OpenParquet(line).Roles;
        Assert.True(expected == string.Join(' ', columns.Select(choice => $"{choice.Role}={choice.Column}")), $"{corpus} as Parquet: {string.Join(' ', columns)}");
    }

    [Fact]
    public void A_given_column_wins_and_an_unknown_one_names_the_columns_there_are()
    {
        const string line = """{"text":"a","body":"b"}""";
        var given = Open(line, new() { Columns = ImmutableDictionary<Role, string>.Empty.Add(Role.Text, "body") });
        Assert.Equal("body", given.Roles.Single(choice => choice.Role == Role.Text).Column);
        var error = Assert.Throws<AuditException>(() => Open(line, new() { Columns = ImmutableDictionary<Role, string>.Empty.Add(Role.Text, "boddy") }));
        Assert.Equal("BA3042", error.Code);
        Assert.Contains("body", error.What, StringComparison.Ordinal);
    }

    /// <summary>The same columns with the types that DuckDB gives them: structs, dates and numbers.</summary>
    private static Shard OpenParquet(string line)
    {
        using var folder = new TemporaryFolder();
        using var duck = new Duck();
        var path = Path.Combine(folder.Path, "a.parquet");
        duck.Run($"COPY (SELECT * FROM read_json('{folder.Write("a.jsonl", line + "\n")}')) TO '{path}' (FORMAT parquet)");
        return Corpus.Open([path], new()).Shards[0];
    }

    private static Shard Open(string line, CorpusOptions options)
    {
        using var folder = new TemporaryFolder();
        return Corpus.Open([folder.Write("a.jsonl", line + "\n")], options).Shards[0];
    }
}
