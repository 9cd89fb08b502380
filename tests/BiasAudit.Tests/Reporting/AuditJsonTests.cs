using BiasAudit.Measuring;
using System.Text;
using System.Text.Json;
using BiasAudit.Reporting.Json;

namespace BiasAudit.Tests.Reporting;

public sealed class AuditJsonTests
{
    [Fact]
    public void What_was_written_reads_back_to_the_same_bytes()
    {
        var written = Write(SampleResult.Create());
        var again = Write(AuditJson.Read(new MemoryStream(written), "audit.json"));
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(again));
    }

    [Fact]
    public void Columns_keep_their_types_and_cells_tell_null_from_not_a_number()
    {
        var frame = AuditJson.Read(new MemoryStream(Write(SampleResult.Create())), "audit.json").Table("provenance.domains");
        Assert.Equal([typeof(string), typeof(long), typeof(double), typeof(bool), typeof(int)], frame.Columns.Select(column => column.DataType));
        Assert.Equal(500_000_000L, frame["documents"][0]);
        Assert.True(double.IsNaN((double)frame["share"][2]));
        Assert.Null(frame["share"][3]);
        Assert.Null(frame["domain"][3]);
        Assert.Null(frame["exact"][2]);
    }

    [Fact]
    public void The_shape_is_the_documented_one()
    {
        using var document = JsonDocument.Parse(Write(SampleResult.Create()));
        var root = document.RootElement;
        Assert.Equal("biasaudit/audit-1", root.GetProperty("schema").GetString());
        Assert.Equal(["read", "measured", "null", "blank", "undecodable", "failed", "notSampled"], root.GetProperty("ledger").EnumerateObject().Select(member => member.Name));
        var share = root.GetProperty("measures").GetProperty("provenance.domains.largest-share");
        Assert.Equal("source-clustered", share.GetProperty("interval").GetProperty("kind").GetString());
        Assert.Equal("documents", share.GetProperty("ofUnit").GetString());
        var missing = root.GetProperty("measures").GetProperty("provenance.dates.missing-share");
        Assert.Equal(JsonValueKind.Null, missing.GetProperty("value").ValueKind);
        Assert.Equal("no column holds a date", missing.GetProperty("reason").GetString());
        Assert.Equal("meta.url", root.GetProperty("corpus").GetProperty("roles").GetProperty("url").GetString());
        Assert.Equal("reproduction", root.EnumerateObject().Last().Name);
    }

    [Fact]
    public void The_path_on_the_machine_is_no_part_of_it() =>
        Assert.DoesNotContain("/machine/", Encoding.UTF8.GetString(Write(SampleResult.Create())), StringComparison.Ordinal);

    [Fact]
    public void Text_that_reorders_or_steers_is_escaped_and_letters_stay_readable()
    {
        var text = Encoding.UTF8.GetString(Write(SampleResult.Create()));
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u001B', text);
        Assert.DoesNotContain("</script>", text, StringComparison.Ordinal);
        Assert.Contains("新华网.cn", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"schema\":\"other\"}")]
    [InlineData("{\"schema\":\"biasaudit/audit-1\"}")]
    public void What_is_no_audit_is_refused_with_a_code(string text)
    {
        var failure = Assert.Throws<AuditException>(() => AuditJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.json"));
        Assert.Equal("BA3100", failure.Code);
        Assert.Equal("x.json", failure.Where);
    }

    private static byte[] Write(AuditResult result)
    {
        var stream = new MemoryStream();
        AuditJson.Write(result, stream);
        return stream.ToArray();
    }
}
