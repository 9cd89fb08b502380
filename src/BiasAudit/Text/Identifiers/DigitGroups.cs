using System.Buffers;

namespace BiasAudit.Text.Identifiers;

/// <summary>The runs of digits of a text, ASCII and full-width, and numbers put together from neighboring runs.</summary>
internal sealed class DigitGroups
{
    /// <summary>No identifier has more digits.</summary>
    public const int MostDigits = 34;

    // A mobile number of mainland China; whatever is shorter needs a letter, a sign or another group beside it.
    private const int ShortestAlone = 11;

    private static readonly SearchValues<char> AsciiDigits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> AnyDigits = SearchValues.Create("0123456789０１２３４５６７８９");
    private readonly byte[] _values = new byte[MostDigits];
    private Extent[] _groups = new Extent[64];

    public int Count { get; private set; }

    public Extent this[int group] => _groups[group];

    /// <summary>The digits that <see cref="Join"/> put together last, as values.</summary>
    public ReadOnlySpan<byte> Values => _values.AsSpan(0, Joined);

    /// <summary>How many they are.</summary>
    public int Joined { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWide">Whether it may hold full-width digits: looking for those of ASCII alone is several times as fast.</param>
    public void Read(ReadOnlySpan<char> text, bool isWide)
    {
        Count = 0;
        var digits = isWide ? AnyDigits : AsciiDigits;
        for (var at = text.IndexOfAny(digits); at >= 0;)
        {
            var end = at + 1;
            while (end < text.Length && digits.Contains(text[end])) end++;
            if (Count == _groups.Length) Array.Resize(ref _groups, Count * 2);
            _groups[Count++] = new(at, end);
            var next = text[end..].IndexOfAny(digits);
            at = next < 0 ? -1 : end + next;
        }
    }

    /// <summary>
    /// Whether a group can begin a value at all, by its length, its neighbor's and the characters beside it. Most numbers of a text
    /// are years, times, prices and page numbers; this spares each of them a dozen comparisons with every form.
    /// </summary>
    public bool CanBegin(ReadOnlySpan<char> text, int group)
    {
        var digits = _groups[group];
        if (digits.Length >= ShortestAlone) return true;
        // Behind a bracket stands an area code, or a year.
        if (digits.Start > 0 && (char.IsAsciiLetterUpper(text[digits.Start - 1]) || text[digits.Start - 1] is '+' or '＋' || (text[digits.Start - 1] == '(' && digits.Length == 3))) return true;
        if (digits.End == text.Length) return false;
        // A colon or a hexadecimal digit may continue an address of version 6, a capital a code of letters and digits.
        var after = text[digits.End];
        if (after == ':' || char.IsAsciiHexDigit(after) || char.IsAsciiLetterUpper(after)) return true;
        if (group + 1 == Count || _groups[group + 1].Start != digits.End + 1) return false;
        return (digits.Length, _groups[group + 1].Length) switch
        {
            (<= 3, <= 3) when after is '.' or '．' => true, // an address of version 4
            (2, 11) or (3, 2 or 3 or 4 or 7 or 8) or (4, 4 or 6 or 7 or 8 or 11) or (6, 8 or 13) => true, // telephones, cards, identity numbers
            _ => false,
        };
    }

    /// <summary>
    /// Puts groups of given lengths together, one separator between two, all separators from a set; the end, or 0 when they do not fit.
    /// </summary>
    public int Join(ReadOnlySpan<char> text, int group, string separators, params ReadOnlySpan<int> lengths)
    {
        Joined = 0;
        if (group + lengths.Length > Count) return 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var next = _groups[group + i];
            if (next.Length != lengths[i]) return 0;
            if (i > 0 && (next.Start - _groups[group + i - 1].End != 1 || !separators.Contains(text[next.Start - 1]))) return 0;
            Append(next.Of(text));
        }
        return _groups[group + lengths.Length - 1].End;
    }

    /// <summary>Puts as many groups together as gaps of at most two separators allow, up to a number of digits; the end.</summary>
    public int JoinAll(ReadOnlySpan<char> text, int group, string separators, int most)
    {
        Joined = 0;
        var end = 0;
        for (var g = group; g < Count && Joined + _groups[g].Length <= Math.Min(most, MostDigits); g++)
        {
            if (g > group && !IsGap(text[_groups[g - 1].End.._groups[g].Start], separators)) break;
            Append(_groups[g].Of(text));
            end = _groups[g].End;
        }
        return end;
    }

    public static int Value(char digit) => digit >= '０' ? digit - '０' : digit - '0';

    private static bool IsGap(ReadOnlySpan<char> gap, string separators)
    {
        if (gap.Length is 0 or > 2) return false;
        foreach (var c in gap)
            if (!separators.Contains(c)) return false;
        return true;
    }

    private void Append(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
            if (Joined < MostDigits) _values[Joined++] = (byte)Value(c);
    }
}
