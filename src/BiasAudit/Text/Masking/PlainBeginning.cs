using BiasAudit.Text.Identifiers;

namespace BiasAudit.Text.Masking;

/// <summary>Copies a stretch in which nothing can be masked: hardly a digit, no at sign, no bracket, no long word. Most texts begin so.</summary>
internal static class PlainBeginning
{
    // The shortest thing without a digit that is masked is a key of 20 characters, with one a key of 16.
    private const int LongestWord = 19, LongestWordBesideDigits = 15;

    // Beside a year there is no room for a number of five digits, and none for an address of version 4 in less than four and three points.
    private const int MostDigits = 4, MostPoints = 2;

    // An address of version 6 has two colons.
    private const int MostColons = 1;

    private static readonly Kind[] Kinds = [.. Enumerable.Range(0, 0x10000).Select(c => KindOf((char)c))];

    private enum Kind : byte
    {
        MayMatter,
        Word,
        Digit,
        Other,
        Space,
    }

    /// <summary>Copies what fits of the text as <see cref="Mask.AppendMasked"/> would write it; negative when that has to look.</summary>
    public static int Copy(ReadOnlySpan<char> text, Span<char> destination)
    {
        var (word, longest, digits, before) = (0, 0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var kind = Kinds[c];
            word = kind is Kind.Word or Kind.Digit ? word + 1 : 0;
            longest = Math.Max(longest, word);
            digits += kind == Kind.Digit ? 1 : 0;
            // Two hyphens may begin the frame of a private key, a capital before digits an account or an identity number.
            if (kind == Kind.MayMatter || (c == '-' && before == '-') || (kind == Kind.Digit && char.IsAsciiLetterUpper(before))) return -1;
            if (i < destination.Length) destination[i] = kind == Kind.Space ? ' ' : c;
            before = c;
        }
        var numbers = digits == 0 || (digits <= MostDigits && longest <= LongestWordBesideDigits && text.Count('.') <= MostPoints && text.Count(':') <= MostColons);
        var spelled = SpelledMarks.HoldDot(text); // "name at host dot com"
        return numbers && longest <= LongestWord && !spelled ? Math.Min(text.Length, destination.Length) : -1;
    }

    private static Kind KindOf(char c)
    {
        if (c is '\r' or '\n' or '\t' or '\u2028' or '\u2029') return Kind.Space;
        if (char.IsSurrogate(c) || char.IsControl(c) || c is '@' or '[' or '(' or '{' or '<' or (>= '\uFF00' and <= '\uFF5F')) return Kind.MayMatter;
        return char.IsDigit(c) ? Kind.Digit : Mask.Belongs(c) ? Kind.Word : Kind.Other;
    }
}
