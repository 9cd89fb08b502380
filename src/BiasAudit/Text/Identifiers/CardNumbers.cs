namespace BiasAudit.Text.Identifiers;

/// <summary>Numbers of payment cards: length and prefix by network, the Luhn check, and the published test numbers.</summary>
internal static class CardNumbers
{
    private static readonly HashSet<string> TestNumbers =
    [
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "4222222222222", "5555555555554444", "5105105105105100", "2223003122003222",
        "5200828282828210", "378282246310005", "371449635398431", "6011111111111117", "6011000990139424", "3056930009020004", "30569309025904", "38520000023237",
        "3530111333300000", "3566002020360505", "6200000000000005", "4444333322221111", "1234567812345670", "4000000000000002",
    ];

    public static bool IsCard(ReadOnlySpan<byte> digits) =>
        HasPrefix(digits) && digits.ContainsAnyExcept(digits[^1]) && Checksums.Luhn(digits);

    public static bool IsTestNumber(ReadOnlySpan<byte> digits)
    {
        Span<char> text = stackalloc char[digits.Length];
        for (var i = 0; i < digits.Length; i++) text[i] = (char)('0' + digits[i]);
        return TestNumbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
    }

    private static bool HasPrefix(ReadOnlySpan<byte> d)
    {
        if (d.Length is < 13 or > 19) return false;
        var two = (d[0] * 10) + d[1];
        var four = (two * 100) + (d[2] * 10) + d[3];
        return d.Length switch
        {
            13 => d[0] == 4,
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => d[0] == 4 || two is (>= 51 and <= 55) or 62 or 65 || four is (>= 2221 and <= 2720) or 6011 or (>= 3528 and <= 3589) or (>= 6440 and <= 6499) or (>= 2200 and <= 2204),
            19 => d[0] == 4 || two == 62,
            _ => two == 62,
        };
    }
}
