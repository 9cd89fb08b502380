using System.Globalization;
using System.Text;

namespace BiasAudit.Sections.Quality;

/// <summary>Which characters are damage by themselves.</summary>
internal static class CharacterDamage
{
    private static readonly byte[] Plane0 = Build();

    /// <summary>The damage that a unit is; null for ordinary units and for surrogates.</summary>
    public static DamageKind? Of(char unit) => Plane0[unit] is > 0 and var kind ? (DamageKind)(kind - 1) : null;

    /// <summary>The damage at a surrogate, and how many units belong to it.</summary>
    public static (DamageKind? Kind, int Length) OfSurrogate(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done) return (DamageKind.Unassigned, 1);
        var kind = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.PrivateUse => DamageKind.PrivateUse,
            UnicodeCategory.OtherNotAssigned => DamageKind.Unassigned,
            _ => rune.Value is >= 0x2F800 and <= 0x2FA1F ? DamageKind.CompatibilityIdeograph : (DamageKind?)null,
        };
        return (kind, length);
    }

    private static byte[] Build()
    {
        var kinds = new byte[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
            if (Classify((char)code) is { } kind) kinds[code] = (byte)((int)kind + 1);
        return kinds;
    }

    private static DamageKind? Classify(char unit) => unit switch
    {
        '\t' or '\n' or '\r' or '\uFFFD' => null, // the replacement character is counted by the shared scan
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => DamageKind.BidiControl,
        '\u00AD' or '\u180E' or '\u200B' or (>= '\u2060' and <= '\u2064') or '\uFEFF' => DamageKind.ZeroWidth,
        >= '\u2E80' and <= '\u2FD5' when char.IsSymbol(unit) => DamageKind.Radical,
        >= '\uF900' and <= '\uFAD9' when !IsUnified(unit) => DamageKind.CompatibilityIdeograph,
        _ => char.GetUnicodeCategory(unit) switch
        {
            UnicodeCategory.Control => DamageKind.Control,
            UnicodeCategory.PrivateUse => DamageKind.PrivateUse,
            UnicodeCategory.OtherNotAssigned => DamageKind.Unassigned,
            _ => null,
        },
    };

    /// <summary>Twelve ideographs of the compatibility block are ordinary ones.</summary>
    private static bool IsUnified(char unit) => "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩".Contains(unit);
}
