namespace BiasAudit.Text.Identifiers;

/// <summary>International bank account numbers: country, length by country, and the check modulo 97 (ISO 13616).</summary>
internal static class Ibans
{
    private const int Longest = 34;

    // The registry's lengths, country by country.
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26"
        + "IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23"
        + "TN24TR26UA29VA22VG24XK20";

    private static readonly HashSet<string> Examples =
        ["GB82WEST12345698765432", "GB29NWBK60161331926819", "GB33BUKB20201555555555", "DE89370400440532013000", "FR1420041010050500013M02606", "FR7630006000011234567890189", "NL91ABNA0417164300", "ES9121000418450200051332", "IT60X0542811101000000123456", "CH9300762011623852957", "BE68539007547034", "AT611904300234573201"];

    /// <summary>The account number whose country letters stand before a group of digits; empty when there is none.</summary>
    public static Extent Before(ReadOnlySpan<char> text, Extent digits, out IdentifierContext context)
    {
        context = IdentifierContext.Plain;
        var start = digits.Start - 2;
        if (digits.Length < 2 || start < 0 || !char.IsAsciiLetterUpper(text[start]) || !char.IsAsciiLetterUpper(text[start + 1]) || !Around.Opens(text, start)) return default;
        var length = LengthOf(text.Slice(start, 2));
        if (length == 0) return default;
        Span<char> compact = stackalloc char[Longest];
        var (count, end) = (0, start);
        for (; end < text.Length && count < length; end++)
        {
            if (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end])) compact[count++] = text[end];
            else if (text[end] is not (' ' or '\u00A0' or '-') || !char.IsAsciiLetterOrDigit(text[end - 1])) return default;
        }
        compact = compact[..count];
        if (count < length || !Around.Closes(text, end) || !Checksums.Iban(compact)) return default;
        if (Examples.GetAlternateLookup<ReadOnlySpan<char>>().Contains(compact)) context = IdentifierContext.Example;
        return new(start, end);
    }

    private static int LengthOf(ReadOnlySpan<char> country)
    {
        for (var i = 0; i < Lengths.Length; i += 4)
            if (Lengths[i] == country[0] && Lengths[i + 1] == country[1]) return ((Lengths[i + 2] - '0') * 10) + Lengths[i + 3] - '0';
        return 0;
    }
}
