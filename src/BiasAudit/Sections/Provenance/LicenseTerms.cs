using System.Text.RegularExpressions;
using BiasAudit.Text;

namespace BiasAudit.Sections.Provenance;

/// <summary>A declared license in the words of SPDX, with what it lets one do.</summary>
/// <param name="Spdx">The SPDX id, or a <c>LicenseRef-</c> for what SPDX has no id for.</param>
/// <param name="Class">The use class: permissive, share-alike, non-commercial, no-derivatives, unspecified or custom; the most restrictive that applies.</param>
public sealed partial record LicenseTerms(string Spdx, string Class)
{
    private static readonly Dictionary<string, LicenseTerms> Known = EmbeddedFile.Lines("Sections/Provenance/licenses.tsv")
        .Select(line => line.Split('\t')).ToDictionary(f => f[0], f => new LicenseTerms(f[1], f[2]), StringComparer.Ordinal);

    /// <summary>The classes, from the freest to the most restrictive.</summary>
    public static readonly string[] Classes = ["permissive", "share-alike", "no-derivatives", "non-commercial", "custom", "unspecified"];

    /// <summary>Reads a license as corpora write it: an SPDX id, a name, or the address of a Creative Commons deed.</summary>
    public static LicenseTerms Parse(string declared)
    {
        var text = declared.ToLowerInvariant();
        if (PublicDomainTool().IsMatch(text)) return new("CC0-1.0", "permissive");
        var commons = CreativeCommons().Match(text);
        if (commons.Success) return OfCommons(commons.Groups["terms"].Value, commons.Groups["version"].Value);
        var key = NotLetters().Replace(text, "");
        if (Known.TryGetValue(key, out var terms)) return terms;
        return Known.TryGetValue(key.Replace("license", "").Replace("licence", "").Replace("version", ""), out terms) ? terms : new("LicenseRef-other", "custom");
    }

    private static LicenseTerms OfCommons(string terms, string version)
    {
        bool Has(string part) => terms.Contains(part, StringComparison.Ordinal);
        var nonCommercial = Has("nc") || Has("noncommercial") || Has("non-commercial");
        var noDerivatives = Has("nd") || Has("noderiv");
        var shareAlike = Has("sa") || Has("sharealike") || Has("share-alike");
        var id = "CC-BY" + (nonCommercial ? "-NC" : "") + (noDerivatives ? "-ND" : shareAlike ? "-SA" : "");
        var spdx = version.Length > 0 ? $"{id}-{version}" : $"LicenseRef-{id}-unversioned";
        return new(spdx, nonCommercial ? "non-commercial" : noDerivatives ? "no-derivatives" : shareAlike ? "share-alike" : "permissive");
    }

    [GeneratedRegex(@"\bcc[ -]?0\b|\bcc[ -]?zero|publicdomain/(zero|mark)|creative ?commons[ -]zero")]
    private static partial Regex PublicDomainTool();

    [GeneratedRegex(@"(?:\bcc[ _-]?|creative[ -]?commons(?:\.org/licenses/)?[ :_-]*(?:legal code)?)(?<terms>(?:by|attribution)(?:[ _-]+(?:nc|nd|sa|non-?commercial|no-?deriv\w*|share-?alike))*)(?:[ _/-]*(?:international|license)?[ _/-]*v?(?<version>[1-4]\.[05]))?")]
    private static partial Regex CreativeCommons();

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NotLetters();
}
