using System.Buffers;

namespace BiasAudit.Text.Identifiers;

/// <summary>The marks of a text that may stand for the at sign or the dot of an address, from left to right.</summary>
/// <remarks>"name at host dot com" is found by its first dot: " at " stands in every other sentence.</remarks>
/// <param name="text">The text.</param>
internal ref struct SpelledMarks(ReadOnlySpan<char> text)
{
    private const string Dot = " dot ";
    private static readonly string[] Signs = ["[at]", "(at)", "{at}", "<at>", "[ at ]", "( at )", "[@]", "(@)"];
    private static readonly SearchValues<char> Brackets = SearchValues.Create("[({<");
    private static readonly SearchValues<string> Dots = SearchValues.Create([Dot], StringComparison.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<char> _text = text;
    private Extent _sign = new(-1, -1);
    private Extent _dot = new(-1, -1);

    /// <summary>Whether a text holds a dot in letters.</summary>
    public static bool HoldDot(ReadOnlySpan<char> text) => text.ContainsAny(Dots);

    /// <summary>The first mark from a place on; empty when there is none.</summary>
    public Extent Next(int from)
    {
        if (_sign.Start < from) _sign = NextSign(from);
        if (_dot.Start < from) _dot = NextDot(from);
        return _sign.Start <= _dot.Start ? _sign : _dot;
    }

    private readonly Extent NextSign(int from)
    {
        for (var at = from; _text[at..].IndexOfAny(Brackets) is >= 0 and var next; at++)
        {
            at += next;
            if (at + 1 < _text.Length && _text[at + 1] is 'a' or 'A' or '@' or ' ' && LengthOfSign(_text[at..]) is > 0 and var length) return new(at, at + length);
        }
        return new(int.MaxValue, int.MaxValue);
    }

    private readonly Extent NextDot(int from)
    {
        var next = _text[from..].IndexOfAny(Dots);
        return next < 0 ? new(int.MaxValue, int.MaxValue) : new(from + next, from + next + Dot.Length);
    }

    private static int LengthOfSign(ReadOnlySpan<char> text)
    {
        foreach (var sign in Signs)
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return sign.Length;
        return 0;
    }
}
