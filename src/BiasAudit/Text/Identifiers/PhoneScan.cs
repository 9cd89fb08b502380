using System.Buffers;
using PhoneNumbers;

namespace BiasAudit.Text.Identifiers;

/// <summary>Finds telephone numbers: international with a plus sign, mainland mobile and landline, North American.</summary>
/// <remarks>
/// A pattern makes a candidate, libphonenumber says whether such a number can exist; it is asked at most <see cref="MostQuestions"/>
/// times a text, so that a text made of candidates stays cheap (beyond that candidates do not count). National formats of other
/// countries, which need a guess of the country, are not found.
/// </remarks>
internal sealed class PhoneScan
{
    private const int MostQuestions = 200;
    private const int LeastDigits = 8;
    private const int MostDigits = 15;
    private const string Separators = " -.()/\u00A0（）－";

    private static readonly SearchValues<string> Callers = SearchValues.Create(
        ["tel", "phone", "call", "fax", "mobile", "cell", "whatsapp", "sms", "电话", "手机", "電話", "teléfono", "телефон"], StringComparison.OrdinalIgnoreCase);

    private readonly PhoneAnswers _answers = new();
    private int _questions;

    public void Clear() => _questions = 0;

    /// <summary>The end of the number that begins with a group of digits; 0 when there is none.</summary>
    public int End(ReadOnlySpan<char> text, DigitGroups groups, int group, out int start, out IdentifierContext context)
    {
        context = IdentifierContext.Plain;
        start = groups[group].Start;
        if (start > 0 && text[start - 1] is '+' or '＋') return International(text, groups, group, ref start, ref context);
        if (start > 1 && text[start - 1] is '(' && text[start - 2] is '+') return 0;
        var end = Mobile(text, groups, group, ref context);
        if (end == 0) end = American(text, groups, group, ref start, ref context);
        if (end == 0) end = Landline(text, groups, group, ref start);
        return end > 0 && (Around.NamesOtherNumber(text, start) || IsDecimal(text, start, end)) ? 0 : end;
    }

    private int International(ReadOnlySpan<char> text, DigitGroups groups, int group, ref int start, ref IdentifierContext context)
    {
        if (!Around.Opens(text, start - 1)) return 0;
        // A number may run into the next one: "+44 20 7946 0958 2019". The longest that can exist is taken.
        for (var most = MostDigits; most >= LeastDigits; most = groups.Joined - 1)
        {
            var end = groups.JoinAll(text, group, Separators, most);
            if (groups.Joined < LeastDigits) return 0;
            if (!Around.Closes(text, end)) continue;
            var example = IsFictional(groups.Values);
            if (!example && !Exists("+", groups.Values, "ZZ")) continue;
            if (example) context = IdentifierContext.Example;
            start--;
            return end;
        }
        return 0;
    }

    private static int Mobile(ReadOnlySpan<char> text, DigitGroups groups, int group, ref IdentifierContext context)
    {
        var end = groups.Join(text, group, " -", 11);
        if (end == 0) end = groups.Join(text, group, " -", 3, 4, 4);
        var skip = 0;
        if (end == 0 && (end = groups.Join(text, group, " -", 13)) > 0) skip = 2;
        if (end == 0 && (end = groups.Join(text, group, " -", 2, 11)) > 0) skip = 2;
        if (end == 0 && (end = groups.Join(text, group, " -", 4, 11)) > 0) skip = 4;
        if (end == 0) return 0;
        var d = groups.Values;
        if (skip == 2 && (d[0] != 8 || d[1] != 6)) return 0;
        if (skip == 4 && (d[0] != 0 || d[1] != 0 || d[2] != 8 || d[3] != 6)) return 0;
        d = d[skip..];
        if (d[0] != 1 || d[1] < 3 || !d[2..].ContainsAnyExcept(d[2]) || !Around.Opens(text, groups[group].Start) || !Around.Closes(text, end)) return 0;
        if (d.SequenceEqual((ReadOnlySpan<byte>)[1, 3, 8, 0, 0, 1, 3, 8, 0, 0, 0])) context = IdentifierContext.Example;
        return end;
    }

    private int American(ReadOnlySpan<char> text, DigitGroups groups, int group, ref int start, ref IdentifierContext context)
    {
        var open = start > 0 && text[start - 1] == '(';
        if (open && group + 1 < groups.Count && groups[group].Length == 3 && text[groups[group].End..groups[group + 1].Start] is ") " or ")")
        {
            groups.Join(text, group, "", 3);
            var area = groups.Values.ToArray();
            var end = groups.Join(text, group + 1, "-. ", 3, 4);
            return end > 0 && IsAmerican([.. area, .. groups.Values], text, start - 1, end, ref context) ? Widen(ref start, end) : 0;
        }
        var plain = groups.Join(text, group, "-.", 3, 3, 4);
        if (plain == 0 && (plain = groups.Join(text, group, " -.", 3, 3, 4)) > 0 && !IsCalled(text, start)) return 0;
        return plain > 0 && IsAmerican(groups.Values, text, start, plain, ref context) ? plain : 0;
    }

    private static int Widen(ref int start, int end)
    {
        start--;
        return end;
    }

    private bool IsAmerican(ReadOnlySpan<byte> d, ReadOnlySpan<char> text, int start, int end, ref IdentifierContext context)
    {
        if (d[0] < 2 || d[3] < 2 || !Around.Opens(text, start) || !Around.Closes(text, end)) return false;
        if (!IsFictional([1, .. d])) return Exists("+1", d, "US");
        context = IdentifierContext.Example;
        return true;
    }

    private int Landline(ReadOnlySpan<char> text, DigitGroups groups, int group, ref int start)
    {
        if (DigitGroups.Value(text[start]) != 0 || groups[group].Length is not (3 or 4)) return 0;
        var end = groups.Join(text, group, "-－", groups[group].Length, 8);
        if (end == 0) end = groups.Join(text, group, "-－", groups[group].Length, 7);
        return end > 0 && Around.Opens(text, start) && Around.Closes(text, end) && Exists("", groups.Values, "CN") ? end : 0;
    }

    /// <summary>Numbers kept free for fiction: 555-0100 to 555-0199 in North America, Ofcom's ranges in Britain.</summary>
    private static bool IsFictional(ReadOnlySpan<byte> d)
    {
        if (d.Length == 11 && d[0] == 1) return d[4] == 5 && d[5] == 5 && d[6] == 5 && d[7] == 0 && d[8] == 1;
        if (d.Length != 12 || d[0] != 4 || d[1] != 4) return false;
        return d[2..9] is [2, 0, 7, 9, 4, 6, 0] or [7, 7, 0, 0, 9, 0, 0] or [1, 6, 3, 2, 9, 6, 0] or [1, 1, 4, 4, 9, 6, 0];
    }

    private bool Exists(string prefix, ReadOnlySpan<byte> digits, string region)
    {
        if (_questions++ >= MostQuestions) return false;
        var question = PhoneAnswers.KeyOf(prefix, digits);
        if (_answers.TryGet(question, out var exists)) return exists;
        exists = IsValid(prefix, digits, region);
        _answers.Add(question, exists);
        return exists;
    }

    private static bool IsValid(string prefix, ReadOnlySpan<byte> digits, string region)
    {
        Span<char> text = stackalloc char[digits.Length];
        for (var i = 0; i < digits.Length; i++) text[i] = (char)('0' + digits[i]);
        try
        {
            var library = PhoneNumberUtil.GetInstance();
            return library.IsValidNumber(library.Parse(string.Concat(prefix, text), region));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static bool IsCalled(ReadOnlySpan<char> text, int start) => text[Math.Max(0, start - 20)..start].ContainsAny(Callers);

    private static bool IsDecimal(ReadOnlySpan<char> text, int start, int end) =>
        (start > 1 && text[start - 1] is '.' or ',' && char.IsDigit(text[start - 2])) || (end + 1 < text.Length && text[end] is '.' or ',' && char.IsDigit(text[end + 1]));
}
