namespace BiasAudit.Text.Masking;

/// <summary>Turns a piece of corpus text into a short snippet that may leave the audit: no address, number, id or key survives.</summary>
/// <remarks>
/// Whatever could identify a person or open a door is replaced by its kind and its length in UTF-16 units, such as
/// <c>[email 17]</c>. The mask is coarser than the detectors of the privacy section on purpose: it may hide a harmless number,
/// it must not show a telling one. Control and bidirectional characters are kept, the writers show them as codes. Names in
/// plain words are not masked: no list knows them. Equal input gives equal output; the cost is linear in the length asked for.
/// </remarks>
public static class Snippet
{
    /// <summary>The usual length, in UTF-16 units before masking.</summary>
    public const int UsualLength = 120;

    /// <summary>The mark where text was cut off.</summary>
    public const char Ellipsis = '…';

    // How far a cut moves outward to the end of a word: a value cut in two could escape its mask.
    private const int Reach = 256;
    private const string Blanks = " \r\n\t\u3000";

    /// <summary>The masked beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length wished for, in UTF-16 units before masking.</param>
    public static string Of(ReadOnlySpan<char> text, int length = UsualLength)
    {
        var start = text.IndexOfAnyExcept(Blanks);
        return start < 0 ? "" : Around(text, new Extent(start, start), length * 2);
    }

    /// <summary>The masked surroundings of a hit, cut between words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hit">The stretch to show in the middle.</param>
    /// <param name="length">The length wished for, in UTF-16 units before masking; half of it on each side.</param>
    public static string Around(ReadOnlySpan<char> text, Extent hit, int length = UsualLength)
    {
        var shown = Math.Min(hit.Length, length);
        var side = Math.Max(8, (length - shown) / 2);
        var start = CutBefore(text, Math.Max(0, hit.Start - side));
        var end = CutAfter(text, Math.Min(text.Length, hit.Start + shown + side));
        var masked = new Mask(end - start + 16);
        if (text[..start].ContainsAnyExcept(Blanks)) masked.Append(Ellipsis);
        masked.AppendMasked(text[start..end]);
        if (text[end..].ContainsAnyExcept(Blanks)) masked.Append(Ellipsis);
        return masked.ToString();
    }

    /// <summary>The whole of a short text, masked and on one line.</summary>
    public static string Whole(ReadOnlySpan<char> text)
    {
        var masked = new Mask(text.Length);
        masked.AppendMasked(text);
        return masked.ToString();
    }

    /// <summary>Writes the masked beginning of a text without allocating; returns the number of units written.</summary>
    internal static int Write(Mask mask, ReadOnlySpan<char> text, Span<char> destination)
    {
        var trimmed = text.TrimStart(Blanks);
        var whole = trimmed[..CutAfter(trimmed, Math.Min(trimmed.Length, destination.Length))];
        if (PlainBeginning.Copy(whole, destination) is >= 0 and var length) return length;
        mask.Clear();
        mask.AppendMasked(whole);
        return mask.CopyTo(destination);
    }

    private static int CutBefore(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Max(0, at - Reach);
        while (at > limit && Mask.Belongs(text[at - 1])) at--;
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private static int CutAfter(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + Reach);
        while (at < limit && Mask.Belongs(text[at])) at++;
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }
}
