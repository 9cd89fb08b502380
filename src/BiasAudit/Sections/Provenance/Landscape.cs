using BiasAudit.Measuring;
using BiasAudit.References;

namespace BiasAudit.Sections.Provenance;

/// <summary>The sources of a corpus grouped by domain, publisher, country and kind, from the counts of its hosts.</summary>
/// <remarks>Grouping is done when a result is computed, so a profile keeps hosts only, and another registry can be asked later.</remarks>
internal sealed class Landscape
{
    private readonly PublisherRegistry _registry;
    private readonly Dictionary<string, (Attribution Of, long[] Amounts)> _listed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _listedOfDomain = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long[]> _listedDomains = [];
    private long[]? _buffer;

    public Landscape(Profile profile)
    {
        _registry = PublisherRegistry.With(profile.Options.Registry);
        Sizes = profile.State<SourceSizes>();
        Domains = new(Sizes.Hosts);
        if (Sizes.Hosts.Exact)
        {
            Span<long> amounts = stackalloc long[Amounts.Width];
            for (var i = 0; i < Sizes.Hosts.Count; i++)
            {
                Sizes.Hosts.CopyCounts(i, amounts);
                AddHost(Sizes.Hosts.TextAt(i), amounts);
            }
        }
        else
        {
            Sketch = new(Sizes, Domains, profile.State<DocumentSample>().Documents, _registry);
            foreach (var (host, amounts) in Sketch.Hosts()) AddHost(host, amounts);
        }
        AddRegistrations(profile.State<ChineseRegistrations>());
        AddClusters();
    }

    public SourceSizes Sizes { get; }

    /// <summary>The registrable domains of the hosts that are kept.</summary>
    public DomainTable Domains { get; }

    /// <summary>What is estimated; null while every host is kept.</summary>
    public HostSketch? Sketch { get; }

    /// <summary>By country code; text of unknown country is in none.</summary>
    public Dictionary<string, CategoryTotals> Countries { get; } = new(StringComparer.Ordinal);

    /// <summary>By name of the kind; text of unknown kind is in none.</summary>
    public Dictionary<string, CategoryTotals> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Text by what gave its country and by what gave its kind.</summary>
    public Dictionary<(string Field, AttributionMethod Method), long[]> Methods { get; } = [];

    /// <summary>Text of publishers whose content a state controls, by the registry.</summary>
    public long[] StateControlled { get; } = new long[Amounts.Width];

    /// <summary>
    /// The text of each host, domain or publisher (named by the registry, else one a domain), in any order and with zeros. One buffer serves all,
    /// since there can be ten million of each: it is valid until the next call and may be sorted.
    /// </summary>
    public long[] Text(string field, SizeUnit unit)
    {
        _buffer ??= new long[Math.Max(Sizes.Hosts.Count, Domains.Count + _listed.Count)];
        if (field == "hosts")
        {
            Array.Clear(_buffer);
            for (var i = 0; i < Sizes.Hosts.Count; i++) _buffer[i] = Sizes.Hosts.CountAt(i, (int)unit);
            return _buffer;
        }
        Domains.Fill(unit, _buffer);
        if (field == "domains") return _buffer;
        foreach (var (domain, listed) in _listedDomains) _buffer[domain] -= listed[(int)unit];
        var at = Domains.Count;
        foreach (var named in _listed.Values.GroupBy(l => l.Of.Publisher!, StringComparer.Ordinal)) _buffer[at++] = named.Sum(l => l.Amounts[(int)unit]);
        return _buffer;
    }

    public Attribution Of(string host) => Attribution.Of(host, _registry);

    private void AddHost(string host, ReadOnlySpan<long> amounts)
    {
        var found = Of(host);
        if (found.Site is { } site)
        {
            if (!_listed.TryGetValue(site, out var listed)) _listed[site] = listed = (found, new long[Amounts.Width]);
            Amounts.Add(listed.Amounts, amounts);
            var domain = PublicSuffixes.Shared.DomainOf(host);
            if (!_listedOfDomain.TryGetValue(domain, out var sums)) _listedOfDomain[domain] = sums = new long[Amounts.Width];
            Amounts.Add(sums, amounts);
        }
        if (found.StateControlled) Amounts.Add(StateControlled, amounts);
        Attribute("country", found.Country, found.CountryMethod, amounts, 1);
        Attribute("kind", found.Kind == PublisherKind.Unknown ? null : found.Kind.Name(), found.KindMethod, amounts, 1);
    }

    // A registration at the foot of a page speaks only where the host gave no country.
    private void AddRegistrations(ChineseRegistrations found)
    {
        for (var i = 0; i < found.Hosts.Count; i++)
        {
            var host = found.Hosts.TextAt(i);
            if (host.Length > 0 && Of(host).Country is not null) continue;
            var amounts = found.Hosts.CountsAt(i);
            if (host.Length > 0) Attribute("country", null, AttributionMethod.None, amounts, -1);
            Attribute("country", "CN", AttributionMethod.ChineseRegistration, amounts, 1);
            Totals(Countries, "CN").AddSource(amounts[0]);
        }
    }

    private void Attribute(string field, string? category, AttributionMethod method, ReadOnlySpan<long> amounts, long sign)
    {
        if (!Methods.TryGetValue((field, method), out var sums)) Methods[(field, method)] = sums = new long[Amounts.Width];
        Amounts.Add(sums, amounts, sign);
        if (category is not null) Amounts.Add(Totals(field == "country" ? Countries : Kinds, category).Amounts, amounts, sign);
    }

    // The cluster is the publisher of the registry, else the domain: all of it lies in one country and one kind.
    private void AddClusters()
    {
        foreach (var (found, amounts) in _listed.Values) AddCluster(found, amounts[0], 1);
        var large = Sketch?.LargeDomains().ToDictionary(d => d.Domain, d => d.Amounts[0], StringComparer.Ordinal) ?? [];
        foreach (var (domain, documents) in large)
            if (!_listedOfDomain.ContainsKey(domain)) AddCluster(Of(domain), documents, 1);
        for (var i = 0; i < Domains.Count; i++)
        {
            var (domain, documents) = (Domains.TextAt(i), Domains.DocumentsAt(i));
            if (large.ContainsKey(domain)) continue;
            if (_listedOfDomain.TryGetValue(domain, out var listed))
            {
                _listedDomains[i] = listed;
                documents -= listed[0];
            }
            if (documents > 0) AddCluster(Of(domain), documents, (long)Sizes.Hosts.Weight);
        }
    }

    private void AddCluster(Attribution found, long documents, long sources)
    {
        if (found.Country is { } country) Totals(Countries, country).AddSource(documents, sources);
        if (found.Kind != PublisherKind.Unknown) Totals(Kinds, found.Kind.Name()).AddSource(documents, sources);
    }

    private static CategoryTotals Totals(Dictionary<string, CategoryTotals> categories, string name)
    {
        if (!categories.TryGetValue(name, out var totals)) categories[name] = totals = new();
        return totals;
    }
}
