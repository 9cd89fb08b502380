namespace BiasAudit.Text.Identifiers;

/// <summary>Identity numbers of mainland China: region, date of birth and check character all have to fit.</summary>
internal static class ChineseIds
{
    private const int Year = 2026;

    /// <summary>Whether 18 values (the last may be 10 for X) are a resident identity number.</summary>
    public static bool IsResidentId(ReadOnlySpan<byte> d)
    {
        if (d.Length != 18 || !IsProvince((d[0] * 10) + d[1])) return false;
        var year = (d[6] * 1000) + (d[7] * 100) + (d[8] * 10) + d[9];
        int month = (d[10] * 10) + d[11], day = (d[12] * 10) + d[13];
        return year is >= 1900 and <= Year && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && Checksums.ResidentId(d);
    }

    /// <summary>Whether 18 characters are a Unified Social Credit Code: registering authority, kind, region and check.</summary>
    public static bool IsCreditCode(ReadOnlySpan<char> code) =>
        code.Length == 18 && "159YANMFGHJKE2345678".Contains(code[0]) && char.IsAsciiDigit(code[2]) && char.IsAsciiDigit(code[3])
        && (IsProvince(((code[2] - '0') * 10) + code[3] - '0') || code[2..8].SequenceEqual("100000"))
        && !code[2..8].ContainsAnyExceptInRange('0', '9') && Checksums.CreditCode(code);

    private static bool IsProvince(int code) => code is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46)
        or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or 81 or 82 or 83;
}
