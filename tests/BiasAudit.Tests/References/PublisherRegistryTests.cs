using System.Text.RegularExpressions;
using BiasAudit.References;
using BiasAudit.Tests.House;
using BiasAudit.Text;

namespace BiasAudit.Tests.References;

public sealed class PublisherRegistryTests
{
    [Fact]
    public void Every_row_is_whole_and_no_site_stands_twice()
    {
        var lines = EmbeddedFile.Lines("References/publishers.tsv").ToArray();
        Assert.Equal("site\tpublisher\tcountry\tkind\tstate\tsource\tdate", lines[0]);
        var sites = new HashSet<string>();
        foreach (var line in lines[1..])
        {
            var fields = line.Split('\t');
            Assert.Equal(7, fields.Length);
            Assert.True(sites.Add(fields[0]), fields[0]);
            Assert.Matches("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", fields[0]);
            Assert.Matches("^[A-Z]{2}$", fields[2]);
            Assert.NotNull(PublisherKinds.Parse(fields[3]));
            Assert.Contains(fields[4], (string[])["yes", "no"]);
            Assert.True(fields[3] != "state-media" || fields[4] == "yes", $"{fields[0]}: state media are state-controlled");
            Assert.Matches("^20[0-9]{2}-[01][0-9]$", fields[6]);
        }
        Assert.True(sites.Count > 700);
    }

    [Fact]
    public void Every_country_is_of_ISO_3166_1_and_every_source_fits_its_kind()
    {
        const string Iso = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ "
            + "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
            + "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
            + "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
        var codes = Iso.Split(' ').ToHashSet();
        Assert.Equal(249, codes.Count);
        Assert.All(PublisherRegistry.BuiltIn.Publishers, p => Assert.True(p.Country == "ZZ" || codes.Contains(p.Country), p.Site));
        // One kind of document for each kind of publisher, bodies of many states apart; platforms, forums and code hosts share one.
        Assert.All(PublisherRegistry.BuiltIn.Publishers.Where(p => p.Country != "ZZ").GroupBy(p => p.Kind), kind => Assert.Single(kind.Select(p => p.Evidence).Distinct()));
        Assert.True(PublisherRegistry.BuiltIn.Publishers.Select(p => p.Evidence).Distinct().Count() >= 12);
        Assert.True(PublisherRegistry.BuiltIn.Publishers.Select(p => p.Country).Distinct().Count() >= 60);
    }

    [Fact]
    public void Every_country_is_one_that_CLDR_knows()
    {
        var text = File.ReadAllText(SharedData.File("lists/cldr/territoryInfo.json"));
        var known = Regex.Matches(text, "\"([A-Z]{2})\"").Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(PublisherRegistry.BuiltIn.Publishers, p => Assert.True(p.Country == "ZZ" || known.Contains(p.Country), p.Site));
    }

    [Theory]
    [InlineData("www.xinhuanet.com", "CN", "state-media", true)]
    [InlineData("cpc.people.com.cn", "CN", "state-media", true)]
    [InlineData("baike.baidu.com", "CN", "encyclopedia", false)]
    [InlineData("map.baidu.com", "CN", "company", false)]
    [InlineData("zh.wikipedia.org", "US", "encyclopedia", false)]
    [InlineData("www.bbc.co.uk", "GB", "public-broadcaster", false)]
    public void The_nearest_name_speaks_for_a_host(string host, string country, string kind, bool state)
    {
        var publisher = PublisherRegistry.BuiltIn.Find(host)!;
        Assert.Equal((country, kind, state), (publisher.Country, publisher.Kind.Name(), publisher.StateControlled));
        Assert.Null(PublisherRegistry.BuiltIn.Find("example.com"));
    }

    [Theory]
    [InlineData("www.gov.cn", "CN", AttributionMethod.InstitutionalSuffix, "government")]
    [InlineData("www.beijing.gov.cn", "CN", AttributionMethod.InstitutionalSuffix, "government")]
    [InlineData("cs.tsinghua.edu.cn", "CN", AttributionMethod.InstitutionalSuffix, "academic")]
    [InlineData("www.mit.edu", "US", AttributionMethod.InstitutionalSuffix, "academic")]
    [InlineData("www.navy.mil", "US", AttributionMethod.InstitutionalSuffix, "military")]
    [InlineData("www.health.gov.in", "IN", AttributionMethod.InstitutionalSuffix, "government")]
    [InlineData("datos.gov.co", "CO", AttributionMethod.InstitutionalSuffix, "government")]
    [InlineData("www.bmi.bund.de", "DE", AttributionMethod.InstitutionalSuffix, "government")]
    [InlineData("shop.example.de", "DE", AttributionMethod.TopLevelDomain, "unknown")]
    [InlineData("shop.example.co.uk", "GB", AttributionMethod.TopLevelDomain, "unknown")]
    [InlineData("a.xn--fiqs8s", "CN", AttributionMethod.TopLevelDomain, "unknown")]
    [InlineData("start.up.io", null, AttributionMethod.None, "unknown")]
    [InlineData("example.com", null, AttributionMethod.None, "unknown")]
    [InlineData("gov.example.com", null, AttributionMethod.None, "unknown")]
    [InlineData("192.168.1.1", null, AttributionMethod.None, "unknown")]
    public void Without_a_row_only_the_host_name_speaks(string host, string? country, AttributionMethod method, string kind)
    {
        var found = Attribution.Of(host, PublisherRegistry.BuiltIn);
        Assert.Equal((country, method, kind), (found.Country, found.CountryMethod, found.Kind.Name()));
    }

    [Fact]
    public void A_file_adds_rows_and_replaces_them()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "site,publisher,country,kind,state,source,date\nexample.com,\"Example, \"\"Ltd\"\"\",DE,company\nbbc.com,BBC,GB,news,no,me,2026-01\n");
        var registry = PublisherRegistry.With(path);
        Assert.Equal("Example, \"Ltd\"", registry.Find("www.example.com")!.Name);
        Assert.Equal(PublisherKind.News, registry.Find("bbc.com")!.Kind);
        File.WriteAllText(path, "site,publisher,country,kind\nexample.com,Example,Germany,company\n");
        Assert.Equal("BA3050", Assert.Throws<AuditException>(() => PublisherRegistry.With(path)).Code);
        File.Delete(path);
        Assert.Equal("BA3050", Assert.Throws<AuditException>(() => PublisherRegistry.With(path)).Code);
    }

    [Theory]
    [InlineData("unknown", true)]
    [InlineData(" Not Available ", true)]
    [InlineData("[]", true)]
    [InlineData("未知", true)]
    [InlineData("", true)]
    [InlineData("cc-by-4.0", false)]
    [InlineData("Nonesuch Press", false)]
    public void Placeholders_say_nothing(string value, bool covered) =>
        Assert.Equal(covered, Placeholders.Covers(System.Text.Encoding.UTF8.GetBytes(value)));
}
