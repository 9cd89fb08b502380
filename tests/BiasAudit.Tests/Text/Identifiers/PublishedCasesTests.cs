using BiasAudit.Text.Identifiers;

namespace BiasAudit.Tests.Text.Identifiers;

/// <summary>Strings that other tools publish in their tests (F11 datatrove, F23 data-juicer, F32 lilac), and what is found in each here.</summary>
public sealed class PublishedCasesTests
{
    /// <summary>Figure, kind, and the strings in which exactly one value is found, in whatever context.</summary>
    public static TheoryData<string, IdentifierKind, string> Found { get; } =
    [
        .. "163.36.107.25 114.35.103.54 57.120.21.121 13.83.69.70 29.116.31.158 193.163.229.23 211.160.67.46 4.132.211.142 214.70.227.4 35.88.121.75".Split(' ')
            .Select(text => ("F11 public address", IdentifierKind.IPv4, text)),
        .. "172.16.0.9 172.16.4.1 172.17.1.1 127.0.0.2 10.0.1.5 10.0.0.1 10.155.155.155 10.255.255.254 172.16.0.4 172.16.0.1 172.31.254.254 192.168.1.2 192.168.254.0".Split(' ')
            .Select(text => ("F11 local address", IdentifierKind.IPv4, text)),
        .. "email@example.com firstname.lastname@example.com email@subdomain.example.com firstname+lastname@example.com email@123.123.123.123 email@[123.123.123.123] 1234567890@example.com email@example-one.com _______@example.com email@example.name email@example.museum email@example.co.jp firstname-lastname@example.com NAME@MYSITE.COM Abc..123@example.com email@example.web .email@example.com".Split(' ')
            .Select(text => ("F11 address", IdentifierKind.Email, text)),
        ("F11 in angle brackets", IdentifierKind.Email, "Joe Smith <email@example.com>"),
        ("F11 with a name behind", IdentifierKind.Email, "email@example.com (Joe Smith)"),
        ("F11 second at sign", IdentifierKind.Email, "email@example@example.com"),
        ("F23", IdentifierKind.Email, "happy day euqdh@cjqi.com"),
        ("F23 in a URL", IdentifierKind.Email, "ftp://examplema-nièrdash@hqbchd.ckdhnfes.cds"),
        ("F23 behind an emoji", IdentifierKind.Email, "👊23da44sh12@46hqb12chd.ckdhnfes.comd.dasd.asd.dc"),
        ("F23", IdentifierKind.Email, "hello user@test.com world"),
        ("F23 example", IdentifierKind.Email, "Contact: user@example.org for info"),
        ("F32", IdentifierKind.Secret, "These are some secrets: AKIATESTTESTTESTTES2"),
        ("F32", IdentifierKind.IPv4, "192.158.1.38"),
        ("F32", IdentifierKind.IPv6, "2001:db8:3333:4444:5555:6666:7777:8888"),
    ];

    /// <summary>Figure and strings in which nothing is found.</summary>
    public static TheoryData<string, string> NotFound { get; } =
    [
        .. "999.999.999.999. 108.0.0.01 0.1.2.3 00.0000.00.00 192.168.l.1 912.456.123.123 .3.3.3.0 192.168.o.0".Split(' ').Select(text => ("F11 no address", text)),
        .. "plainaddress #@%^%#$@#$@#.com @example.com email.example.com email.@example.com email@example email@-example.com email@example..com".Split(' ').Select(text => ("F11 no e-mail", text)),
        ("F23", "请问你是谁dasoidhao@1264fg.45om"),
        ("F23", "No emails here!"),
        ("F23", "ft174.1421.237.246my"),
        ("F23", "ft1926:43a1:fcb5:ees06:ae63:a2a4:c656:d014my"),
    ];

    [Theory, MemberData(nameof(Found))]
    public void A_published_value_is_found_once(string figure, IdentifierKind kind, string text) =>
        Assert.True(Kinds(text).SequenceEqual([kind]), $"{figure}: {text} holds {string.Join(", ", Kinds(text))}");

    [Theory, MemberData(nameof(NotFound))]
    public void A_published_look_alike_is_not_found(string figure, string text) =>
        Assert.True(Kinds(text).Count == 0, $"{figure}: {text} holds {string.Join(", ", Kinds(text))}");

    /// <summary>Where we differ from datatrove, which leaves Japanese local parts, quoted ones and numbers beyond 255 to chance.</summary>
    [Theory]
    [InlineData("あいうえお@example.com", 0)]
    [InlineData("\"email\"@example.com", 0)]
    [InlineData("email@111.222.333.44444", 0)]
    public void Unusual_addresses_have_a_stated_outcome(string text, int found) => Assert.Equal(found, Kinds(text).Count);

    private static List<IdentifierKind> Kinds(string text)
    {
        var kinds = new List<IdentifierKind>();
        foreach (var one in new IdentifierScan().Find(text)) kinds.Add(one.Kind);
        return kinds;
    }
}
