using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>One of several parts of a scan: the row groups whose number, counted over the corpus, leaves a remainder.</summary>
/// <param name="Index">The part, from 1.</param>
/// <param name="Count">The number of parts.</param>
public sealed record ScanPart(int Index, int Count)
{
    /// <summary>The slices of this part.</summary>
    public IEnumerable<Slice> Of(IEnumerable<Slice> slices) => slices.Where((_, number) => number % Count == Index - 1);
}
