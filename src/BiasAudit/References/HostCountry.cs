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
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SpecialOf = Special.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> GenericOf = Generic.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, PublisherKind>.AlternateLookup<ReadOnlySpan<char>> PatternOf = Patterns.GetAlternateLookup<ReadOnlySpan<char>>();
    private const int LongestPattern = 64;
    private static readonly string[] Codes = [.. Enumerable.Range(0, 26 * 26).Select(i => string.Concat((char)('A' + i / 26), (char)('A' + i % 26)))];

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
    public static string? OfTopLevel(ReadOnlySpan<char> host)
    {
        var top = host[(host.LastIndexOf('.') + 1)..];
        if (SpecialOf.TryGetValue(top, out var country)) return country;
        return host.Length > 2 && !GenericOf.Contains(top) ? CodeOf(top) : null;
    }

    /// <summary>The kind and country that an institutional suffix tells (<c>gov</c>, <c>gov.XX</c>, <c>ac.XX</c>, <c>edu</c> ...), or null.</summary>
    public static (PublisherKind Kind, string? Country)? OfInstitution(ReadOnlySpan<char> host)
    {
        Span<char> pattern = stackalloc char[LongestPattern];
        for (var suffix = host; ;)
        {
            if (PatternOf.TryGetValue(suffix, out var kind)) return (kind, CountryCode(suffix));
            var dot = suffix.IndexOf('.');
            if (suffix.Length is > 3 and <= LongestPattern && dot == suffix.Length - 3 && CountryCode(suffix) is { } country)
            {
                suffix[..^2].CopyTo(pattern);
                pattern.Slice(suffix.Length - 2, 2).Fill('X');
                if (PatternOf.TryGetValue(pattern[..suffix.Length], out kind)) return (kind, country);
            }
            if (dot < 0) return null;
            suffix = suffix[(dot + 1)..];
        }
    }

    // A ministry under a domain that is sold to the world is still a ministry of that country.
    private static string? CountryCode(ReadOnlySpan<char> suffix)
    {
        var top = suffix[(suffix.LastIndexOf('.') + 1)..];
        if (SpecialOf.TryGetValue(top, out var country)) return country;
        return top is "eu" or "su" ? null : CodeOf(top);
    }

    private static string? CodeOf(ReadOnlySpan<char> top) =>
        top is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second) ? Codes[((first | 0x20) - 'a') * 26 + (second | 0x20) - 'a'] : null;
}
