using System.IO.Hashing;
using System.Numerics;
using System.Text;
using BiasAudit.References;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Provenance;

/// <summary>The registrable domains of the hosts that were counted, with the counts of all their hosts.</summary>
/// <remarks>
/// There can be ten million of each, so a domain has no name and no counts of its own: its name is the end of the name of its first
/// host, and all counts but documents are added up when asked for.
/// </remarks>
internal sealed class DomainTable
{
    private readonly KeyedCounts _hosts;
    private readonly int[] _domainOf;
    private readonly int[] _firstHost;
    private readonly byte[] _start;
    private readonly long[] _documents;

    /// <summary>Groups hosts.</summary>
    public DomainTable(KeyedCounts hosts)
    {
        (_hosts, _domainOf, _firstHost, _start) = (hosts, new int[hosts.Count], new int[hosts.Count], new byte[hosts.Count]);
        // Open addressing; the table holds index + 1. Hashes are not kept: eight bytes a domain are eighty megabytes for ten million.
        var table = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hosts.Count * 3L / 2))];
        Span<char> text = stackalloc char[HostParser.LongestHost];
        for (var host = 0; host < hosts.Count; host++)
        {
            var name = hosts.NameAt(host);
            var start = PublicSuffixes.Shared.DomainStart(text[..Encoding.ASCII.GetChars(name, text)]);
            name = name[start..];
            var at = (int)XxHash3.HashToUInt64(name) & (table.Length - 1);
            while (table[at] != 0 && !NameAt(table[at] - 1).SequenceEqual(name)) at = (at + 1) & (table.Length - 1);
            if (table[at] == 0)
            {
                (_firstHost[Count], _start[Count]) = (host, (byte)start);
                table[at] = ++Count;
            }
            _domainOf[host] = table[at] - 1;
        }
        _documents = new long[Count];
        Fill(SizeUnit.Documents, _documents);
    }

    /// <summary>How many domains there are.</summary>
    public int Count { get; }

    /// <summary>The domain of a host, by their indexes.</summary>
    public int Of(int host) => _domainOf[host];

    /// <summary>The name of a domain.</summary>
    public string TextAt(int domain) => Encoding.UTF8.GetString(NameAt(domain));

    /// <summary>The documents of a domain.</summary>
    public long DocumentsAt(int domain) => _documents[domain];

    /// <summary>One count of every domain.</summary>
    public long[] Column(SizeUnit unit)
    {
        var column = new long[Count];
        Fill(unit, column);
        return column;
    }

    /// <summary>Writes one count of every domain to the front of a buffer and zeros behind.</summary>
    public void Fill(SizeUnit unit, Span<long> buffer)
    {
        buffer.Clear();
        for (var host = 0; host < _domainOf.Length; host++) buffer[_domainOf[host]] += _hosts.CountAt(host, (int)unit);
    }

    /// <summary>All counts of some domains, in their order.</summary>
    public long[][] Counts(IReadOnlyList<int> domains)
    {
        var place = domains.Select((domain, at) => (domain, at)).ToDictionary(d => d.domain, d => d.at);
        var counts = domains.Select(_ => new long[Amounts.Width]).ToArray();
        Span<long> amounts = stackalloc long[Amounts.Width];
        for (var host = 0; host < _domainOf.Length; host++)
        {
            if (!place.TryGetValue(_domainOf[host], out var at)) continue;
            _hosts.CopyCounts(host, amounts);
            Amounts.Add(counts[at], amounts);
        }
        return counts;
    }

    /// <summary>The domains with the most documents, largest first; equal ones by name.</summary>
    public int[] Largest(int how) => Largest(_documents, how);

    /// <summary>The domains with the most of a column, largest first; equal ones by name.</summary>
    public int[] Largest(long[] column, int how)
    {
        var heap = new PriorityQueue<int, int>(Comparer<int>.Create((a, b) => -Compare(a, b)));
        for (var domain = 0; domain < Count; domain++)
        {
            if (heap.Count < how) heap.Enqueue(domain, domain);
            else if (how > 0 && Compare(domain, heap.Peek()) < 0) heap.EnqueueDequeue(domain, domain);
        }
        var largest = new int[heap.Count];
        for (var at = largest.Length - 1; at >= 0; at--) largest[at] = heap.Dequeue();
        return largest;

        int Compare(int a, int b) => column[b] != column[a] ? column[b].CompareTo(column[a]) : NameAt(a).SequenceCompareTo(NameAt(b));
    }

    private ReadOnlySpan<byte> NameAt(int domain) => _hosts.NameAt(_firstHost[domain])[_start[domain]..];
}
