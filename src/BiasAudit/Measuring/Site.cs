using System.IO.Hashing;
using System.Text;
using BiasAudit.References;
using BiasAudit.Sketches;

namespace BiasAudit.Measuring;

/// <summary>What is known of a host.</summary>
/// <param name="Host">The host in lower case and ASCII; empty when there is none.</param>
/// <param name="Domain">Its registrable domain.</param>
/// <param name="HostUtf8">The host in UTF-8.</param>
/// <param name="HostKey">The key of the host.</param>
/// <param name="DomainKey">The key of the domain as a source.</param>
/// <param name="Attribution">What is known of the publisher; null without a host.</param>
internal sealed record Site(string Host, string Domain, byte[] HostUtf8, ulong HostKey, ulong DomainKey, Attribution? Attribution)
{
    /// <summary>No host.</summary>
    public static Site None { get; } = new("", "", [], 0, 0, null);

    /// <summary>How much a host tells of where a document comes from.</summary>
    public OpacityLevel Level { get; } = Attribution is { IsPublisher: true } ? OpacityLevel.Publisher : OpacityLevel.Host;

    /// <summary>Parses a host.</summary>
    public static Site Of(ReadOnlySpan<byte> utf8, ulong hash, PublisherRegistry registry)
    {
        var host = Encoding.ASCII.GetString(utf8);
        var start = PublicSuffixes.Shared.DomainStart(host);
        var domain = XxHash3.HashToUInt64(utf8[start..]);
        return new(host, start == 0 ? host : host[start..], utf8.ToArray(), KeyOf(domain, hash), ConsistentSample.Join(domain, 0), Attribution.Of(host, registry));
    }

    /// <summary>The key of a host. 20 bits of the domain are enough to sample by; 44 of the host keep a million hosts of one domain apart.</summary>
    internal static ulong KeyOf(ulong domain, ulong host) => (domain & ~(ulong.MaxValue >> 20)) | (host >> 20);
}
