using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>Adds to counts that are kept by the name of the source.</summary>
internal static class SourceNames
{
    private const int LongestName = 256;

    /// <summary>Adds 1 to the counts of a source whose bits are set; of very long names the beginning is kept, their keys still tell them apart.</summary>
    public static void Add(KeyedCounts counts, SourceFacts source, params ReadOnlySpan<ulong> bits)
    {
        var hash = ConsistentSample.Mix(source.Key);
        if (counts.TryAddOnes(hash, bits)) return;
        Span<byte> name = stackalloc byte[LongestName];
        Encoding.UTF8.TryGetBytes(source.Name.AsSpan(0, Math.Min(source.Name.Length, LongestName / 3)), name, out var length);
        Span<long> amounts = stackalloc long[bits.Length * 64];
        for (var i = 0; i < amounts.Length; i++) amounts[i] = (long)(bits[i / 64] >> i & 1);
        counts.Add(hash, name[..length], amounts);
    }
}
