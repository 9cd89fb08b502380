using System.Text;
using BiasAudit.Measuring;
using BiasAudit.Sketches;

namespace BiasAudit.Sections.Quality;

/// <summary>Adds to counts that are kept by the name of the source.</summary>
internal static class SourceNames
{
    private const int LongestName = 256;

    /// <summary>Adds amounts to the source; of very long names the beginning is kept, their keys still tell them apart.</summary>
    public static void Add(KeyedCounts counts, SourceFacts source, ReadOnlySpan<long> amounts)
    {
        Span<byte> name = stackalloc byte[LongestName];
        Encoding.UTF8.TryGetBytes(source.Name.AsSpan(0, Math.Min(source.Name.Length, LongestName / 3)), name, out var length);
        counts.Add(ConsistentSample.Mix(source.Key), name[..length], amounts);
    }
}
