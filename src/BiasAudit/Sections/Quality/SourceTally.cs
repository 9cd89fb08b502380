using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>Documents by the name of their source, a bit a count, added for many documents together.</summary>
/// <remarks>
/// The sources of a corpus do not fit the caches, so a document would wait for memory three times: for its place, its name and its
/// counts. Of documents that wait together all places are fetched, then all counts, then they are added.
/// </remarks>
/// <param name="width">How many counts each source has.</param>
/// <param name="limit">How many sources are kept by name before they are sampled.</param>
internal sealed class SourceTally(int width, int limit)
{
    private const int MostWaiting = 64, LongestName = 256;

    private readonly KeyedCounts _counts = new(width, limit);
    private readonly int _words = (width + 63) / 64;
    private readonly (ulong Hash, string Name)[] _waiting = new (ulong, string)[MostWaiting];
    private readonly ulong[] _bits = new ulong[MostWaiting * ((width + 63) / 64)];
    private int _count;

    /// <summary>The counts of everything that was added.</summary>
    public KeyedCounts Counts
    {
        get
        {
            Settle();
            return _counts;
        }
    }

    /// <summary>Adds 1 to the counts of a source whose bits are set.</summary>
    public void Add(SourceFacts source, params ReadOnlySpan<ulong> bits)
    {
        _waiting[_count] = (ConsistentSample.Mix(source.Key), source.Name);
        bits.CopyTo(_bits.AsSpan(_count++ * _words, _words));
        if (_count == MostWaiting) Settle();
    }

    private void Settle()
    {
        var waiting = _waiting.AsSpan(0, _count);
        foreach (ref readonly var source in waiting) _counts.FetchPlace(source.Hash);
        foreach (ref readonly var source in waiting) _counts.FetchCounts(source.Hash);
        for (var i = 0; i < waiting.Length; i++) Add(waiting[i].Hash, waiting[i].Name, _bits.AsSpan(i * _words, _words));
        _count = 0;
    }

    /// <summary>Of very long names the beginning is kept; their keys still tell them apart.</summary>
    private void Add(ulong hash, string text, ReadOnlySpan<ulong> bits)
    {
        if (_counts.TryAddOnes(hash, bits)) return;
        Span<byte> name = stackalloc byte[LongestName];
        Encoding.UTF8.TryGetBytes(text.AsSpan(0, Math.Min(text.Length, LongestName / 3)), name, out var length);
        Span<long> amounts = stackalloc long[bits.Length * 64];
        for (var i = 0; i < amounts.Length; i++) amounts[i] = (long)(bits[i / 64] >> i & 1);
        _counts.Add(hash, name[..length], amounts);
    }
}
