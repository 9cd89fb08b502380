namespace BiasAudit.Sections.Provenance;

/// <summary>Finds the registrations that sites of mainland China must show at the foot of a page: strong evidence of mainland hosting.</summary>
/// <remarks>
/// An ICP record (京ICP备12345678号, also ICP证) or public security record (京公网安备 11010102000001号) with the sign of its province,
/// or a Unified Social Credit Code (GB 32100, with a valid check character) after its name.
/// </remarks>
public static class ChineseRegistration
{
    /// <summary>How much of the end of a text is the foot, in UTF-16 units.</summary>
    public const int Foot = 600;

    private const string Provinces = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新";
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether the foot of a text shows a registration.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var foot = text.Length > Foot ? text[^Foot..] : text;
        return HasRecord(foot, "ICP备") || HasRecord(foot, "ICP证") || HasRecord(foot, "公网安备") || HasCode(foot);
    }

    /// <summary>Whether 18 characters are a Unified Social Credit Code with a valid check character.</summary>
    public static bool IsCreditCode(ReadOnlySpan<char> code)
    {
        if (code.Length != 18) return false;
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
        {
            var value = Alphabet.IndexOf(code[i]);
            if (value < 0) return false;
            sum += value * weight;
        }
        return Alphabet.IndexOf(code[17]) == (31 - sum % 31) % 31;
    }

    private static bool HasRecord(ReadOnlySpan<char> foot, string mark)
    {
        for (var at = foot.IndexOf(mark); at >= 0; at = Next(foot, mark, at))
        {
            if (at == 0 || Provinces.IndexOf(foot[at - 1]) < 0) continue;
            var number = foot[(at + mark.Length)..].TrimStart(" 字第:：B-");
            if (number.Length >= 5 && number[..5].IndexOfAnyExceptInRange('0', '9') < 0) return true;
        }
        return false;
    }

    private static bool HasCode(ReadOnlySpan<char> foot)
    {
        const string Mark = "统一社会信用代码";
        for (var at = foot.IndexOf(Mark); at >= 0; at = Next(foot, Mark, at))
        {
            var rest = foot[(at + Mark.Length)..].TrimStart(" :：（(");
            if (rest.Length >= 18 && IsCreditCode(rest[..18])) return true;
        }
        return false;
    }

    private static int Next(ReadOnlySpan<char> foot, string mark, int at)
    {
        var more = foot[(at + 1)..].IndexOf(mark);
        return more < 0 ? -1 : at + 1 + more;
    }
}
