using System.Net;
using System.Net.Sockets;

namespace BiasAudit.Text.Identifiers;

/// <summary>IP addresses, and which of them belong to nobody (IANA special-purpose registries, RFC 6890, 5737, 3849).</summary>
internal static class IpAddresses
{
    private const int LongestV6 = 45;

    /// <summary>The end of the address of version 4 that begins with a group of digits; 0 when there is none.</summary>
    public static int V4(ReadOnlySpan<char> text, DigitGroups groups, int group, out IdentifierContext context)
    {
        context = IdentifierContext.Plain;
        if (group + 4 > groups.Count) return 0;
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++)
        {
            var part = groups[group + i];
            if (part.Length > 3 || (i > 0 && (part.Start - groups[group + i - 1].End != 1 || text[part.Start - 1] is not ('.' or '．')))) return 0;
            foreach (var c in part.Of(text)) parts[i] = (parts[i] * 10) + DigitGroups.Value(c);
            if (parts[i] > 255 || (part.Length > 1 && DigitGroups.Value(text[part.Start]) == 0)) return 0;
        }
        int start = groups[group].Start, end = groups[group + 3].End;
        var fifth = end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]);
        if (parts[0] == 0 || fifth || (start > 0 && text[start - 1] is '.' or '-') || !Around.Opens(text, start) || !Around.Closes(text, end)) return 0;
        context = OfV4(parts);
        return end;
    }

    /// <summary>The address of version 6 around a group of digits; empty when there is none.</summary>
    public static Extent V6(ReadOnlySpan<char> text, Extent digits, out IdentifierContext context)
    {
        context = IdentifierContext.Plain;
        int start = digits.Start, end = digits.End, colons = 0;
        while (start > 0 && digits.Start - start <= LongestV6 && IsV6(text[start - 1])) start--;
        while (end < text.Length && end - start <= LongestV6 && IsV6(text[end])) end++;
        while (end > start && text[end - 1] == '.') end--;
        var token = text[start..end];
        foreach (var c in token) if (c == ':') colons++;
        if (token.Length is < 4 or > LongestV6 || colons < 2 || (colons != 7 && !token.Contains("::", StringComparison.Ordinal))) return default;
        if (!Around.Opens(text, start) || !Around.Closes(text, end) || token.IndexOf(':') < 2) return default;
        if (!IPAddress.TryParse(token, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6) return default;
        context = OfV6(address);
        return new(start, end);
    }

    private static bool IsV6(char c) => char.IsAsciiHexDigit(c) || c is ':' or '.';

    private static IdentifierContext OfV4(ReadOnlySpan<int> p) => (p[0], p[1], p[2]) switch
    {
        (192, 0, 2) or (198, 51, 100) or (203, 0, 113) => IdentifierContext.Example,
        (10 or 127 or >= 224, _, _) or (172, >= 16 and <= 31, _) or (192, 168, _) or (169, 254, _) or (100, >= 64 and <= 127, _)
            or (192, 0, 0) or (198, 18 or 19, _) => IdentifierContext.Reserved,
        _ => IdentifierContext.Plain,
    };

    private static IdentifierContext OfV6(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (bytes is [0x20, 0x01, 0x0D, 0xB8, ..] or [0x3F, 0xFF, < 0x10, ..]) return IdentifierContext.Example;
        return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6SiteLocal || IPAddress.IsLoopback(address)
            || bytes[0] == 0 ? IdentifierContext.Reserved : IdentifierContext.Plain;
    }
}
