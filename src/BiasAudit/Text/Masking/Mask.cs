using System.Buffers;
using System.Globalization;
using System.Text;
using BiasAudit.Text.Identifiers;

namespace BiasAudit.Text.Masking;

/// <summary>Writes text with everything that looks like an address, a number, an id or a key replaced by kind and length.</summary>
internal sealed class Mask(int capacity)
{
    private const int NumberDigits = 5;
    private const int TokenDigits = 9;
    private const int KeyLength = 16;
    private const int LongestWord = 40;
    private const int Gap = 4;
    private static readonly SearchValues<char> SegmentEnds = SearchValues.Create("/?&=;,");
    private readonly IdentifierScan _identifiers = new();
    private readonly StringBuilder _out = new(capacity);

    /// <summary>Whether a character is part of a stretch between spaces, in scripts that write spaces; such a stretch is never cut.</summary>
    public static bool Belongs(char c) => c < '\u2E80' ? c > ' ' && !char.IsWhiteSpace(c) && !char.IsControl(c) : IsFullWidth(c);

    public void Append(char c) => _out.Append(c);

    public void Clear() => _out.Clear();

    /// <summary>Copies as much as fits, and never half a surrogate pair or half a mark of what was masked.</summary>
    public int CopyTo(Span<char> destination)
    {
        var length = Math.Min(_out.Length, destination.Length);
        _out.CopyTo(0, destination, length);
        if (length == _out.Length) return length;
        var open = destination[..length].LastIndexOf('[');
        if (open >= 0 && destination[open..length].IndexOf(']') < 0) length = open;
        return length > 0 && char.IsHighSurrogate(destination[length - 1]) ? length - 1 : length;
    }

    public override string ToString() => _out.ToString();

    /// <summary>Masks what the detectors know by its kind, and what only looks like a value by its looks.</summary>
    public void AppendMasked(ReadOnlySpan<char> text)
    {
        var at = 0;
        foreach (var (kind, _, extent) in _identifiers.Find(text))
        {
            AppendUnknown(text[at..extent.Start]);
            Replace(NameOf(kind), extent.Length);
            at = extent.End;
        }
        AppendUnknown(text[at..]);
    }

    private void AppendUnknown(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var rest = text[at..];
            if (PlainLength(rest) is > 0 and var plain)
            {
                _out.Append(rest[..plain]);
                at += plain;
                continue;
            }
            var length = TokenLength(rest);
            if (IsAddress(rest[..length])) Replace("email", length);
            else if (NumberLength(rest, NumberDigits) is > 0 and var number) Replace("number", length = number);
            else if (length > 0) AppendToken(rest[..length]);
            else AppendPlain(rest[length++]);
            at += length;
        }
    }

    private void AppendToken(ReadOnlySpan<char> token)
    {
        var digits = 0;
        foreach (var c in token) if (char.IsDigit(c)) digits++;
        if (token.Length >= LongestWord && token.IndexOf("://") < 0) Replace("key", token.Length);
        else if (digits >= TokenDigits) Replace("id", token.Length);
        else AppendSegments(token);
    }

    /// <summary>Shows the harmless parts of a web address or a path, and masks the others one by one.</summary>
    private void AppendSegments(ReadOnlySpan<char> token)
    {
        while (token.Length > 0)
        {
            var end = token.IndexOfAny(SegmentEnds);
            var segment = end < 0 ? token : token[..end];
            AppendSegment(segment);
            if (end < 0) return;
            _out.Append(token[end]);
            token = token[(end + 1)..];
        }
    }

    private void AppendSegment(ReadOnlySpan<char> segment)
    {
        var digits = 0;
        foreach (var c in segment) if (char.IsDigit(c)) digits++;
        if (digits >= NumberDigits) Replace("id", segment.Length);
        else if (segment.Length >= LongestWord || (digits > 0 && segment.Length >= KeyLength)) Replace("key", segment.Length);
        else _out.Append(segment);
    }

    private void AppendPlain(char c) => _out.Append(c is '\r' or '\n' or '\t' or '\u2028' or '\u2029' ? ' ' : c);

    private void Replace(string kind, int length) => _out.Append(CultureInfo.InvariantCulture, $"[{kind} {length}]");

    private static string NameOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.PaymentCard => "card",
        IdentifierKind.ResidentId or IdentifierKind.TaiwanId or IdentifierKind.HongKongId or IdentifierKind.Ssn => "identity number",
        IdentifierKind.CreditCode => "organization code",
        IdentifierKind.PrivateKey => "private key",
        IdentifierKind.Secret => "key",
        IdentifierKind.IPv4 or IdentifierKind.IPv6 => "ip",
        IdentifierKind.Iban => "iban",
        IdentifierKind.Phone => "phone",
        _ => "email",
    };

    /// <summary>The length of a stretch of Han, Kana, Hangul and their punctuation, in which nothing can begin a value.</summary>
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] is (>= '\u3000' and < '\uA000') or (>= '\uAC00' and < '\uD7A4') or '，' or '：' or '！' or '？' or '；') length++;
        return length;
    }

    private static bool IsAddress(ReadOnlySpan<char> token) => token.Length > 2 && token.ContainsAny('@', '＠');

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && Belongs(text[length])) length++;
        return length;
    }

    /// <summary>The length of a run of digits of any script with the separators people put between them; 0 when it is short or not a number.</summary>
    private static int NumberLength(ReadOnlySpan<char> text, int least)
    {
        int digits = 0, end = 0;
        for (var i = 0; i < text.Length && i - end < Gap; i++)
        {
            if (char.IsDigit(text[i])) (digits, end) = (digits + 1, i + 1);
            else if (char.IsLetter(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\n' or '\r') break;
            else if (end == 0 && text[i] is not ('+' or '(' or '＋' or '（')) break;
        }
        if (digits < least) return 0;
        // A letter that closes the number belongs to it: the check character of an identity number is one.
        while (end < text.Length && Belongs(text[end]) && (char.IsLetterOrDigit(text[end]) || text[end] is '@' or '＠' or '_')) end++;
        return end;
    }

    private static bool IsFullWidth(char c) => c is >= '\uFF10' and <= '\uFF5A';
}
