using System.Runtime.InteropServices;

namespace BiasAudit.Text.Identifiers;

/// <summary>Finds values in a text that identify a person or an organization, or that open a door.</summary>
/// <remarks>
/// Every detector starts from a character or prefix that vectorized search finds (an at sign, a digit, the prefix of a key) and looks
/// a bounded distance around it: time is linear in the text whatever it holds. Where a check digit exists it must be right. Digits
/// may be ASCII or full-width. Buffers are reused; not thread-safe. What is not found: README of the privacy section.
/// </remarks>
public sealed class IdentifierScan
{
    // Card numbers are the longest of digits alone.
    private const int LongestNumber = 19;

    // The full-width digits and the at sign behind them: few texts hold any, and looking for ASCII alone is quicker.
    private const char FirstWide = '０', LastWide = '＠';
    private readonly DigitGroups _groups = new();
    private readonly PhoneScan _phones = new();
    private readonly List<Identifier> _found = [];

    /// <summary>The values of a text in order; none overlaps another. Valid until the next call.</summary>
    public ReadOnlySpan<Identifier> Find(ReadOnlySpan<char> text) => Find(text, [new(0, text.Length)]);

    /// <summary>The same of a text whose long stretches between white space are known: a key lies in one of them.</summary>
    internal ReadOnlySpan<Identifier> Find(ReadOnlySpan<char> text, scoped ReadOnlySpan<Extent> stretches)
    {
        _found.Clear();
        _phones.Clear();
        var isWide = text.ContainsAnyInRange(FirstWide, LastWide);
        FindEmails(text, isWide);
        FindSpelled(text);
        FindBlocks(text);
        FindKeys(text, stretches);
        var taken = _found.Count;
        if (taken > 1) _found.Sort(static (a, b) => a.Extent.Start.CompareTo(b.Extent.Start));
        FindNumbers(text, taken, isWide);
        if (_found.Count > taken) _found.Sort(static (a, b) => a.Extent.Start.CompareTo(b.Extent.Start));
        DropOverlaps();
        return CollectionsMarshal.AsSpan(_found);
    }

    // A prefix such as "+1 (" can reach back into the value before; the value that began first stays.
    private void DropOverlaps()
    {
        var (kept, end) = (0, 0);
        for (var i = 0; i < _found.Count; i++)
        {
            if (_found[i].Extent.Start < end) continue;
            end = _found[i].Extent.End;
            _found[kept++] = _found[i];
        }
        _found.RemoveRange(kept, _found.Count - kept);
    }

    private void FindEmails(ReadOnlySpan<char> text, bool isWide)
    {
        for (var at = 0; (isWide ? text[at..].IndexOfAny('@', '＠') : text[at..].IndexOf('@')) is >= 0 and var next;)
        {
            at += next;
            var address = EmailScan.Around(text, at);
            at++;
            if (address.Length == 0) continue;
            Add(text, IdentifierKind.Email, address, EmailContext(text, address));
            at = address.End;
        }
    }

    private static IdentifierContext EmailContext(ReadOnlySpan<char> text, Extent address)
    {
        // git@host:path and such name a service.
        var service = address.End + 1 < text.Length && text[address.End] == ':' && char.IsAsciiLetter(text[address.End + 1]);
        return EmailScan.IsExample(address.Of(text)) ? IdentifierContext.Example : service ? IdentifierContext.Url : IdentifierContext.Plain;
    }

    private void FindSpelled(ReadOnlySpan<char> text)
    {
        var marks = new SpelledMarks(text);
        for (var (taken, mark) = (0, marks.Next(0)); mark.Length > 0; mark = marks.Next(mark.End - 1))
        {
            var address = mark.Of(text)[0] == ' ' ? EmailScan.AroundWord(text, mark.Start) : EmailScan.AroundSpelled(text, mark);
            if (address.Length > 0 && address.Start >= taken) taken = Add(text, IdentifierKind.Email, address, IdentifierContext.Plain);
        }
    }

    private void FindBlocks(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOf(SecretScan.BlockStart) is >= 0 and var next;)
        {
            at += next;
            at = Math.Max(at + 1, AddSecret(SecretScan.BlockAt(text, at)));
        }
    }

    private void FindKeys(ReadOnlySpan<char> text, ReadOnlySpan<Extent> stretches)
    {
        foreach (var stretch in stretches)
            if (stretch.Length >= SecretScan.ShortestKey) FindKeys(text, stretch);
    }

    private void FindKeys(ReadOnlySpan<char> text, Extent stretch)
    {
        for (var at = stretch.Start; text[at..stretch.End].IndexOfAny(SecretScan.Prefixes) is >= 0 and var next;)
        {
            at += next;
            at = Math.Min(stretch.End, Math.Max(at + 1, AddSecret(SecretScan.KeyAt(text, at))));
        }
    }

    private int AddSecret(Identifier secret)
    {
        if (secret.Extent.Length > 0) _found.Add(secret);
        return secret.Extent.End;
    }

    private void FindNumbers(ReadOnlySpan<char> text, int taken, bool isWide)
    {
        _groups.Read(text, isWide);
        var (end, other) = (0, 0);
        for (var group = 0; group < _groups.Count; group++)
        {
            var digits = _groups[group];
            while (other < taken && _found[other].Extent.End <= digits.Start) other++;
            if (digits.Start < end || (other < taken && _found[other].Extent.Start <= digits.Start)) continue;
            if (_groups.CanBegin(text, group)) end = Math.Max(end, FindNumber(text, group, digits));
        }
    }

    /// <summary>Tries the kinds from the most specific to the least; returns the end of what was found, or 0.</summary>
    private int FindNumber(ReadOnlySpan<char> text, int group, Extent digits)
    {
        var start = digits.Start;
        if (start > 0 && char.IsAsciiLetterUpper(text[start - 1]) && FindLettered(text, digits) is > 0 and var lettered) return lettered;
        if (digits.Length > LongestNumber) return 0;
        if (FindCoded(text, group, digits) is > 0 and var coded) return coded;
        if (FindAddress(text, group, digits) is > 0 and var address) return address;
        if (FindSsn(text, group, digits) is > 0 and var ssn) return ssn;
        var end = _phones.End(text, _groups, group, out start, out var context);
        return end > 0 ? Add(text, IdentifierKind.Phone, new(start, end), context) : 0;
    }

    private int FindLettered(ReadOnlySpan<char> text, Extent digits)
    {
        var account = Ibans.Before(text, digits, out var context);
        if (account.Length > 0) return Add(text, IdentifierKind.Iban, account, context);
        var letters = digits.Start > 1 && char.IsAsciiLetterUpper(text[digits.Start - 2]) ? 2 : 1;
        var start = digits.Start - letters;
        if (!Around.Opens(text, start)) return 0;
        Span<byte> values = stackalloc byte[Math.Min(9, digits.Length)];
        for (var i = 0; i < values.Length; i++) values[i] = (byte)DigitGroups.Value(text[digits.Start + i]);
        if (letters == 1 && digits.Length == 9 && values[0] is 1 or 2 or 8 or 9 && Around.Closes(text, digits.End)
            && Checksums.TaiwanId(text[start], values) && !Around.NamesOtherNumber(text, start))
            return Add(text, IdentifierKind.TaiwanId, new(start, digits.End), digits.Of(text) is "123456789" && text[start] == 'A' ? IdentifierContext.Example : IdentifierContext.Plain);
        if (digits.Length != 6 || digits.End + 2 >= text.Length || text[digits.End] is not ('(' or '（') || text[digits.End + 2] is not (')' or '）')) return 0;
        var check = text[digits.End + 1] is 'A' ? 10 : char.IsAsciiDigit(text[digits.End + 1]) ? text[digits.End + 1] - '0' : -1;
        if (check < 0 || !Checksums.HongKongId(text[start..digits.Start], values, check)) return 0;
        return Add(text, IdentifierKind.HongKongId, new(start, digits.End + 3), digits.Of(text) is "123456" ? IdentifierContext.Example : IdentifierContext.Plain);
    }

    private int FindCoded(ReadOnlySpan<char> text, int group, Extent digits)
    {
        var end = ResidentIdEnd(text, group, digits);
        Span<byte> id = stackalloc byte[18];
        if (end > 0 && Around.Opens(text, digits.Start) && Around.Closes(text, end))
        {
            _groups.Values.CopyTo(id);
            if (_groups.Joined == 17) id[17] = 10;
            if (ChineseIds.IsResidentId(id))
                return Add(text, IdentifierKind.ResidentId, new(digits.Start, end), digits.Of(text).StartsWith("11010519491231002") ? IdentifierContext.Example : IdentifierContext.Plain);
        }
        if (CreditCode(text, digits) is { Length: > 0 } code) return Add(text, IdentifierKind.CreditCode, code, IdentifierContext.Plain);
        return FindCard(text, group, digits);
    }

    private int ResidentIdEnd(ReadOnlySpan<char> text, int group, Extent digits)
    {
        var end = _groups.Join(text, group, " -", 18);
        if (end > 0 || (end = _groups.Join(text, group, " -", 6, 8, 4)) > 0) return end;
        if ((end = _groups.Join(text, group, " -", 17)) == 0) end = _groups.Join(text, group, " -", 6, 8, 3);
        return end > 0 && end < text.Length && text[end] is 'X' or 'x' or 'Ｘ' or 'ｘ' ? end + 1 : 0;
    }

    private static Extent CreditCode(ReadOnlySpan<char> text, Extent digits)
    {
        const int length = 18;
        var start = digits.Start;
        while (start > 0 && digits.Start - start < length && char.IsAsciiLetterUpper(text[start - 1])) start--;
        if (start + length > text.Length || !Around.Opens(text, start) || !Around.Closes(text, start + length)) return default;
        return ChineseIds.IsCreditCode(text.Slice(start, length)) ? new(start, start + length) : default;
    }

    private int FindCard(ReadOnlySpan<char> text, int group, Extent digits)
    {
        var end = digits.Length is >= 13 and <= 19 ? _groups.Join(text, group, "", digits.Length) : 0;
        if (end == 0) end = _groups.Join(text, group, " -", 4, 4, 4, 4, 3);
        if (end == 0) end = _groups.Join(text, group, " -", 4, 4, 4, 4);
        if (end == 0) end = _groups.Join(text, group, " -", 4, 6, 5);
        if (end == 0) end = _groups.Join(text, group, " -", 6, 13);
        if (end == 0 || !Around.Opens(text, digits.Start) || !Around.Closes(text, end) || !CardNumbers.IsCard(_groups.Values)) return 0;
        if (digits.Start > 0 && text[digits.Start - 1] is '.' or '-' || Around.NamesOtherNumber(text, digits.Start)) return 0;
        return Add(text, IdentifierKind.PaymentCard, new(digits.Start, end), CardNumbers.IsTestNumber(_groups.Values) ? IdentifierContext.Example : IdentifierContext.Plain);
    }

    private int FindAddress(ReadOnlySpan<char> text, int group, Extent digits)
    {
        if (digits.Length > 4) return 0;
        var end = IpAddresses.V4(text, _groups, group, out var context);
        if (end > 0) return Around.NamesOtherNumber(text, digits.Start) || IsVersion(text, digits.Start) ? end : Add(text, IdentifierKind.IPv4, new(digits.Start, end), context);
        // Only digits beside a colon or a hexadecimal letter can be part of an address of version 6.
        if (digits.End >= text.Length || !(text[digits.End] == ':' || char.IsAsciiHexDigit(text[digits.End]))) return 0;
        var address = IpAddresses.V6(text, digits, out context);
        return address.Length > 0 ? Add(text, IdentifierKind.IPv6, address, context) : 0;
    }

    private static bool IsVersion(ReadOnlySpan<char> text, int start) =>
        start > 1 && ((text[start - 1] is 'v' or 'V') || (text[start - 1] == ' ' && text[start - 2] is 'v' or 'V' && (start == 2 || !char.IsLetter(text[start - 3]))));

    private int FindSsn(ReadOnlySpan<char> text, int group, Extent digits)
    {
        if (digits.Length != 3 || _groups.Join(text, group, "-", 3, 2, 4) is not (> 0 and var end)) return 0;
        var d = _groups.Values;
        int area = (d[0] * 100) + (d[1] * 10) + d[2], serial = (d[5] * 1000) + (d[6] * 100) + (d[7] * 10) + d[8];
        if (area is 0 or 666 or >= 900 || (d[3] == 0 && d[4] == 0) || serial == 0) return 0;
        if (!Around.Opens(text, digits.Start) || !Around.Closes(text, end) || (digits.Start > 0 && text[digits.Start - 1] is '-' or '.') || (end < text.Length && text[end] == '-')) return 0;
        if (Around.NamesOtherNumber(text, digits.Start)) return 0;
        var published = (area, serial) is (78, 1120) or (219, 9999) or (457, 5462) or (123, 6789);
        return Add(text, IdentifierKind.Ssn, new(digits.Start, end), published ? IdentifierContext.Example : IdentifierContext.Plain);
    }

    private int Add(ReadOnlySpan<char> text, IdentifierKind kind, Extent extent, IdentifierContext context)
    {
        if (context == IdentifierContext.Plain && Around.IsInUrl(text, extent.Start)) context = IdentifierContext.Url;
        _found.Add(new(kind, context, extent));
        return extent.End;
    }
}
