using BiasAudit.Text;

namespace BiasAudit.References;

/// <summary>The Public Suffix List, by which a host belongs to a registrable domain: what somebody registered and answers for.</summary>
/// <remarks>
/// Only the ICANN section is used. Under the private section every blog of a platform would be a domain of its own; who runs the
/// platform decides what a crawl gets, so concentration and clustering count the platform once. Its users stay visible as hosts.
/// </remarks>
public sealed class PublicSuffixes
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _rules;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _wildcards;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _exceptions;

    /// <summary>Reads rules, one a line.</summary>
    public PublicSuffixes(IEnumerable<string> lines)
    {
        HashSet<string> rules = new(StringComparer.Ordinal), wildcards = new(StringComparer.Ordinal), exceptions = new(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.StartsWith("*.", StringComparison.Ordinal)) wildcards.Add(line[2..]);
            else if (line[0] == '!') exceptions.Add(line[1..]);
            else rules.Add(line);
        }
        (_rules, _wildcards, _exceptions) = (Lookup(rules), Lookup(wildcards), Lookup(exceptions));
    }

    /// <summary>The list that comes with the product.</summary>
    public static PublicSuffixes Shared { get; } = new(EmbeddedFile.Lines("References/public-suffixes.tsv"));

    /// <summary>The registrable domain of a host in lower case and ASCII; the host itself where it is an address or a suffix.</summary>
    public string DomainOf(string host) => host[DomainStart(host)..];

    /// <summary>Where the registrable domain begins within its host.</summary>
    public int DomainStart(ReadOnlySpan<char> host)
    {
        if (host.Contains(':') || IsAddress(host)) return 0;
        var suffix = SuffixStart(host);
        return suffix <= 1 ? 0 : host[..(suffix - 1)].LastIndexOf('.') + 1;
    }

    /// <summary>Whether the list has a rule for the end of a host.</summary>
    public bool IsKnown(ReadOnlySpan<char> host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return _rules.Contains(last) || _wildcards.Contains(last);
    }

    // The longest matching rule wins and an exception beats all; without a rule the last label is the suffix ("*").
    private int SuffixStart(ReadOnlySpan<char> host)
    {
        for (var start = 0; start < host.Length;)
        {
            var candidate = host[start..];
            var dot = candidate.IndexOf('.');
            var parent = dot < 0 ? default : candidate[(dot + 1)..];
            if (_exceptions.Contains(candidate)) return start + dot + 1;
            if (_rules.Contains(candidate) || (dot >= 0 && _wildcards.Contains(parent))) return start;
            if (dot < 0) return start;
            start += dot + 1;
        }
        return 0;
    }

    private static bool IsAddress(ReadOnlySpan<char> host)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (host.Length is 0 or > 15 || !char.IsAsciiDigit(host[^1])) return false;
        return HostParser.IsVersion4(bytes[..System.Text.Encoding.ASCII.GetBytes(host, bytes)]);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(HashSet<string> set) => set.GetAlternateLookup<ReadOnlySpan<char>>();
}
