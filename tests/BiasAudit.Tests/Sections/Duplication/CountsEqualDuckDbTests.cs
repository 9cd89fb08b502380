using BiasAudit.Tests.House;
using DuckDB.NET.Data;

namespace BiasAudit.Tests.Sections.Duplication;

public sealed class CountsEqualDuckDbTests
{
    // What the scan calls blank: the code points of the property White_Space.
    private const string NotBlank = "regexp_matches(text, '[^\\t\\n\\x0B\\f\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]')";

    [Theory]
    [InlineData("c4-sample.parquet")]
    [InlineData("libreoffice-help.parquet")]
    [InlineData("masakhanews-train.parquet")]
    [InlineData("sib200-train-dev.parquet")]
    [InlineData("thucnews-titles-dev.parquet")]
    [InlineData("udhr.parquet")]
    [InlineData("zh-reviews.parquet")]
    [InlineData("topics/webpages-train.parquet")]
    [InlineData("topics/webpages-dev.parquet")]
    public void Exact_duplicates_and_blank_rows_of_every_corpus(string name)
    {
        var file = SharedData.File(name);
        var result = Audit.Run([file]);
        Assert.Equal(Ask($"select count(*) - count(distinct text) from '{file}' where text is not null and {NotBlank}"), result.Measure("duplication.exact.documents").Value);
        Assert.Equal(Ask($"select count(*) from '{file}' where text is not null and not {NotBlank}"), result.Ledger.Blank);
    }

    [Fact]
    public void Repeated_urls()
    {
        var file = SharedData.File("libreoffice-help.parquet");
        var measured = Audit.Run([file]).Measure("duplication.url.share");
        Assert.Equal(Ask($"select (count(url) - count(distinct trim(url))) / count(url) from '{file}' where {NotBlank}"), measured.Value!.Value, 1e-12);
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
