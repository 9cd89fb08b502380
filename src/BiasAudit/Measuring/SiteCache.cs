using System.IO.Hashing;
using BiasAudit.References;

namespace BiasAudit.Measuring;

/// <summary>The hosts that came last, parsed once: 65,536 places in pairs, of which the older one gives way.</summary>
/// <remarks>Hosts are told apart by their 64-bit hash, as in every state, so a host that is known costs two look-ups in memory and no comparison.</remarks>
/// <param name="registry">Who publishes under which host.</param>
internal sealed class SiteCache(PublisherRegistry registry)
{
    private const int Places = 1 << 16;
    private readonly ulong[] _hashes = new ulong[Places];
    private readonly Site?[] _sites = new Site?[Places];

    /// <summary>What is known of a host in lower case and ASCII.</summary>
    public Site Of(ReadOnlySpan<byte> host)
    {
        var hash = XxHash3.HashToUInt64(host);
        var at = (int)hash & (Places - 2);
        if (_hashes[at] == hash && _sites[at] is { } newest) return newest;
        var site = _hashes[at + 1] == hash && _sites[at + 1] is { } older ? older : Site.Of(host, hash, registry);
        (_hashes[at + 1], _sites[at + 1]) = (_hashes[at], _sites[at]);
        (_hashes[at], _sites[at]) = (hash, site);
        return site;
    }
}
