using BiasAudit.Text.Identifiers;

namespace BiasAudit.Tests.Text.Identifiers;

/// <summary>A text and the kinds whose values stand in it, in order, contexts included.</summary>
internal sealed record PlantedCase(string Text, params (IdentifierKind Kind, IdentifierContext Context)[] Expected);

/// <summary>Planted values and look-alikes. Values belong to nobody: documented ranges, computed check digits over impossible or test numbers.</summary>
internal static class PlantedCases
{
    private static readonly (IdentifierKind, IdentifierContext)[] None = [];

    public static IReadOnlyList<PlantedCase> All { get; } = [.. Emails(), .. Phones(), .. Addresses(), .. Cards(), .. Ids(), .. Secrets(), .. LookAlikes(), .. KnownMisses()];

    /// <summary>A made resident identity number: region, date and sequence with the right check character.</summary>
    public static string ResidentId(string region, string date, string sequence)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = region + date + sequence;
        return digits + "10X98765432"[digits.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    private static IEnumerable<PlantedCase> Emails()
    {
        const IdentifierKind e = IdentifierKind.Email;
        foreach (var text in new[]
        {
            "write to jane.doe@mailbox.invalid-domain.de", "NIK@Test.com. pII is where", "name+tag@sub.host.co.uk at end", "联系:zhang_san@mailhost.cn，谢谢", "（lisi@mailhost.com.cn）", "<bob@host.museum>",
            "ｎａｍｅ＠ｈｏｓｔ．ｃｏｍ", "first.last [at] mailhost [dot] com", "first.last(at)mailhost(dot)com", "jane at mailhost dot org", "jane{at}mailhost.org", "почта@пример.рф", "mailto:a1@b2.io", "1234567890@mailhost.com", "_______@mailhost.com",
            "email@123.123.123.123", "Abc..123@mailhost.com", ".email@mailhost.com",
        }) yield return new(text, (e, IdentifierContext.Plain));
        yield return new("nik@test.com. pii@gmail.com are where", (e, IdentifierContext.Plain), (e, IdentifierContext.Plain));
        yield return new("user@example.com or info@www.example.org, x@y.test", (e, IdentifierContext.Example), (e, IdentifierContext.Example), (e, IdentifierContext.Example));
        yield return new("https://host.com/subscribe?email=jane@mailhost.com&x=1", (e, IdentifierContext.Url));
        foreach (var text in new[]
        {
            "plainaddress", "#@%^%#$@#$@#.com", "@example.com", "email.example.com", "email.@mailhost.com", "email@localhost", "logo@2x.png", "@media screen", "a @ b", "see you @ 5pm.today", "we met at example.com", "look at dot matrix printers",
            "he was at home dot com fever", "email@mailhost..com", "x@-host.com",
        }) yield return new(text, None);
    }

    private static IEnumerable<PlantedCase> Phones()
    {
        const IdentifierKind p = IdentifierKind.Phone;
        foreach (var text in new[]
        {
            "call +49 30 901820 now", "+86 138 1234 5678", "电话13912345678，", "手机：１３９１２３４５６７８", "139 1234 5678", "139-1234-5678", "tel. 010-62345678", "0755-26543210转", "206-441-0188", "(206) 441-0188", "1-800-441-0188 206.441.0188", "+1 (206) 441-0188", "+33 1 42 68 53 00", "+81-3-3224-5000", "phone: 206 441 0188", "8613912345678",
        }) yield return new(text, [.. Enumerable.Repeat((p, IdentifierContext.Plain), text.StartsWith("1-800", StringComparison.Ordinal) ? 2 : 1)]);
        yield return new("206-555-0100 or (415) 555-0199", (p, IdentifierContext.Example), (p, IdentifierContext.Example));
        yield return new("+44 20 7946 0958", (p, IdentifierContext.Example));
        yield return new("https://host.com/t/13912345678", (p, IdentifierContext.Url));
        foreach (var text in new[]
        {
            "1234567890123", "订单号13912345678", "order 13912345678", "0.13912345678", "13912345678901", "2019-03-05", "2019-2020", "12,345,678,901", "ISBN 978-0-306-40615-7", "page 206-441", "1990 1991 1992 1993", "111-111-1111", "100-200-3000", "12:30-14:45", "scores 206 441 0188 in rows", "QQ 13912345678", "11111111111",
        }) yield return new(text, None);
    }

    private static IEnumerable<PlantedCase> Addresses()
    {
        const IdentifierKind v4 = IdentifierKind.IPv4, v6 = IdentifierKind.IPv6;
        foreach (var ip in "163.36.107.25 114.35.103.54 57.120.21.121 13.83.69.70 29.116.31.158 193.163.229.23 211.160.67.46 4.132.211.142 214.70.227.4 35.88.121.75 192.158.1.38".Split(' ')) yield return new(ip, (v4, IdentifierContext.Plain));
        foreach (var ip in "172.16.0.9 172.17.1.1 127.0.0.2 10.0.1.5 10.255.255.254 172.31.254.254 192.168.1.2 192.168.254.0 224.0.0.1 255.255.255.0 100.64.0.1 234.128.124.123".Split(' ')) yield return new(ip, (v4, IdentifierContext.Reserved));
        foreach (var ip in "192.0.2.7 198.51.100.23 203.0.113.9".Split(' ')) yield return new($"host {ip}, port", (v4, IdentifierContext.Example));
        foreach (var text in new[] { "999.999.999.999.", "108.0.0.01", "0.1.2.3", "00.0000.00.00", "192.168.l.1", "912.456.123.123", ".3.3.3.0", "192.168.o.0", "1.2.3.4.5", "version 4.8.15.16", "v8.8.8.8", "ft174.1421.237.246my", "section 1.2.3", "a8.8.8.8" }) yield return new(text, None);
        yield return new("http://8.8.8.8/x", (v4, IdentifierContext.Url));
        foreach (var ip in "dd41:cbaf:d1b4:10a0:b215:72e3:6eaf:3ecb 4394:538a:3bf3:61c3:cb0d:d214:526f:70d 2a00:1450:4001:81b::200e".Split(' ')) yield return new($"addr {ip}.", (v6, ip[0] == 'd' ? IdentifierContext.Plain : IdentifierContext.Plain));
        yield return new("2001:db8:3333:4444:5555:6666:7777:8888", (v6, IdentifierContext.Example));
        yield return new("fe80::1ff:fe23:4567:890a and fd12:3456:789a:1::1", (v6, IdentifierContext.Reserved), (v6, IdentifierContext.Reserved));
        foreach (var text in new[] { "12:34:56", "00:1B:44:11:3A:B7", "std::vector", "10:20::30am", "ft1926:43a1:fcb5:ees06:ae63:a2a4:c656:d014my", "a 16:9 or 4:3" }) yield return new(text, None);
    }

    private static IEnumerable<PlantedCase> Cards()
    {
        const IdentifierKind c = IdentifierKind.PaymentCard, i = IdentifierKind.Iban;
        foreach (var test in new[] { "4111111111111111", "4242 4242 4242 4242", "5555-5555-5555-4444", "3782 822463 10005", "6011111111111117" }) yield return new($"pay with {test} now", (c, IdentifierContext.Example));
        foreach (var made in new[] { Luhn("400000000000123"), Luhn("620000000000000123"), Luhn("545454545454000"), Luhn("35300000000001") is var j ? Luhn("353000000000012") : "" }) yield return new($"卡号{made}。", (c, IdentifierContext.Plain));
        yield return new("４０００ ００００ ００００ " + FullWidth(Luhn("400000000000123")[12..]), (c, IdentifierContext.Plain));
        foreach (var text in new[] { "4111111111111112", "0000000000000000", "order 4000000000001232 shipped", "9780306406157", "订单号" + Luhn("620000000000000123"), "1234567890123456", "20190305123045123", "3.4000000000001234", "7000000000000000" }) yield return new(text, None);
        yield return new("IBAN GB82 WEST 1234 5698 7654 32, DE89370400440532013000", (i, IdentifierContext.Example), (i, IdentifierContext.Example));
        foreach (var made in new[] { Iban("DE", "500105170000000001"), Iban("FR", "20041010050500000M02606"), Iban("NL", "ABNA0000000001") }) yield return new($"to {made}.", (i, IdentifierContext.Plain));
        yield return new("to " + string.Join(' ', Iban("DE", "500105170000000001").Chunk(4).Select(part => new string(part))) + " please", (i, IdentifierContext.Plain));
        foreach (var text in new[] { "GB83WEST12345698765432", "DE8937040044053201300", "XX12345678901234567890", "ISO9001 IN2019" }) yield return new(text, None);
    }

    private static IEnumerable<PlantedCase> Ids()
    {
        // Region codes of provinces with county 0000 belong to no county, so to nobody.
        foreach (var (region, date) in new[] { ("110000", "19491231"), ("310000", "19800229"), ("650000", "20010101"), ("440000", "19991130") })
            yield return new($"身份证号{ResidentId(region, date, "002")}。", (IdentifierKind.ResidentId, IdentifierContext.Plain));
        yield return new("110105 19491231 002X", (IdentifierKind.ResidentId, IdentifierContext.Plain));
        yield return new("身份证：" + FullWidth(ResidentId("310000", "19800229", "001")), (IdentifierKind.ResidentId, IdentifierContext.Plain));
        yield return new("11010519491231002X", (IdentifierKind.ResidentId, IdentifierContext.Example));
        foreach (var text in new[] { "110105194912310021", "11010519491331002X", "19010519491231002X", "110105194912310020123", "310000198102290011" }) yield return new(text, None);
        yield return new("统一社会信用代码：91350100M000100Y43", (IdentifierKind.CreditCode, IdentifierContext.Plain));
        yield return new("91350100M000100Y44 x", None);
        yield return new("身分證 A123456789 和 F131104093", (IdentifierKind.TaiwanId, IdentifierContext.Example), (IdentifierKind.TaiwanId, IdentifierContext.Plain));
        yield return new("A123456788 A323456789 AA123456789", None);
        yield return new("HKID A123456(3)", (IdentifierKind.HongKongId, IdentifierContext.Example));
        yield return new("AB987654(3) 及 G000000(4)", [.. HongKong("AB", "987654", 3), .. HongKong("G", "000000", 4)]);
        yield return new("A123456(4) A1234563", None);
        yield return new("SSN 078-05-1120", (IdentifierKind.Ssn, IdentifierContext.Example));
        yield return new("ssn is 001-01-0001", (IdentifierKind.Ssn, IdentifierContext.Plain));
        foreach (var text in new[] { "000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "1123-45-6789", "123-45-67890", "2019-123-45-6789", "invoice 123-45-6780" }) yield return new(text, None);
    }

    private static (IdentifierKind, IdentifierContext)[] HongKong(string letters, string digits, int check) =>
        Checksums.HongKongId(letters, [.. digits.Select(c => (byte)(c - '0'))], check) ? [(IdentifierKind.HongKongId, IdentifierContext.Plain)] : [];

    private static IEnumerable<PlantedCase> Secrets()
    {
        const IdentifierKind s = IdentifierKind.Secret;
        const string made = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5";
        foreach (var text in new[]
        {
            "These are some secrets: AKIATESTTESTTESTTES2", "token ghp_" + made, "github_pat_" + made + "_" + made + "aB3dE5fG7", "glpat-" + made[..20], "AIza" + made[..35], "hf_" + made[..34], "sk-" + made + made[..12], "sk_live_" + made[..24], "xoxb-123456789012-" + made, "LTAI" + made[..20],
        }) yield return new(text, (s, IdentifierContext.Plain));
        yield return new("AKIAIOSFODNN7EXAMPLE", (s, IdentifierContext.Example));
        yield return new("-----BEGIN RSA PRIVATE KEY-----\n" + string.Join('\n', Enumerable.Repeat(made, 4)) + "\n-----END RSA PRIVATE KEY-----", (IdentifierKind.PrivateKey, IdentifierContext.Plain));
        foreach (var text in new[] { "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "task-force risk-free-investment-opportunities-of-the-century-2020", "ghp_short", "-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----\n" + made + made, "MAKIATESTTESTTESTTES2", "hf_model_name_or_path_of_the_thing" }) yield return new(text, None);
    }

    private static IEnumerable<PlantedCase> LookAlikes()
    {
        foreach (var text in new[]
        {
            "In 2019, 12,345 people (34.5 %) came.", "doi:10.1000/182 and arXiv:1706.03762", "ISBN 978-3-16-148410-0", "EAN 4006381333931", "GPS 39.9042, 116.4074", "0xDEADBEEF 1e-10", "1,000,000.00 USD", "第123页 2020年5月4日 12:30", "RFC 2606 section 3", "tracking 1Z999AA10123456784", "timestamp 1617181723123", "1+1=2, 3-4-5", "phone model 12-345-6789",
            "3.14159265358979323846264338327950288", new string('7', 5000), string.Join(' ', Enumerable.Range(0, 500)),
        }) yield return new(text, None);
    }

    /// <summary>Values that the detectors are known to miss: they count against recall.</summary>
    private static IEnumerable<PlantedCase> KnownMisses()
    {
        yield return new("Tel. 030 901820", (IdentifierKind.Phone, IdentifierContext.Plain));
        yield return new("jane AT mailhost DOT (com)", (IdentifierKind.Email, IdentifierContext.Plain));
        yield return new("jane @ mailhost . com", (IdentifierKind.Email, IdentifierContext.Plain));
        yield return new("一三九 一二三四 五六七八", (IdentifierKind.Phone, IdentifierContext.Plain));
        yield return new("dead:beef::cafe", (IdentifierKind.IPv6, IdentifierContext.Plain));
        yield return new("A1234563 (身份證)", (IdentifierKind.HongKongId, IdentifierContext.Plain));
        yield return new("ssn 001 01 0001", (IdentifierKind.Ssn, IdentifierContext.Plain));
        yield return new("4 0 0 0 0 0 0 0 0 0 0 0 1 2 3 2", (IdentifierKind.PaymentCard, IdentifierContext.Plain));
    }

    private static string FullWidth(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));

    private static string Luhn(string digits) => Enumerable.Range(0, 10).Select(check => digits + check)
        .First(number => Checksums.Luhn([.. number.Select(c => (byte)(c - '0'))]));

    private static string Iban(string country, string account) => Enumerable.Range(2, 97).Select(check => $"{country}{check:00}{account}")
        .First(number => Checksums.Iban(number));
}
