using BiasAudit.References;

namespace BiasAudit.Tests.References;

public sealed class PublicSuffixesTests
{
    // The cases of the list's own test file, for the rules of the ICANN section.
    [Theory]
    [InlineData("com", "com")]
    [InlineData("example.com", "example.com")]
    [InlineData("b.example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("example.example", "example.example")]
    [InlineData("a.b.example.example", "example.example")]
    [InlineData("biz", "biz")]
    [InlineData("b.domain.biz", "domain.biz")]
    [InlineData("a.b.example.uk.com", "uk.com")]
    [InlineData("test.ac", "test.ac")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("c.mm", "c.mm")]
    [InlineData("www.test.ac.jp", "test.ac.jp")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("b.test.ck", "b.test.ck")]
    [InlineData("shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn")]
    [InlineData("www.shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn")]
    [InlineData("192.168.1.1", "192.168.1.1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("localhost", "localhost")]
    public void Registrable_domains_follow_the_rules(string host, string domain) =>
        Assert.Equal(domain, PublicSuffixes.Shared.DomainOf(host));

    [Theory]
    [InlineData("someone.blogspot.com", "blogspot.com")]
    [InlineData("user.github.io", "github.io")]
    public void A_platform_is_one_domain(string host, string domain) => Assert.Equal(domain, PublicSuffixes.Shared.DomainOf(host));

    /// <summary>The rules applied as the list's own page words them, label by label and rule by rule.</summary>
    public static string Naive(string host, HashSet<string> rules)
    {
        var labels = host.Split('.');
        var best = 1;
        for (var i = 0; i < labels.Length; i++)
        {
            var candidate = string.Join('.', labels[i..]);
            if (rules.Contains("!" + candidate)) return string.Join('.', labels[i..]);
            var wildcard = "*." + string.Join('.', labels[(i + 1)..]);
            if (rules.Contains(candidate) || (i + 1 < labels.Length && rules.Contains(wildcard))) best = Math.Max(best, labels.Length - i);
        }
        return labels.Length <= best ? host : string.Join('.', labels[^(best + 1)..]);
    }

    [Fact]
    public void The_fast_rules_equal_the_naive_ones_on_every_suffix()
    {
        var rules = BiasAudit.Text.EmbeddedFile.Lines("References/public-suffixes.tsv").ToHashSet();
        Assert.True(rules.Count > 7000);
        foreach (var rule in rules)
        {
            var suffix = rule.Replace("*", "any").TrimStart('!');
            foreach (var host in new[] { suffix, "site." + suffix, "www.site." + suffix, "a.b.site." + suffix })
                Assert.Equal(Naive(host, rules), PublicSuffixes.Shared.DomainOf(host));
        }
    }
}
