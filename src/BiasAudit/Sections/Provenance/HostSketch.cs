using System.IO.Hashing;
using System.Text;
using BiasAudit.References;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>What is estimated once there are more hosts than are kept: from the sample of documents, and from the kept hosts.</summary>
internal sealed class HostSketch(SourceSizes sizes, DomainTable domains, IReadOnlyList<DocumentSample.Drawn> documents, PublisherRegistry registry)
{
    /// <summary>The concentration of hosts, domains or publishers.</summary>
    public SketchedSpread Spread(string field, SizeUnit unit)
    {
        var (large, drawn, exact) = (Large(field, unit), new double[SketchedSpread.Groups], new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var document in documents.Where(d => !Selects(d))) drawn[Group(document)] += document.In(unit);
        var (tail, groups) = (new List<long>(), new List<byte>());
        foreach (var (name, domain, amount) in Kept(field, unit))
        {
            var key = field == "publishers" ? Publisher(name) : name;
            if (!large.ContainsKey(key))
            {
                tail.Add(amount);
                groups.Add(Group(domain));
            }
            else if (key == name) exact[key] = amount;
        }
        var heavy = large.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new SketchedSpread.Heavy(l.Key, exact.TryGetValue(l.Key, out var amount) ? amount : null, l.Value)).ToArray();
        return new(heavy, drawn, [.. tail], [.. groups], sizes.Hosts.Totals[(int)unit], sizes.Hosts.Weight);
    }

    /// <summary>The large domains with their text, estimated.</summary>
    public IEnumerable<(string Domain, long[] Amounts)> LargeDomains()
    {
        var large = Large("domains", SizeUnit.Documents).Keys.ToHashSet(StringComparer.Ordinal);
        return Estimate(PublicSuffixes.Shared.DomainOf).Where(d => large.Contains(d.Key)).Select(d => (d.Key, d.Amounts));
    }

    /// <summary>The text of each host of the sample, scaled to the whole.</summary>
    public IEnumerable<(string Host, long[] Amounts)> Hosts() => Estimate(host => host);

    private IEnumerable<(string Key, long[] Amounts)> Estimate(Func<string, string> keyOf)
    {
        var scales = Amounts.Units.Select(unit => documents.Sum(d => d.In(unit)) is var sum and > 0 ? (double)sizes.Hosts.Totals[(int)unit] / sum : 0).ToArray();
        return documents.GroupBy(d => keyOf(d.Host), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Amounts.Units.Select(unit => (long)Math.Round(scales[(int)unit] * g.Sum(d => d.In(unit)))).ToArray()));
    }

    // Names with enough documents in one half of the sample, each with its text in the other half by group: a name that is chosen and
    // measured by the same documents would look larger than it is.
    private Dictionary<string, double[]> Large(string field, SizeUnit unit)
    {
        Func<string, string> keyOf = field switch { "hosts" => host => host, "domains" => PublicSuffixes.Shared.DomainOf, _ => Publisher };
        return documents.GroupBy(d => keyOf(d.Host), StringComparer.Ordinal).Where(g => g.Count(Selects) >= SketchedSpread.Large).ToDictionary(g => g.Key, g =>
        {
            var groups = new double[SketchedSpread.Groups];
            foreach (var document in g.Where(d => !Selects(d))) groups[Group(document)] += document.In(unit);
            return groups;
        }, StringComparer.Ordinal);
    }

    private IEnumerable<(string Name, string Domain, long Amount)> Kept(string field, SizeUnit unit)
    {
        if (field == "hosts")
            return Enumerable.Range(0, sizes.Hosts.Count).Select(i => (sizes.Hosts.TextAt(i), domains.TextAt(domains.Of(i)), sizes.Hosts.CountAt(i, (int)unit)));
        var column = domains.Column(unit);
        return Enumerable.Range(0, domains.Count).Select(i => (domains.TextAt(i), domains.TextAt(i), column[i]));
    }

    private string Publisher(string host) => Attribution.Of(host, registry).Publisher ?? PublicSuffixes.Shared.DomainOf(host);

    private static bool Selects(DocumentSample.Drawn document) => (document.Hash / SketchedSpread.Groups) % 2 == 0;

    // The high bits of the hash decide what is kept, so groups are told by the low ones.
    private static int Group(DocumentSample.Drawn document) => (int)(document.Hash % SketchedSpread.Groups);

    private static byte Group(string domain) => (byte)(ConsistentSample.Mix(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(domain))) % SketchedSpread.Groups);
}
