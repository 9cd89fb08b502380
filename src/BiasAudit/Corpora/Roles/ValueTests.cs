using System.Globalization;

namespace BiasAudit.Corpora.Roles;

/// <summary>What a single value looks like.</summary>
internal static class ValueTests
{
    private static readonly char[] LanguageCharacters = ['-', '_'];

    /// <summary>An absolute web address.</summary>
    public static bool IsAddress(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A language code such as <c>en</c>, <c>zh-Hant</c> or <c>arb_Arab</c>, or a list of them.</summary>
    public static bool IsLanguage(string value)
    {
        var first = value.AsSpan(0, Math.Max(0, value.AsSpan().IndexOfAny(',', ' ') is var end and >= 0 ? end : value.Length));
        var letters = first.IndexOfAny(LanguageCharacters) is var dash and >= 0 ? first[..dash] : first;
        if (letters.Length is < 2 or > 3 || first.Length > 12) return false;
        foreach (var letter in letters)
            if (!char.IsAsciiLetter(letter)) return false;
        return true;
    }

    /// <summary>A date, a time stamp, a year or seconds or milliseconds since 1970.</summary>
    public static bool IsDate(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || (long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number is >= 1000 and <= 2100 or >= 100_000_000);
}
