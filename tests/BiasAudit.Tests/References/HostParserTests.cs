using System.Text;
using BiasAudit.References;
using CsCheck;

namespace BiasAudit.Tests.References;

public sealed class HostParserTests
{
    [Theory]
    [InlineData("https://www.bbc.com/news?id=1#top", "www.bbc.com")]
    [InlineData("HTTP://User:Secret@WWW.Example.COM:8080/path", "www.example.com")]
    [InlineData("  \"https://example.com\" ", "example.com")]
    [InlineData("https://example.com./x", "example.com")]
    [InlineData("https://example.com...", "example.com")]
    [InlineData("//cdn.example.org/a.js", "cdn.example.org")]
    [InlineData("https://example.com\\path", "example.com")]
    [InlineData("https://例え.jp/あ", "xn--r8jz45g.jp")]
    [InlineData("https://xn--fsqu00a.xn--0zwm56d/", "xn--fsqu00a.xn--0zwm56d")]
    [InlineData("http://192.168.10.1:81/x", "192.168.10.1")]
    [InlineData("http://[2001:DB8::1]:80/x", "2001:db8::1")]
    [InlineData("www.bbc.com/hausa", "www.bbc.com")]
    [InlineData("nytimes.com", "nytimes.com")]
    [InlineData("https://under_score.example.com", "under_score.example.com")]
    [InlineData("http://localhost/x", "localhost")]
    public void A_host_is_found(string address, string host) => Assert.Equal(host, Parse(address));

    [Theory]
    [InlineData("")]
    [InlineData("not available")]
    [InlineData("unknown")]
    [InlineData("/hausa/labarai-1234")]
    [InlineData("articles/c1.html")]
    [InlineData("readme.md")]
    [InlineData("script.py")]
    [InlineData("index.html")]
    [InlineData("mailto:a@b.com")]
    [InlineData("urn:isbn:123")]
    [InlineData("file:///etc/passwd")]
    [InlineData("s3://bucket/key")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("http://exa mple.com/")]
    [InlineData("http://.com/")]
    [InlineData("http://a..b.com/")]
    [InlineData("http://999.1.1.1/")]
    [InlineData("http://1.2.3/")]
    [InlineData("http://[::zz]/")]
    [InlineData("http://example.com:port/")]
    [InlineData("http://%65xample.com/")]
    [InlineData("someone@example.com")]
    [InlineData("U.S. v. Smith")]
    public void Dirt_has_no_host(string address) => Assert.Equal("", Parse(address));

    [Fact]
    public void Labels_and_hosts_have_their_longest_length()
    {
        Assert.Equal("", Parse($"http://{new string('a', 64)}.com/"));
        Assert.Equal($"{new string('a', 63)}.com", Parse($"http://{new string('a', 63)}.com/"));
        Assert.Equal("", Parse($"http://{string.Join('.', Enumerable.Repeat("abcdefghi", 30))}/"));
    }

    [Fact]
    public void Any_bytes_are_survived() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        Span<byte> host = stackalloc byte[HostParser.LongestHost];
        var length = HostParser.Parse([.. "http://"u8, .. bytes], host);
        var bare = HostParser.Parse(bytes, host);
        return length is >= 0 and <= HostParser.LongestHost && bare is >= 0 and <= HostParser.LongestHost;
    }, iter: 20_000);

    private static string Parse(string address)
    {
        Span<byte> host = stackalloc byte[HostParser.LongestHost];
        return Encoding.ASCII.GetString(host[..HostParser.Parse(Encoding.UTF8.GetBytes(address), host)]);
    }
}
