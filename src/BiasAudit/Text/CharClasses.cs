using System.Globalization;

namespace BiasAudit.Text;

/// <summary>What the scan asks of a character, as bits.</summary>
[Flags]
internal enum CharClass : ushort
{
    None = 0,

    /// <summary>Letter, digit or connector of a script that separates words, or of one whose words need a dictionary.</summary>
    Word = 1 << 0,

    /// <summary>Han or Hiragana: each character is a word of its own.</summary>
    Single = 1 << 1,

    /// <summary>Katakana: a run is a word.</summary>
    Katakana = 1 << 2,
    Space = 1 << 3,
    LineEnd = 1 << 4,
    Letter = 1 << 5,
    Upper = 1 << 6,
    Lower = 1 << 7,
    Digit = 1 << 8,
    Punctuation = 1 << 9,
    Symbol = 1 << 10,
    Terminator = 1 << 11,
    JoinsLetters = 1 << 12,
    JoinsDigits = 1 << 13,

    /// <summary>Mark or joiner: continues a word and never begins one.</summary>
    Extend = 1 << 14,

    /// <summary>The second half of a surrogate pair.</summary>
    Trailing = 1 << 15,
}

/// <summary>The class and the script of every code point.</summary>
internal static class CharClasses
{
    private const string JoinersOfLetters = "'.\u2018\u2019\u2024\uFE52\uFF07\uFF0E\u00B7\u05F4\u2027";
    private const string JoinersOfDigits = "'.,;\u2018\u2019\u2024\uFE52\uFF07\uFF0E\u066C\uFE50\uFE54\uFF0C\uFF1B";
    private const string Terminators = ".!?\u2026\u3002\uFF01\uFF1F\uFF0E\uFF61\u0964\u0965\u06D4\u061F\u1362\u1367\u104B\u17D4\u0589\u2047\u2048\u2049";
    private const string LineEnds = "\n\r\u0085\u2028\u2029";

    private static readonly ushort[] Plane0 = BuildPlane0();

    /// <summary>The classes of the basic plane, indexed by UTF-16 unit; a surrogate has none.</summary>
    public static ReadOnlySpan<ushort> OfUnit => Plane0;

    /// <summary>The class of a code point.</summary>
    public static CharClass Of(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        var found = OfCategory(category);
        var script = Scripts.Of(codePoint);
        if ((found & (CharClass.Letter | CharClass.Extend)) == CharClass.Letter) found |= OfLetter(codePoint, script, category);
        if (codePoint > char.MaxValue) return found;
        var unit = (char)codePoint;
        if (char.IsWhiteSpace(unit)) found = (found & ~CharClass.Word) | CharClass.Space;
        if (LineEnds.Contains(unit)) found |= CharClass.LineEnd;
        if (Terminators.Contains(unit)) found |= CharClass.Terminator;
        if (JoinersOfLetters.Contains(unit)) found |= CharClass.JoinsLetters;
        if (JoinersOfDigits.Contains(unit)) found |= CharClass.JoinsDigits;
        return found;
    }

    private static CharClass OfLetter(int codePoint, Script script, UnicodeCategory category) => script switch
    {
        Script.Hani when category is UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => CharClass.Single,
        Script.Hira when category is UnicodeCategory.OtherLetter => CharClass.Single,
        Script.Kana => CharClass.Katakana,
        _ when codePoint is 0x30FC or 0xFF70 or 0x3031 or 0x3032 => CharClass.Katakana,
        _ => CharClass.Word,
    };

    private static CharClass OfCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharClass.Letter | CharClass.Upper,
        UnicodeCategory.LowercaseLetter => CharClass.Letter | CharClass.Lower,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharClass.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark => CharClass.Letter | CharClass.Extend,
        UnicodeCategory.DecimalDigitNumber => CharClass.Word | CharClass.Digit,
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharClass.Word,
        UnicodeCategory.ConnectorPunctuation => CharClass.Word | CharClass.Punctuation,
        UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation => CharClass.Punctuation,
        UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.OtherSymbol => CharClass.Symbol,
        _ => CharClass.None,
    };

    private static ushort[] BuildPlane0()
    {
        var classes = new ushort[0x10000];
        for (var unit = 0; unit < classes.Length; unit++)
            if (!char.IsSurrogate((char)unit)) classes[unit] = (ushort)Of(unit);
        classes['\u200C'] = classes['\u200D'] = (ushort)CharClass.Extend; // joiners inside Indic and Persian words
        return classes;
    }
}
