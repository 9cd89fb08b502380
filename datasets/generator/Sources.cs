namespace BiasAudit.Datasets;

/// <summary>Invented publishers under real top-level domains; every name says that it is fictional.</summary>
internal static class Sources
{
    private static readonly Dictionary<string, (string Host, string Domain, int Weight)[]> Hosts = new(StringComparer.Ordinal)
    {
        ["en"] =
        [
            ("www.fictional-gazette.com", "fictional-gazette.com", 52), ("blog.fictional-gazette.com", "fictional-gazette.com", 8),
            ("fictional-herald.co.uk", "fictional-herald.co.uk", 10), ("news.fictional-university.edu", "fictional-university.edu", 6),
            ("fictional-forum.org", "fictional-forum.org", 14), ("fictional-ministry.gov.in", "fictional-ministry.gov.in", 4), ("198.51.100.7", "198.51.100.7", 2),
        ],
        ["zh"] =
        [
            ("www.fictional-ribao.com.cn", "fictional-ribao.com.cn", 60), ("fictional-daxue.edu.cn", "fictional-daxue.edu.cn", 10),
            ("fictional-zhengfu.gov.cn", "fictional-zhengfu.gov.cn", 10), ("bbs.fictional-luntan.cn", "fictional-luntan.cn", 20),
        ],
        ["zh-Hant"] = [("www.fictional-shibao.com.tw", "fictional-shibao.com.tw", 70), ("fictional-blog.hk", "fictional-blog.hk", 30)],
        ["es"] = [("fictional-diario.es", "fictional-diario.es", 60), ("fictional-periodico.com.mx", "fictional-periodico.com.mx", 40)],
        ["fr"] = [("www.fictional-journal.fr", "fictional-journal.fr", 100)],
        ["ar"] = [("fictional-sahifa.com.eg", "fictional-sahifa.com.eg", 100)],
        ["hi"] = [("fictional-samachar.in", "fictional-samachar.in", 100)],
        ["ru"] = [("fictional-gazeta.ru", "fictional-gazeta.ru", 100)],
    };

    private static readonly string?[] Licenses = ["CC-BY-4.0", "cc by 4.0", "CC-BY-NC-4.0", "unknown", null, null, null];

    /// <summary>Gives a row an address, a date and a license, or leaves them out.</summary>
    public static void Attribute(SampleRow row, Dice dice)
    {
        var source = Draw(Hosts[row.Written], dice);
        row.Url = dice.Roll(20) == 0 ? null : $"https://{source.Host}/{row.Topic!.Split(' ')[0].ToLowerInvariant()}/{dice.Roll(100_000)}";
        row.Date = dice.Roll(4) == 0 ? null : $"{2014 + Math.Max(dice.Roll(11), dice.Roll(11))}-{1 + dice.Roll(12):D2}-{1 + dice.Roll(28):D2}";
        row.License = dice.Pick(Licenses);
        if (row.License == "unknown") row.License = null;
    }

    /// <summary>The registrable domain of an invented address.</summary>
    public static string DomainOf(string url)
    {
        var host = new Uri(url).Host;
        return Hosts.Values.SelectMany(hosts => hosts).First(source => source.Host == host).Domain;
    }

    private static (string Host, string Domain, int Weight) Draw((string Host, string Domain, int Weight)[] hosts, Dice dice)
    {
        var roll = dice.Roll(hosts.Sum(host => host.Weight));
        return hosts.First(host => (roll -= host.Weight) < 0);
    }
}
