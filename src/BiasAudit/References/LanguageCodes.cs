using System.Collections.Frozen;
using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>Brings the codes that corpora and models use for languages to one: so that what is declared and what is detected can be compared.</summary>
/// <remarks>
/// Accepts ISO 639-1, 639-2 (both kinds), 639-3, BCP 47 with any separator, FLORES codes (<c>zho_Hans</c>), deprecated codes,
/// editions of Wikipedia and their dumps (<c>zh-yue</c>, <c>simplewiki</c>), English names, and the model prefix <c>__label__</c>. The canonical form is CLDR's: two letters where there are two, the
/// macrolanguage where CLDR prefers it. The project differs in three: Bokmål is <c>no</c>, Tagalog and Filipino are <c>tl</c>, and
/// <c>sh</c> is kept. Region and script are no part of the language.
/// </remarks>
public static class LanguageCodes
{
    /// <summary>The code of what has no named language.</summary>
    public const string Undetermined = "und";

    private static readonly FrozenDictionary<string, string> Canonical = Read("References/language-codes.tsv");
    private static readonly FrozenDictionary<string, string> Wikipedia = Read("References/wikipedia-codes.tsv");
    private static readonly FrozenDictionary<string, string> Names = Read("References/language-names.tsv");
    private static readonly FrozenDictionary<string, string> ByName = ReadNames();

    /// <summary>The canonical code of a declared language; <c>und</c> when it names none.</summary>
    /// <param name="declared">A code or English name, in any case; may be empty.</param>
    public static string Normalize(string declared)
    {
        var code = declared.Trim().ToLowerInvariant().Replace('_', '-');
        if (code.StartsWith("--label--", StringComparison.Ordinal)) code = code["--label--".Length..];
        if (Canonical.TryGetValue(code, out var whole)) return whole;
        if (code.Length > 3 && ByName.TryGetValue(code, out var named)) return named; // "Ga" and "Fon" are names, "ga" is Irish
        // Names of editions and their dumps: "simple", "zh-yue", "enwiki". Those that look like a code ("als") are one.
        if (code.Length > 3 && Wikipedia.TryGetValue(code, out var edition)) return edition;
        if (code.Length > "wiki".Length && code.EndsWith("wiki", StringComparison.Ordinal)) return OfWikipedia(code[..^"wiki".Length]);
        var primary = code.Split('-')[0];
        if (primary.Length is < 2 or > 3 || primary.AsSpan().ContainsAnyExceptInRange('a', 'z')) return Undetermined;
        return primary is "zxx" or "mul" or "mis" ? Undetermined : Canonical.GetValueOrDefault(primary, primary);
    }

    /// <summary>The canonical code of an edition of Wikipedia, whose habits (<c>als</c> is Alemannic, <c>bh</c> Bhojpuri) fastText's models share.</summary>
    public static string OfWikipedia(string edition) =>
        Wikipedia.TryGetValue(edition.ToLowerInvariant(), out var code) ? code
        : Names.ContainsKey(edition) ? edition : Normalize(edition);

    /// <summary>The script a code names, as in <c>zho_Hans</c> and <c>sr-Latn</c>, or an empty string.</summary>
    public static string ScriptOf(string declared)
    {
        foreach (var part in declared.Split('-', '_').Skip(1))
            if (part.Length == 4 && char.IsAsciiLetter(part[0])) return char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
        return declared.ToLowerInvariant().Replace('_', '-') switch
        {
            "zh-cn" or "zh-sg" => "Hans",
            "zh-tw" or "zh-hk" or "zh-mo" => "Hant",
            _ => "",
        };
    }

    /// <summary>The English name of a canonical code; the code itself when it has none.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    private static FrozenDictionary<string, string> Read(string path) =>
        EmbeddedFile.Lines(path).Select(line => line.Split('\t')).ToFrozenDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

    private static FrozenDictionary<string, string> ReadNames() => Names
        .GroupBy(pair => pair.Value.ToLowerInvariant(), pair => pair.Key)
        .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).First(), StringComparer.Ordinal);
}
