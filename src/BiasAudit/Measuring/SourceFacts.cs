using BiasAudit.Corpora;
using BiasAudit.References;
using BiasAudit.Sketches;

namespace BiasAudit.Measuring;

/// <summary>How much is known of where a document comes from.</summary>
public enum OpacityLevel
{
    /// <summary>L0: nothing.</summary>
    Nothing,

    /// <summary>L1: the name of a collection.</summary>
    Collection,

    /// <summary>L2: the host.</summary>
    Host,

    /// <summary>L3: the publisher with country and kind.</summary>
    Publisher,
}

/// <summary>The source of one document: what its URL, its source column and its shard tell.</summary>
/// <remarks>Hosts and collections are parsed once and kept in a small cache, so an ordinary document costs a hash and no allocation.</remarks>
public sealed class SourceFacts
{
    private const int LongestCollection = 200;
    private readonly byte[] _host = new byte[HostParser.LongestHost + 3];
    private readonly SiteCache _sites;
    private readonly StringCache<CollectionName> _collections = new((name, _, hash) => new(name, ConsistentSample.Join(hash, 1)), 1 << 10);
    private readonly byte[] _day = new byte[8];
    private Site _site = Site.None;
    private int _dayLength;
    private int _sayNothing;

    internal SourceFacts(PublisherRegistry registry) => _sites = new(registry);

    /// <summary>How much is known.</summary>
    public OpacityLevel Level { get; private set; }

    /// <summary>The host in lower case and ASCII, without port; empty when there is none.</summary>
    public string Host => _site.Host;

    /// <summary>The registrable domain by the Public Suffix List (ICANN section); empty when there is none.</summary>
    public string Domain => _site.Domain;

    /// <summary>The collection that the source column names; empty when there is none or it is a placeholder.</summary>
    public string Collection { get; private set; } = "";

    /// <summary>The source that clusters the document: domain, else collection, else shard.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The key of the source in every state: a hash of <see cref="Name"/> and of what it is.</summary>
    public ulong Key { get; private set; }

    /// <summary>What is known of the publisher; null without a host.</summary>
    public Attribution? Attribution => _site.Attribution;

    /// <summary>The host in UTF-8.</summary>
    internal ReadOnlySpan<byte> HostUtf8 => _site.HostUtf8;

    /// <summary>The key of the host: its high bits are those of the domain, so that sampling hosts by key keeps domains whole.</summary>
    internal ulong HostKey => _site.HostKey;

    /// <summary>The declared date as yyyyMMdd, yyyyMM or yyyy; empty when there is none that can be read.</summary>
    internal ReadOnlySpan<byte> Day => _day.AsSpan(0, _dayLength);

    /// <summary>Whether the declared value of a role is missing, blank or a placeholder.</summary>
    internal bool SaysNothing(Role role) => (_sayNothing >> (int)role & 1) != 0;

    internal void Read(Document document)
    {
        _sayNothing = 0;
        foreach (var role in (ReadOnlySpan<Role>)[Role.Url, Role.Source, Role.License, Role.Date, Role.Language])
            if (Placeholders.Covers(document.Value(role))) _sayNothing |= 1 << (int)role;
        _dayLength = SaysNothing(Role.Date) ? 0 : Sections.Provenance.DateParser.Parse(document.Value(Role.Date), _day);
        _site = SiteOf(document.Value(Role.Url));
        var source = document.Value(Role.Source);
        var named = !SaysNothing(Role.Source);
        if (ReferenceEquals(_site, Site.None) && named) _site = SiteOf(source);
        var collection = named ? _collections.Of(source.Length > LongestCollection ? source[..LongestCollection] : source) : null;
        Collection = collection?.Name ?? "";
        if (!ReferenceEquals(_site, Site.None))
        {
            (Name, Key) = (_site.Domain, _site.DomainKey);
            Level = _site.Level;
        }
        else if (collection is not null) (Name, Key, Level) = (collection.Name, collection.Key, OpacityLevel.Collection);
        else (Name, Key, Level) = (document.Shard.Path, ConsistentSample.Join(document.Shard.Key, 2), OpacityLevel.Nothing);
    }

    private Site SiteOf(ReadOnlySpan<byte> address)
    {
        var length = address.IsEmpty ? 0 : HostParser.Parse(address, _host);
        return length == 0 ? Site.None : _sites.Of(_host.AsSpan(0, length));
    }

    private sealed record CollectionName(string Name, ulong Key);
}
