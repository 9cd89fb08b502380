using System.IO.Hashing;
using BiasAudit.References;

namespace BiasAudit.Measuring;

/// <summary>The hosts that came last, parsed once: 262,144 places in pairs, of which the older one gives way.</summary>
/// <remarks>Hosts are told apart by their 64-bit hash, as in every state, so a host that is known costs one look-up in memory and no comparison.</remarks>
/// <param name="registry">Who publishes under which host.</param>
internal sealed class SiteCache(PublisherRegistry registry)
{
    private const int Places = 1 << 18;
    private readonly (ulong Hash, Site? Site)[] _places = new (ulong, Site?)[Places];

    /// <summary>What is known of a host in lower case and ASCII.</summary>
    public Site Of(ReadOnlySpan<byte> host)
    {
        var hash = XxHash3.HashToUInt64(host);
        var at = (int)hash & (Places - 2);
        ref var newest = ref _places[at];
        if (newest.Hash == hash && newest.Site is { } known) return known;
        ref var older = ref _places[at + 1];
        var site = older.Hash == hash && older.Site is { } kept ? kept : Site.Of(host, hash, registry);
        (older, newest) = (newest, (hash, site));
        return site;
    }
}
