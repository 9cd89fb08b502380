using System.Globalization;
using BiasAudit.Text;

namespace BiasAudit.Models.LinearText;

/// <summary>What a character counts as in hashed text features: folded case, width and Chinese writing; zero separates words.</summary>
internal static class TextFolding
{
    private static readonly char[] Folded = Fold();

    /// <summary>The folded character; zero for what is neither letter nor digit.</summary>
    public static char Of(char unit) => Folded[unit];

    /// <summary>The table itself, for hot loops.</summary>
    public static char[] Units => Folded;

    /// <summary>Whether a script writes without spaces, so that runs of characters stand in for words: Han, Kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(char folded) => folded >= 0x0E00 && (folded is >= '\u2E80' and <= '\u9FFF'
        or <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\uF900' and <= '\uFAFF');

    /// <summary>Whether a character is a Hangul syllable, whose words take endings without a space.</summary>
    public static bool IsHangul(char folded) => folded is >= '\uAC00' and <= '\uD7A3';

    private static char[] Fold()
    {
        var table = new char[65536];
        for (var unit = 0; unit < table.Length; unit++) table[unit] = Fold((char)unit);
        // Traditional and Simplified Chinese share their features.
        foreach (var line in EmbeddedFile.Lines("Models/LinearText/han.tsv").Skip(1)) table[line[0]] = line[2];
        return table;
    }

    private static char Fold(char unit) => unit switch
    {
        '\u0623' or '\u0625' or '\u0622' => '\u0627', // Alef with hamza or madda
        '\u0629' => '\u0647', // teh marbuta
        '\u0649' => '\u064A', // alef maksura
        >= '\uFF21' and <= '\uFF3A' => (char)(unit - '\uFF21' + 'a'),
        >= '\uFF41' and <= '\uFF5A' => (char)(unit - '\uFF41' + 'a'),
        _ when char.IsSurrogate(unit) => '\0',
        _ when char.IsDigit(unit) => '0',
        _ when char.IsLetter(unit) => char.ToLowerInvariant(unit),
        _ => CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? unit : '\0',
    };
}
