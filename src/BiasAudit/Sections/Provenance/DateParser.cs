using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BiasAudit.Sections.Provenance;

/// <summary>Reads the many ways in which corpora write a date, in UTF-8.</summary>
/// <remarks>
/// Understood: ISO 8601 with -, / or . between the parts or nothing, with or without a time; a year or a year and month alone;
/// seconds or milliseconds since 1970; Chinese (2019年4月25日); the English forms that HTTP and mail use. Day and month in another
/// order than year-month-day are not guessed at: 03/04/2019 is no date.
/// </remarks>
internal static class DateParser
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Writes <c>yyyyMMdd</c>, <c>yyyyMM</c> or <c>yyyy</c>.</summary>
    /// <returns>How many bytes were written; 0 when the value is no date.</returns>
    public static int Parse(ReadOnlySpan<byte> value, Span<byte> day)
    {
        value = value.Trim(" \t\r\n\"'"u8);
        if (value.Length < 4) return 0;
        var digits = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) return Digits(value, day);
        if (digits == 4) return Parts(value, day);
        if (digits == 8 && (value[8] | 0x20) == 't') return Digits(value[..8], day);
        return Utf8Parser.TryParse(value, out double number, out var used) && used == value.Length ? Epoch((long)number, day) : Words(value, day);
    }

    private static int Digits(ReadOnlySpan<byte> value, Span<byte> day) => value.Length switch
    {
        4 => Write(int.Parse(value), 0, 0, day),
        6 => Write(int.Parse(value[..4]), int.Parse(value[4..]), 0, day),
        8 => Write(int.Parse(value[..4]), int.Parse(value[4..6]), int.Parse(value[6..]), day),
        9 or 10 or 13 or 16 => Epoch(long.Parse(value), day),
        14 => Digits(value[..8], day),
        _ => 0,
    };

    private static int Epoch(long number, Span<byte> day)
    {
        if (number < 100_000_000) return 0;
        while (number > 100_000_000_000) number /= 1000;
        var date = DateTimeOffset.FromUnixTimeSeconds(number);
        return Write(date.Year, date.Month, date.Day, day);
    }

    // Year first, then anything that is no digit, then month, then day: 2019-04-25T12:57:54Z, 2019/4/25, 2019年4月25日.
    private static int Parts(ReadOnlySpan<byte> value, Span<byte> day)
    {
        var (year, month, date) = (int.Parse(value[..4]), 0, 0);
        var rest = value[4..];
        for (var part = 0; part < 2; part++)
        {
            var start = rest.IndexOfAnyInRange((byte)'0', (byte)'9');
            if (start is < 0 or > 3) break;
            rest = rest[start..];
            var length = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (length < 0) length = rest.Length;
            if (length > 2) return 0;
            (month, date) = part == 0 ? (int.Parse(rest[..length]), 0) : (month, int.Parse(rest[..length]));
            rest = rest[length..];
            if (part == 0 && month == 0) return 0;
        }
        return Write(year, month, date, day);
    }

    private static int Words(ReadOnlySpan<byte> value, Span<byte> day)
    {
        var words = Encoding.UTF8.GetString(value[..Math.Min(value.Length, 40)]).ToLowerInvariant().Split([' ', ',', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, word => word.Length >= 3 && Array.IndexOf(Months, word[..3]) >= 0);
        if (at < 0) return 0;
        var numbers = words.Where(word => int.TryParse(word, NumberStyles.None, null, out _)).Select(int.Parse).ToArray();
        var year = numbers.FirstOrDefault(n => n is > 999 and < 10_000);
        return Write(year, Array.IndexOf(Months, words[at][..3]) + 1, numbers.FirstOrDefault(n => n is > 0 and < 32), day);
    }

    private static int Write(int year, int month, int date, Span<byte> day)
    {
        if (year is < 1 or > 9999 || month is < 0 or > 12 || date < 0) return 0;
        if (month > 0 && date > DateTime.DaysInMonth(year, month)) return 0;
        year.TryFormat(day, out _, "0000");
        if (month == 0) return 4;
        month.TryFormat(day[4..], out _, "00");
        if (date == 0) return 6;
        date.TryFormat(day[6..], out _, "00");
        return 8;
    }
}
