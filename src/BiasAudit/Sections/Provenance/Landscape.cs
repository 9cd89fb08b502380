using System.Text;
using BiasAudit.Measuring;
using BiasAudit.References;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>The sources of a corpus grouped by domain, publisher, country and kind, from the counts of its hosts.</summary>
/// <remarks>Grouping is done when a result is computed, so a profile keeps hosts only, and another registry can be asked later.</remarks>
internal sealed class Landscape
{
    private readonly PublisherRegistry _registry;
    private readonly Dictionary<string, (Attribution Of, long[] Amounts)> _listed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _listedOfDomain = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long[]> _listedDomains = [];
    private readonly long _weight;

    public Landscape(Profile profile)
    {
        _registry = PublisherRegistry.With(profile.Options.Registry);
        Sizes = profile.State<SourceSizes>();
        _weight = (long)Sizes.Hosts.Weight;
        for (var i = 0; i < Sizes.Hosts.Count; i++) AddHost(Sizes.Hosts.TextAt(i), Sizes.Hosts.NameAt(i), Sizes.Hosts.CountsAt(i));
        AddRegistrations(profile.State<ChineseRegistrations>().Hosts);
        AddClusters();
    }

    public SourceSizes Sizes { get; }

    /// <summary>Documents, bytes, characters, tokens of each registrable domain.</summary>
    public KeyedCounts Domains { get; } = new(Amounts.Width);

    /// <summary>By country code; text of unknown country is in none.</summary>
    public Dictionary<string, CategoryTotals> Countries { get; } = new(StringComparer.Ordinal);

    /// <summary>By name of the kind; text of unknown kind is in none.</summary>
    public Dictionary<string, CategoryTotals> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Text by what gave its country and by what gave its kind.</summary>
    public Dictionary<(string Field, AttributionMethod Method), long[]> Methods { get; } = [];

    /// <summary>Text of publishers whose content a state controls, by the registry.</summary>
    public long[] StateControlled { get; } = new long[Amounts.Width];

    /// <summary>The text of each publisher: named by the registry, else one a domain.</summary>
    public long[] Publishers(SizeUnit unit)
    {
        var named = _listed.Values.GroupBy(l => l.Of.Publisher!, StringComparer.Ordinal).Select(g => g.Sum(l => l.Amounts[(int)unit]));
        var rest = Domains.Column((int)unit);
        foreach (var (domain, listed) in _listedDomains) rest[domain] -= listed[(int)unit];
        return [.. named, .. rest];
    }

    public Attribution Of(string host) => Attribution.Of(host, _registry);

    private void AddHost(string host, ReadOnlySpan<byte> utf8, ReadOnlySpan<long> amounts)
    {
        var start = PublicSuffixes.Shared.DomainStart(host);
        Domains.Add(utf8[start..], amounts);
        var found = Of(host);
        if (found.Site is { } site)
        {
            if (!_listed.TryGetValue(site, out var listed)) _listed[site] = listed = (found, new long[Amounts.Width]);
            Amounts.Add(listed.Amounts, amounts);
            var domain = host[start..];
            if (!_listedOfDomain.TryGetValue(domain, out var sums)) _listedOfDomain[domain] = sums = new long[Amounts.Width];
            Amounts.Add(sums, amounts);
        }
        if (found.StateControlled) Amounts.Add(StateControlled, amounts, _weight);
        Attribute("country", found.Country, found.CountryMethod, amounts, _weight);
        Attribute("kind", found.Kind == PublisherKind.Unknown ? null : found.Kind.Name(), found.KindMethod, amounts, _weight);
    }

    // A registration at the foot of a page speaks only where the host gave no country.
    private void AddRegistrations(KeyedCounts registrations)
    {
        for (var i = 0; i < registrations.Count; i++)
        {
            var host = registrations.TextAt(i);
            if (host.Length > 0 && Of(host).Country is not null) continue;
            var amounts = registrations.CountsAt(i);
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
        foreach (var (found, amounts) in _listed.Values) AddCluster(found, amounts[0]);
        for (var i = 0; i < Domains.Count; i++)
        {
            var domain = Domains.TextAt(i);
            var documents = Domains.CountsAt(i)[0];
            if (_listedOfDomain.TryGetValue(domain, out var listed))
            {
                _listedDomains[i] = listed;
                documents -= listed[0];
            }
            if (documents > 0) AddCluster(Of(domain), documents);
        }
    }

    private void AddCluster(Attribution found, long documents)
    {
        if (found.Country is { } country) Totals(Countries, country).AddSource(documents);
        if (found.Kind != PublisherKind.Unknown) Totals(Kinds, found.Kind.Name()).AddSource(documents);
    }

    private static CategoryTotals Totals(Dictionary<string, CategoryTotals> categories, string name)
    {
        if (!categories.TryGetValue(name, out var totals)) categories[name] = totals = new();
        return totals;
    }
}
