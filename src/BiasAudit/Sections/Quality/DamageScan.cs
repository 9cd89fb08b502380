using BiasAudit.Measuring;
using BiasAudit.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Counts the damage in one document, each kind with its own detector, and remembers where each first occurs.</summary>
internal sealed class DamageScan
{
    private static readonly int Kinds = Enum.GetValues<DamageKind>().Length;
    private readonly int[] _hits = new int[Kinds];
    private readonly int[] _first = new int[Kinds];

    /// <summary>Hits of each kind.</summary>
    public ReadOnlySpan<int> Hits => _hits;

    /// <summary>The position of the first hit of each kind, where it has any.</summary>
    public ReadOnlySpan<int> First => _first;

    public void Scan(Document document)
    {
        Array.Clear(_hits);
        var (invalid, replaced) = (document.Facts.InvalidSequences, document.Facts.Replacements);
        var mark = replaced > 0 ? document.Text.IndexOf('\uFFFD') : 0;
        Hit(DamageKind.InvalidUtf8, mark, invalid);
        Hit(DamageKind.ReplacementCharacter, mark, replaced - invalid);
        Characters(document.Scan);
        var cut = CutLines.Count(document.Text, document.Lines, out var end);
        Hit(DamageKind.CutLine, end, cut);
        foreach (var (start, phrase) in document.Quality.Phrases)
            if (DamageOf(phrase.Kind) is { } kind) Hit(kind, start, 1);
    }

    private void Characters(TextScan scan)
    {
        var text = scan.Text;
        var odd = new OddCharacters(scan);
        for (var (at, done) = (odd.Next(), 0); at >= 0; at = odd.Next())
        {
            if (at < done) continue;
            var unit = text[at];
            if (unit is >= '\u00C2' and <= '\u00F4')
            {
                Hit(DamageKind.DoubleUtf8, at, Mojibake.Count(text[at..], out var length));
                done = at + length;
            }
            else if (unit == '&') Hit(DamageKind.HtmlEntity, at, Markup.IsEntity(text[at..]) ? 1 : 0);
            else if (unit == '<') Hit(DamageKind.HtmlTag, at, Markup.IsTag(text[at..]) ? 1 : 0);
            else if (char.IsSurrogate(unit))
            {
                var (kind, length) = CharacterDamage.OfSurrogate(text[at..]);
                if (kind is { } damage) Hit(damage, at, 1);
                done = at + length;
            }
            else if (CharacterDamage.Of(unit) is { } damage) Hit(damage, at, 1);
        }
    }

    private static DamageKind? DamageOf(PhraseKind kind) => kind switch
    {
        PhraseKind.GbkMisread => DamageKind.GbkMisread,
        PhraseKind.JavascriptNotice => DamageKind.JavascriptNotice,
        PhraseKind.CookieNotice => DamageKind.CookieNotice,
        PhraseKind.LoremIpsum => DamageKind.LoremIpsum,
        _ => null,
    };

    private void Hit(DamageKind kind, int at, int hits)
    {
        if (hits == 0) return;
        if (_hits[(int)kind] == 0) _first[(int)kind] = at;
        _hits[(int)kind] += hits;
    }
}
