using BiasAudit.Measuring;
using BiasAudit.Sections.Provenance;
using BiasAudit.Tests.House;
using BiasAudit.Tests.References;
using BiasAudit.Text;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Sections.Provenance;

/// <summary>Per-host and per-domain counts of real corpora equal those of an independent engine and a naive Public Suffix List.</summary>
public sealed class CountsEqualDuckDbTests
{
    private const string NotBlank = "regexp_matches(text, '[^\\t\\n\\x0B\\f\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]')";

    [Theory]
    [InlineData("c4-sample.parquet", "url")]
    [InlineData("libreoffice-help.parquet", "url")]
    [InlineData("masakhanews-train.parquet", "url")]
    [InlineData("topics/webpages-train.parquet", "url")]
    [InlineData("topics/webpages-dev.parquet", "url")]
    [InlineData("dolma-sample-nested.parquet", "metadata.url")]
    public void Hosts_and_domains_of_every_corpus_with_addresses(string name, string url)
    {
        var file = SharedData.File(name);
        var hosts = Ask($"select regexp_extract(lower(trim({url})), '^(?:https?|ftp)://(?:[^/?#@]*@)?([a-z0-9._-]+?)[.]*(?:[:/?#]|$)', 1) as host, count(*), sum(strlen(text)) "
            + $"from '{file}' where text is not null and {NotBlank} group by 1 having host <> ''");
        var profile = Scan(file);
        var measured = profile.State<SourceSizes>().Hosts;
        Assert.Equal(hosts, Enumerable.Range(0, measured.Count).ToDictionary(measured.TextAt, i => (measured.CountsAt(i)[0], measured.CountsAt(i)[1])));

        var rules = EmbeddedFile.Lines("References/public-suffixes.tsv").ToHashSet();
        var domains = hosts.GroupBy(h => System.Net.IPAddress.TryParse(h.Key, out _) ? h.Key : PublicSuffixesTests.Naive(h.Key, rules))
            .ToDictionary(g => g.Key, g => (g.Sum(h => h.Value.Documents), g.Sum(h => h.Value.Bytes)));
        var grouped = new Landscape(profile).Domains;
        Assert.Equal(domains, Enumerable.Range(0, grouped.Count).Zip(grouped.Counts([.. Enumerable.Range(0, grouped.Count)])).ToDictionary(d => grouped.TextAt(d.First), d => (d.Second[0], d.Second[1])));
    }

    private static Profile Scan(string file)
    {
        var options = new AuditOptions { Corpus = new() { HashShards = false } };
        return Profiler.Scan(BiasAudit.Corpora.Corpus.Open([file], options.Corpus), options);
    }

    private static Dictionary<string, (long Documents, long Bytes)> Ask(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<string, (long, long)>();
        while (reader.Read()) rows[reader.GetString(0)] = (Convert.ToInt64(reader.GetValue(1)), (long)(System.Numerics.BigInteger)reader.GetValue(2));
        return rows;
    }
}
