using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>What the name of a host alone tells: a government or academic suffix, or a top-level domain of a country.</summary>
/// <remarks>
/// Domains of countries that are sold to the world as something else (tv, io, ai, me, co ...) tell no country, and neither do eu
/// and su. The language of a text is never asked. Lists: References/host-suffixes.tsv.
/// </remarks>
public static class HostCountry
{
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, PublisherKind> Patterns = new(StringComparer.Ordinal);

    static HostCountry()
    {
        foreach (var line in EmbeddedFile.Lines("References/host-suffixes.tsv"))
        {
            var (what, suffix, value) = line.Split('\t') is [var a, var b, var c] ? (a, b, c) : default;
            if (what == "country") Special[suffix!] = value!;
            else if (what == "generic") Generic.Add(suffix!);
            else if (what == "kind") Patterns[suffix!] = PublisherKinds.Parse(value!)!.Value;
        }
    }

    /// <summary>The country of the top-level domain, or null when it tells none.</summary>
    public static string? OfTopLevel(string host)
    {
        var top = host[(host.LastIndexOf('.') + 1)..];
        if (Special.TryGetValue(top, out var country)) return country;
        return top.Length == 2 && char.IsAsciiLetter(top[0]) && char.IsAsciiLetter(top[1]) && !Generic.Contains(top) && host.Length > 2
            ? top.ToUpperInvariant() : null;
    }

    /// <summary>The kind and country that an institutional suffix tells (<c>gov</c>, <c>gov.XX</c>, <c>ac.XX</c>, <c>edu</c> ...), or null.</summary>
    public static (PublisherKind Kind, string? Country)? OfInstitution(string host)
    {
        for (var (start, dot) = (0, 0); dot >= 0; start = dot + 1)
        {
            var suffix = host[start..];
            if (Patterns.TryGetValue(suffix, out var kind)) return (kind, CountryCode(suffix));
            if (suffix.Length > 3 && suffix[^3] == '.' && suffix.IndexOf('.') == suffix.Length - 3 && CountryCode(suffix) is { } country
                && Patterns.TryGetValue(suffix[..^2] + "XX", out kind)) return (kind, country);
            dot = host.IndexOf('.', start);
        }
        return null;
    }

    // A ministry under a domain that is sold to the world is still a ministry of that country.
    private static string? CountryCode(string suffix)
    {
        var top = suffix[(suffix.LastIndexOf('.') + 1)..];
        if (Special.TryGetValue(top, out var country)) return country;
        return top.Length == 2 && top is not ("eu" or "su") ? top.ToUpperInvariant() : null;
    }
}
