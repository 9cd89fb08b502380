using BiasAudit.Corpora;

namespace BiasAudit.Measuring;

/// <summary>Everything that decides the numbers of an audit, and how it runs.</summary>
public sealed record AuditOptions
{
    /// <summary>How the corpus is opened.</summary>
    public CorpusOptions Corpus { get; init; } = new();

    /// <summary>How many workers scan; does not change any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether masked snippets and row addresses are kept.</summary>
    public bool Evidence { get; init; } = true;

    /// <summary>The seed of every sketch and sample.</summary>
    public ulong Seed { get; init; } = 20260101;
}
