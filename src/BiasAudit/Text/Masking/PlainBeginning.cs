namespace BiasAudit.Text.Masking;

/// <summary>Copies a stretch in which nothing can be masked: no digit, no at sign, no bracket, no long word. Most texts begin so.</summary>
internal static class PlainBeginning
{
    // The shortest thing without a digit that is masked is a key of 20 characters.
    private const int LongestWord = 19;

    private static readonly Kind[] Kinds = [.. Enumerable.Range(0, 0x10000).Select(c => KindOf((char)c))];

    private enum Kind : byte
    {
        MayMatter,
        Word,
        Other,
        Space,
    }

    /// <summary>Copies what fits of the text as <see cref="Mask.AppendMasked"/> would write it; negative when that has to look.</summary>
    public static int Copy(ReadOnlySpan<char> text, Span<char> destination)
    {
        var (word, before) = (0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var kind = Kinds[c];
            word = kind == Kind.Word ? word + 1 : 0;
            // Two hyphens may begin the frame of a private key.
            if (kind == Kind.MayMatter || word > LongestWord || (c == '-' && before == '-')) return -1;
            if (i < destination.Length) destination[i] = kind == Kind.Space ? ' ' : c;
            before = c;
        }
        var spelled = text.Contains(" dot ", StringComparison.OrdinalIgnoreCase); // "name at host dot com"
        return spelled ? -1 : Math.Min(text.Length, destination.Length);
    }

    private static Kind KindOf(char c)
    {
        if (c is '\r' or '\n' or '\t' or '\u2028' or '\u2029') return Kind.Space;
        if (char.IsDigit(c) || char.IsSurrogate(c) || char.IsControl(c) || c is '@' or '[' or '(' or '{' or '<' or (>= '\uFF00' and <= '\uFF5F')) return Kind.MayMatter;
        return Mask.Belongs(c) ? Kind.Word : Kind.Other;
    }
}
