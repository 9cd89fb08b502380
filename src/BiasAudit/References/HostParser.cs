using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BiasAudit.References;

/// <summary>Finds the host in what stands in a URL column, on UTF-8 bytes and without allocation for ordinary addresses.</summary>
/// <remarks>
/// Accepted: <c>http</c>, <c>https</c>, <c>ftp</c>, <c>ws</c>, <c>wss</c> addresses and protocol-relative ones; bare hosts that begin
/// with <c>www.</c> or end in a known public suffix and do not look like a file name. Everything else (relative addresses,
/// <c>not available</c>, other schemes) has no host. Hosts come back in lower case, without user, port and trailing dots, and
/// with international labels in their ASCII form.
/// </remarks>
public static class HostParser
{
    /// <summary>The longest host name there is.</summary>
    public const int LongestHost = 253;

    // Country codes that are file extensions as well: "readme.md" is a file, "www.gov.md" a host.
    private static readonly HashSet<string> FileExtensions =
        ["md", "py", "sh", "pl", "rs", "ps", "cc", "so", "tf", "zip", "mov", "app", "jl", "st", "ai", "name", "info"];

    /// <summary>Writes the host of an address into a buffer of at least <see cref="LongestHost"/> bytes.</summary>
    /// <returns>The length of the host; 0 when there is none.</returns>
    public static int Parse(ReadOnlySpan<byte> address, Span<byte> host)
    {
        address = Trim(address);
        var authority = Authority(address, out var bare);
        if (authority.IsEmpty) return 0;
        var at = authority.LastIndexOf((byte)'@');
        if (at >= 0) authority = bare ? default : authority[(at + 1)..];
        if (!authority.IsEmpty && authority[0] == '[') return bare ? 0 : Version6(authority, host);
        var colon = authority.IndexOf((byte)':');
        if (colon >= 0)
        {
            if (authority[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return 0;
            authority = authority[..colon];
        }
        var length = Name(authority.TrimEnd((byte)'.'), host);
        return length > 0 && bare && !IsBareHost(host[..length], address.Length > length) ? 0 : length;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> address)
    {
        address = address.Trim(" \t\r\n\f\v\"'<>"u8);
        return address.StartsWith("\uFEFF"u8) ? address[3..] : address;
    }

    private static ReadOnlySpan<byte> Authority(ReadOnlySpan<byte> address, out bool bare)
    {
        bare = false;
        var scheme = address.IndexOf("//"u8);
        ReadOnlySpan<byte> rest = default;
        if (scheme == 0) rest = address[2..];
        else if (scheme > 0 && address[scheme - 1] == ':' && IsWebScheme(address[..(scheme - 1)])) rest = address[(scheme + 2)..];
        else if (address.IndexOf((byte)':') < 0)
        {
            bare = true;
            rest = address;
        }
        var end = rest.IndexOfAny("/?#\\"u8);
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsWebScheme(ReadOnlySpan<byte> scheme) =>
        Ascii.EqualsIgnoreCase(scheme, "https"u8) || Ascii.EqualsIgnoreCase(scheme, "http"u8) || Ascii.EqualsIgnoreCase(scheme, "ftp"u8)
        || Ascii.EqualsIgnoreCase(scheme, "ws"u8) || Ascii.EqualsIgnoreCase(scheme, "wss"u8);

    // Copies in lower case and checks labels on the way; hosts beyond ASCII take the slow road.
    private static int Name(ReadOnlySpan<byte> name, Span<byte> host)
    {
        if (name.Length is 0 or > 4 * LongestHost) return 0;
        if (!Ascii.IsValid(name)) return International(name, host);
        if (name.Length > LongestHost) return 0;
        var label = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var b = name[i];
            if (b is >= (byte)'A' and <= (byte)'Z') b |= 0x20;
            else if (b == '.')
            {
                if (label == 0) return 0;
                label = -1;
            }
            else if (b is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_')) return 0;
            if (++label > 63) return 0;
            host[i] = b;
        }
        return IsNumber(LastLabel(host[..name.Length])) && !IsVersion4(host[..name.Length]) ? 0 : name.Length;
    }

    private static int International(ReadOnlySpan<byte> name, Span<byte> host)
    {
        try
        {
            var text = Encoding.UTF8.GetString(name).Normalize(NormalizationForm.FormC).Replace('。', '.').ToLowerInvariant();
            if (text.Any(c => c is '\uFFFD' or ' ' or '\u3000' or ',' or '，' or '、' || char.IsControl(c))) return 0;
            var ascii = new System.Globalization.IdnMapping().GetAscii(text);
            return ascii.Length > LongestHost || !ascii.Contains('.') ? 0 : Name(Encoding.ASCII.GetBytes(ascii), host);
        }
        catch (ArgumentException)
        {
            return 0;
        }
    }

    private static int Version6(ReadOnlySpan<byte> authority, Span<byte> host)
    {
        var end = authority.IndexOf((byte)']');
        if (end < 0 || !Ascii.IsValid(authority) || !IPAddress.TryParse(Encoding.ASCII.GetString(authority[1..end]), out var address)) return 0;
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return 0;
        return Encoding.ASCII.GetBytes(address.ToString(), host);
    }

    private static bool IsBareHost(ReadOnlySpan<byte> host, bool hasMore)
    {
        if (host.StartsWith("www."u8)) return host[4..].Contains((byte)'.');
        var text = Encoding.ASCII.GetString(host);
        var dot = text.LastIndexOf('.');
        if (dot < 0 || !PublicSuffixes.Shared.IsKnown(text)) return false;
        return hasMore || text.IndexOf('.') != dot || !FileExtensions.Contains(text[(dot + 1)..]);
    }

    /// <summary>Whether a host is an IPv4 address.</summary>
    public static bool IsVersion4(ReadOnlySpan<byte> host)
    {
        var parts = 0;
        foreach (var range in host.Split((byte)'.'))
        {
            var part = host[range];
            if (!IsNumber(part) || part.Length > 3 || int.Parse(part) > 255) return false;
            parts++;
        }
        return parts == 4;
    }

    private static ReadOnlySpan<byte> LastLabel(ReadOnlySpan<byte> host) => host[(host.LastIndexOf((byte)'.') + 1)..];

    private static bool IsNumber(ReadOnlySpan<byte> label) => !label.IsEmpty && label.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
